// Dormand-Prince 5(4): k_s = -∇E(x + h Σ_r a_sr k_r), x' = x + h Σ_r a_7r k_r, error = h Σ_s e_s k_s; h
// follows the error. The seventh slope is the first of the next substep.
#include "core/dynamics/flow.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace memscape {
namespace {

constexpr int stages = 7;
constexpr double a[stages][stages - 1] = {
    {},
    {1. / 5},
    {3. / 40, 9. / 40},
    {44. / 45, -56. / 15, 32. / 9},
    {19372. / 6561, -25360. / 2187, 64448. / 6561, -212. / 729},
    {9017. / 3168, -355. / 33, 46732. / 5247, 49. / 176, -5103. / 18656},
    {35. / 384, 0, 500. / 1113, 125. / 192, -2187. / 6784, 11. / 84},
};
/// Weights of order 5 minus those of order 4.
constexpr double e[stages] = {71. / 57600,      0,         -71. / 16695, 71. / 1920,
                              -17253. / 339200, 22. / 525, -1. / 40};

/// One particle on its way: where it is, and the substep that is tried from there.
class Flow {
 public:
  Flow(const StepContext& context, const ConstVector& x, const ConstVector& g, double E)
      : E(E), x(x), context_(context), K_(x.size(), stages), y_(x.size()), g_(x.size()) {
    K_.col(0) = -g;
  }

  /// Tries a substep h. Returns its error in units of what is allowed; infinite where a stage finds no finite
  /// energy.
  double attempt(double h) {
    for (int s = 1; s < stages; ++s) {
      y_ = x;
      for (int r = 0; r < s; ++r) y_ += (h * a[s][r]) * K_.col(r);
      if (!(y_.cwiseAbs().maxCoeff() <= 2 * diverged_beyond)) return std::numeric_limits<double>::infinity();
      next_E_ = context_.energy.value_and_gradient(y_, g_);
      if (!std::isfinite(next_E_)) return std::numeric_limits<double>::infinity();
      context_.mask(g_.data());
      K_.col(s) = -g_;
    }
    double sum = 0;
    for (Eigen::Index d = 0; d < x.size(); ++d) {
      double error = 0;
      for (int s = 0; s < stages; ++s) error += e[s] * K_(d, s);
      error *= h / (flow_absolute_error + flow_relative_error * std::max(std::abs(x[d]), std::abs(y_[d])));
      sum += error * error;
    }
    return std::sqrt(sum / static_cast<double>(x.size()));
  }
  void accept() {
    x = y_, E = next_E_;
    K_.col(0) = K_.col(stages - 1);
  }
  Vector gradient() const { return -K_.col(0); }
  /// A cautious first substep: a hundredth of the way to where the slope would carry x by its own size.
  double first_substep() const { return 0.01 * (1e-2 + x.norm()) / (1e-12 + K_.col(0).norm()); }

  double E;
  Vector x;

 private:
  const StepContext& context_;
  Matrix K_;  ///< D x 7, the slopes
  Vector y_, g_;
  double next_E_ = 0;
};

/// Follows the flow for `horizon` (time / τ); `h` is the substep to try first, and becomes the one to try
/// next. False when it gives up.
bool follow(Flow& flow, double horizon, double& h) {
  double t = 0;
  for (int substep = 0; substep < flow_most_substeps; ++substep) {
    const double left = horizon - t;
    const bool last = h >= left * (1 - 1e-12);
    const double used = last ? left : h, error = flow.attempt(used);
    const double factor = error > 0 ? std::clamp(0.9 * std::pow(error, -0.2), 0.2, 5.0) : 5.0;
    if (error > 1) {
      h = used * std::min(factor, 0.9);
      continue;
    }
    flow.accept();
    // The last substep was cut to fit: it must not make the next one small.
    h = std::min(last ? std::max(h, used * factor) : used * factor, 1e6 * horizon);
    if (last) return true;
    t += used;
  }
  return false;
}

}  // namespace

int flow_memory(const Settings&, int) {
  return 1;
}

void flow_step(const StepContext& context, Block& block) {
  const double horizon = context.row("interval") / context.row("tau");
  for (int j = 0; j < block.size(); ++j) {
    Flow flow(context, block.X.col(j), block.G.col(j), block.E[j]);
    double& h = block.memory(0, j);
    if (h == 0) h = flow.first_substep();
    const bool arrived = follow(flow, horizon, h);
    if (arrived)
      block.X.col(j) = flow.x;
    else
      block.X.col(j).setConstant(std::numeric_limits<double>::infinity());
    block.G.col(j) = flow.gradient();
    block.E[j] = flow.E;
  }
}

}  // namespace memscape
