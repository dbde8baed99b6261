// The way back for values meets s''(z) wherever a derivative went through silu, and the derivative of the
// layer norm's derivative. What comes back to derivatives is what `energy_forward` has already found.
#include "core/learning/network/energy_pass.h"

#include <cmath>

#include "core/learning/network/network_apply.h"

namespace memscape {
namespace {

/// From derivatives of E by the layer norm's output to those by its input.
template <class T>
void norm_back(const NetworkView<T>& net, NetworkPass<T>& both, int first, int count, int N) {
  Table<T>& to = both.d_hidden.back();
  const int width = to.rows();
  const ConstColumn<T> gain(net.weights + net.layout.norm_gain.offset, width);
  for (int n = first; n < first + count; ++n) {
    Column<T> d(to.column(N + n), width);
    const ConstColumn<T> normal(both.normal.column(n), width);
    d = ConstColumn<T>(both.d_norm.column(N + n), width) * gain;
    const T mean = d.mean(), along = (d * normal).mean();
    d = (d - mean - normal * along) * both.inverse(0, n);
  }
}

/// Derivatives along u through the layer norm: x̂' = (ċ - x̂ m)/deviation with ċ = ż less its mean and m =
/// mean(x̂ ċ). Keeps x̂' in `normal` and m in `inverse`, and leaves ẏ = gain x̂' in z.
template <class T>
void norm_along(const NetworkView<T>& net, NetworkPass<T>& both, Table<T>& z, int first, int count, int N) {
  const int width = z.rows();
  const ConstColumn<T> gain(net.weights + net.layout.norm_gain.offset, width);
  for (int n = first; n < first + count; ++n) {
    Column<T> change(z.column(N + n), width), turned(both.normal.column(N + n), width);
    const ConstColumn<T> normal(both.normal.column(n), width);
    change -= change.mean();
    both.inverse(0, N + n) = (change * normal).mean();
    turned = (change - normal * both.inverse(0, N + n)) * both.inverse(0, n);
    change = turned * gain;
  }
}

/// z̄ = (X - mean X - x̂ mean(X x̂ + p x̂'))/deviation with X = gain ȳ - (p m + ċ mean(p x̂))/deviation and p =
/// gain ẏ̄.
template <class T>
void norm_back_both(const NetworkView<T>& net, NetworkPass<T>& both, int first, int count, int N) {
  Table<T>& to = both.d_hidden.back();
  const int width = to.rows();
  const ConstColumn<T> gain(net.weights + net.layout.norm_gain.offset, width);
  for (int n = first; n < first + count; ++n) {
    const ConstColumn<T> normal(both.normal.column(n), width), turned(both.normal.column(N + n), width),
        after(both.d_norm.column(n), width), after_along(both.d_norm.column(N + n), width);
    const T inverse = both.inverse(0, n), m = both.inverse(0, N + n);
    const auto p = after_along * gain;
    const T overlap = (p * normal).mean(), turning = (p * turned).mean();
    Column<T> X(to.column(n), width);
    X = gain * after - inverse * (p * m + (turned / inverse + normal * m) * overlap);
    const T mean = X.mean(), along = (X * normal).mean() + turning;
    X = (X - mean - normal * along) * inverse;
  }
}

}  // namespace

template <class T>
EnergyPass<T>::EnergyPass(const NetworkShape& shape, int N)
    : both(shape, 2 * N),
      gradient(shape.dimension, N),
      pull(static_cast<std::size_t>(shape.hidden), Table<T>(shape.width, N)) {
  both.bend = pull;
}

template <class T>
void energy_forward(const NetworkView<T>& net, EnergyPass<T>& pass, int first, int count) {
  NetworkPass<T>& both = pass.both;
  const NetworkLayout& layout = net.layout;
  const int N = pass.values();
  forward(net, both, first, count);
  both.d_out.array(N + first, count) = both.out.array(first, count);
  apply(net, layout.output, nullptr, both.d_out, both.d_norm, N + first, count);
  pass.pull.back().array(first, count) = both.d_norm.array(N + first, count);
  both.d_norm.array(N + first, count) *= both.slope.back().array(first, count);
  norm_back(net, both, first, count, N);
  for (std::size_t l = both.act.size() - 1; l > 0; --l) {
    Table<T>& d = both.d_hidden[l - 1];
    apply_back(net, layout.hidden[l], both.d_hidden[l], d, N + first, count);
    pass.pull[l - 1].array(first, count) = d.array(N + first, count);
    d.array(N + first, count) *= both.slope[l - 1].array(first, count);
  }
  apply_back(net, layout.hidden[0], both.d_hidden[0], both.d_project, N + first, count);
  apply_dots(net, layout.project_position, both.d_project, N + first, pass.gradient, first, count);
}

template <class T>
void energy_backward(const NetworkView<T>& net, EnergyPass<T>& pass, int first, int count,
                     Table<T>* curvature) {
  NetworkPass<T>& both = pass.both;
  const NetworkLayout& layout = net.layout;
  const int N = pass.values();
  apply(net, layout.project_position, nullptr, both.X, both.projected, N + first, count);
  for (std::size_t l = 0; l < both.act.size(); ++l) {
    // The slopes' second half keeps the derivatives before silu.
    apply(net, layout.hidden[l], nullptr, l ? both.act[l - 1] : both.projected, both.slope[l], N + first,
          count);
    if (l + 1 == both.act.size()) norm_along(net, both, both.slope[l], first, count, N);
    both.act[l].array(N + first, count) =
        both.slope[l].array(first, count) * both.slope[l].array(N + first, count);
  }
  apply_dots(net, layout.output, both.act.back(), N + first, both.out, N + first, count);
  both.d_out.array(first, count) = both.out.array(N + first, count);
  auto through_silu = [&](std::size_t l, Table<T>& d) {
    d.array(first, count) = d.array(first, count) * both.slope[l].array(first, count) +
                            both.bend[l].array(first, count) * both.slope[l].array(N + first, count) *
                                pass.pull[l].array(first, count);
  };
  apply(net, layout.output, nullptr, both.d_out, both.d_norm, first, count);
  through_silu(both.act.size() - 1, both.d_norm);
  norm_back_both(net, both, first, count, N);
  for (std::size_t l = both.act.size() - 1; l > 0; --l) {
    apply_back(net, layout.hidden[l], both.d_hidden[l], both.d_hidden[l - 1], first, count);
    through_silu(l - 1, both.d_hidden[l - 1]);
  }
  apply_back(net, layout.hidden[0], both.d_hidden[0], both.d_project, first, count);
  if (curvature)
    apply_dots(net, layout.project_position, both.d_project, first, *curvature, first, count);
  else
    backward_time(net, both, first, count);
}

#define MEMSCAPE_INSTANTIATE(T)                                                  \
  template struct EnergyPass<T>;                                                 \
  template void energy_forward(const NetworkView<T>&, EnergyPass<T>&, int, int); \
  template void energy_backward(const NetworkView<T>&, EnergyPass<T>&, int, int, Table<T>*);
MEMSCAPE_INSTANTIATE(float)
MEMSCAPE_INSTANTIATE(double)
#undef MEMSCAPE_INSTANTIATE

}  // namespace memscape
