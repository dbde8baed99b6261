// The chain rule, layer by layer: matrices by the kernels, the layer norm and products of entries here.
#include "core/learning/network/network_pass.h"

#include "core/learning/network/network_apply.h"

#include <cmath>

namespace memscape {
namespace {

template <class T>
void silu(Table<T>& act, Table<T>& slope, Table<T>* bend, int first, int count) {
  simd::network_kernels<T>().silu(static_cast<long>(act.rows()) * count, act.column(first),
                                  slope.column(first), bend ? bend->column(first) : nullptr);
}

/// normal = (z - mean) / deviation and z = gain normal + bias, column by column.
template <class T>
void layer_norm(const NetworkView<T>& net, NetworkPass<T>& pass, Table<T>& z, int first, int count) {
  const int width = z.rows();
  const ConstColumn<T> gain(net.weights + net.layout.norm_gain.offset, width),
      bias(net.weights + net.layout.norm_bias.offset, width);
  for (int n = first; n < first + count; ++n) {
    Column<T> column(z.column(n), width), normal(pass.normal.column(n), width);
    normal = column - column.mean();
    pass.inverse(0, n) = T(1) / std::sqrt(normal.square().mean() + T(norm_epsilon));
    normal *= pass.inverse(0, n);
    column = normal * gain + bias;
  }
}

/// From the derivative by the layer norm's output, `d_norm`, to that by its input, d.
template <class T>
void layer_norm_back(const NetworkView<T>& net, NetworkPass<T>& pass, Table<T>& d, int first, int count) {
  const int width = d.rows();
  const ConstColumn<T> gain(net.weights + net.layout.norm_gain.offset, width);
  for (int n = first; n < first + count; ++n) {
    Column<T> column(d.column(n), width);
    const ConstColumn<T> normal(pass.normal.column(n), width), after(pass.d_norm.column(n), width);
    column = after * gain;
    const T mean = column.mean(), along = (column * normal).mean();
    column = (column - mean - normal * along) * pass.inverse(0, n);
  }
}

}  // namespace

template <class T>
NetworkPass<T>::NetworkPass(const NetworkShape& s, int N)
    : X(s.dimension, N),
      t(1, N),
      out(s.dimension, N),
      features(2 * s.frequencies, N),
      projected(s.width, N),
      act(static_cast<std::size_t>(s.hidden), Table<T>(s.width, N)),
      slope(act),
      normal(s.width, N),
      inverse(1, N),
      d_out(s.dimension, N),
      d_norm(s.width, N),
      d_hidden(act),
      d_project(s.width, N) {
  for (int l = 0; l < 2; ++l) time[l] = time_slope[l] = d_time[l] = Table<T>(s.time_width, N);
}

template <class T>
void forward(const NetworkView<T>& net, NetworkPass<T>& pass, int first, int count) {
  const NetworkLayout& layout = net.layout;
  const auto& kernels = simd::network_kernels<T>();
  const int D = net.shape.dimension, width = net.shape.width;
  kernels.fourier(net.shape.frequencies, net.frequencies, count, pass.t.column(first),
                  pass.features.column(first));
  for (int l = 0; l < 2; ++l) {
    apply(net, layout.time[l], &layout.time_bias[l], l ? pass.time[0] : pass.features, pass.time[l], first,
          count);
    silu<T>(pass.time[l], pass.time_slope[l], nullptr, first, count);
  }
  apply(net, layout.project_time, &layout.project_bias, pass.time[1], pass.projected, first, count);
  for (int n = first; n < first + count; ++n)
    for (int d = 0; d < D; ++d)
      Column<T>(pass.projected.column(n), width) +=
          ConstColumn<T>(net.weights + layout.project_position.offset + d * width, width) * pass.X(d, n);
  for (std::size_t l = 0; l < pass.act.size(); ++l) {
    apply(net, layout.hidden[l], &layout.hidden_bias[l], l ? pass.act[l - 1] : pass.projected, pass.act[l],
          first, count);
    if (l + 1 == pass.act.size()) layer_norm(net, pass, pass.act[l], first, count);
    silu(pass.act[l], pass.slope[l], pass.bend.empty() ? nullptr : &pass.bend[l], first, count);
  }
  kernels.transposed_product({width, D, count, net.weights + layout.output.offset,
                              pass.act.back().column(first), pass.out.column(first)});
  pass.out.array(first, count).colwise() += ConstColumn<T>(net.weights + layout.output_bias.offset, D);
}

template <class T>
void backward(const NetworkView<T>& net, NetworkPass<T>& pass, int first, int count) {
  const NetworkLayout& layout = net.layout;
  apply(net, layout.output, nullptr, pass.d_out, pass.d_norm, first, count);
  pass.d_norm.array(first, count) *= pass.slope.back().array(first, count);
  layer_norm_back(net, pass, pass.d_hidden.back(), first, count);
  for (std::size_t l = pass.d_hidden.size() - 1; l > 0; --l) {
    apply_back(net, layout.hidden[l], pass.d_hidden[l], pass.d_hidden[l - 1], first, count);
    pass.d_hidden[l - 1].array(first, count) *= pass.slope[l - 1].array(first, count);
  }
  apply_back(net, layout.hidden[0], pass.d_hidden[0], pass.d_project, first, count);
  backward_time(net, pass, first, count);
}

template <class T>
void backward_time(const NetworkView<T>& net, NetworkPass<T>& pass, int first, int count) {
  const NetworkLayout& layout = net.layout;
  apply_back(net, layout.project_time, pass.d_project, pass.d_time[1], first, count);
  pass.d_time[1].array(first, count) *= pass.time_slope[1].array(first, count);
  apply_back(net, layout.time[1], pass.d_time[1], pass.d_time[0], first, count);
  pass.d_time[0].array(first, count) *= pass.time_slope[0].array(first, count);
}

template <class T>
void transpose_block(const WeightBlock& block, const T* weights, T* transposed) {
  using Whole = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;
  Eigen::Map<Whole>(transposed + block.offset, block.columns, block.rows) =
      Eigen::Map<const Whole>(weights + block.offset, block.rows, block.columns).transpose();
}

template <class T>
std::vector<LearnTask<T>> learn_tasks(const NetworkLayout& layout, const NetworkPass<T>& pass, int values) {
  std::vector<LearnTask<T>> tasks;
  const int all = pass.columns();
  auto add = [&](const WeightBlock& block, const Table<T>& delta, const Table<T>* input, int columns) {
    const int step = columns >= simd::few_columns ? simd::update_rows : block.rows;
    for (int row = 0; row < block.rows; row += step)
      tasks.push_back({block, &delta, input, columns, row, std::min(step, block.rows - row)});
  };
  for (int l = 0; l < 2; ++l) {
    add(layout.time[l], pass.d_time[l], l ? &pass.time[0] : &pass.features, values);
    add(layout.time_bias[l], pass.d_time[l], nullptr, values);
  }
  add(layout.project_time, pass.d_project, &pass.time[1], values);
  add(layout.project_position, pass.d_project, &pass.X, all);
  add(layout.project_bias, pass.d_project, nullptr, values);
  for (std::size_t l = 0; l < layout.hidden.size(); ++l) {
    add(layout.hidden[l], pass.d_hidden[l], l ? &pass.act[l - 1] : &pass.projected, all);
    add(layout.hidden_bias[l], pass.d_hidden[l], nullptr, values);
  }
  add(layout.output, pass.act.back(), &pass.d_out, all);
  return tasks;
}

std::size_t learn_scratch(const NetworkShape& shape) {
  const int inner = std::max({2 * shape.frequencies, shape.time_width, shape.width, shape.dimension});
  return static_cast<std::size_t>(simd::update_rows) * static_cast<std::size_t>(inner);
}

template <class T>
void learn(const LearnTask<T>& task, const simd::Learned<T>& to, const simd::AdamStep<T>& adam, T* scratch) {
  const WeightBlock& block = task.block;
  simd::network_kernels<T>().update(
      {block.rows, block.columns, task.columns, task.first_row, task.some_rows, task.delta->column(0),
       task.input ? task.input->column(0) : nullptr, to.at(block.offset)},
      adam, scratch);
}

template <class T>
void learn_rest(const NetworkLayout& layout, const NetworkPass<T>& pass, int values,
                const simd::Learned<T>& to, const simd::AdamStep<T>& adam, T* scratch) {
  const int N = pass.columns(), D = pass.out.rows();
  auto apply_to = [&](const WeightBlock& block) {
    simd::network_kernels<T>().adam(block.size(), scratch, to.at(block.offset), adam);
  };
  Column<T> gradient(scratch, layout.norm_gain.rows);
  const auto d = pass.d_norm.array(0, N), normal = pass.normal.array(0, N);
  gradient.setZero();
  for (int n = 0; n < N; ++n) gradient += d.col(n) * normal.col(n);
  apply_to(layout.norm_gain);
  gradient.setZero();
  for (int n = 0; n < values; ++n) gradient += d.col(n);
  apply_to(layout.norm_bias);
  Column<T> last(scratch, layout.output_bias.rows);
  last.setZero();
  for (int n = 0; n < values; ++n)
    for (int i = 0; i < D; ++i) last[i] += pass.d_out(i, n);
  apply_to(layout.output_bias);
}

#define MEMSCAPE_INSTANTIATE(T)                                                                       \
  template struct NetworkPass<T>;                                                                     \
  template void forward(const NetworkView<T>&, NetworkPass<T>&, int, int);                            \
  template void backward(const NetworkView<T>&, NetworkPass<T>&, int, int);                           \
  template void backward_time(const NetworkView<T>&, NetworkPass<T>&, int, int);                      \
  template void transpose_block(const WeightBlock&, const T*, T*);                                    \
  template std::vector<LearnTask<T>> learn_tasks(const NetworkLayout&, const NetworkPass<T>&, int);   \
  template void learn(const LearnTask<T>&, const simd::Learned<T>&, const simd::AdamStep<T>&, T*);    \
  template void learn_rest(const NetworkLayout&, const NetworkPass<T>&, int, const simd::Learned<T>&, \
                           const simd::AdamStep<T>&, T*);
MEMSCAPE_INSTANTIATE(float)
MEMSCAPE_INSTANTIATE(double)
#undef MEMSCAPE_INSTANTIATE

}  // namespace memscape
