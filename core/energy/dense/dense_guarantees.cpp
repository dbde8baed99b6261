// What is proven of each member of the family. Curvature: the terms that F'' and the softmax's covariance add
// only lower it, so that S and the confinement give the bound. Energy: Σ F is at most K F(S's largest value),
// and ½‖x‖² is set against the dot products' S <= M ‖x‖, M = max ‖ξ‖.
#include <cmath>

#include "core/energy/dense/dense.h"

namespace memscape {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool is_soft(const DenseForm& form) {
  return form.separation == Separation::exponential && form.scaling == Scaling::log;
}

/// True when F of dot products is convex, so that -F adds no curvature.
bool is_convex(const DenseForm& form) {
  return form.separation != Separation::power || form.degree % 2 == 0 || form.degree == 1;
}

double curvature_of(const DenseForm& form) {
  if (!form.is_dot())
    return is_soft(form) ? form.lambda() * form.beta * form.slope() + (form.is_bowl() ? 1 : 0) : infinity;
  const bool concave = is_soft(form) || (form.scaling == Scaling::identity && is_convex(form));
  if (!concave) return infinity;
  return form.is_confined() ? 1 : 0;
}

/// E >= value, in words.
struct Lowest {
  double value = -infinity;
  std::string text;
};

/// F is largest, 1, at a memory.
Lowest lowest_of_distances(const DenseForm& form, int K) {
  if (form.separation != Separation::exponential && form.separation != Separation::shifted_relu) return {};
  const std::string over = form.scaled ? "(1/β) " : "";
  if (form.scaling == Scaling::log) return {-form.lambda() * std::log(K), "E ≥ −" + over + "log K"};
  return {-form.lambda() * K, "E ≥ −" + over + "K"};
}

/// With r = ‖x‖: the smallest value of ½r² - λ Q(K F(β M r)) over r >= 0, or of a bound of it.
Lowest lowest_of_confined(const DenseForm& form, const Matrix& Xi) {
  const double lambda = form.lambda(), K = static_cast<double>(Xi.cols());
  const double pull = form.beta * Xi.colwise().norm().maxCoeff();  // β M
  const std::string over = form.scaled ? "(1/β) " : "", slope = form.scaled ? "" : "β²",
                    where = ", M = max ‖ξ‖";
  const double sum = lambda * pull;
  if (form.scaling == Scaling::log) {
    if (is_soft(form) || form.separation == Separation::shifted_relu)
      return {-0.5 * sum * sum - lambda * std::log(K), "E ≥ −½" + slope + "M² − " + over + "log K" + where};
    const double n = form.degree;
    if (!(pull > 0)) return {};
    return {0.5 * lambda * n - lambda * std::log(K) - lambda * n * std::log(pull * std::sqrt(lambda * n)),
            "½‖x‖² outgrows the logarithm"};
  }
  if (form.separation == Separation::shifted_relu)
    return {-0.5 * K * K * sum * sum - lambda * K, "E ≥ −½K²" + slope + "M² − " + over + "K" + where};
  if (form.separation == Separation::exponential) return {};
  if (form.degree == 1) return {-0.5 * K * K * sum * sum, "E ≥ −½K²" + slope + "M²" + where};
  const double steepest = 2 * lambda * form.beta * form.beta * Xi.squaredNorm();  // of Σ (x·ξ)², at most
  if (form.degree == 2 && steepest <= 1) return {0, "E ≥ 0: ½‖x‖² outweighs the squares"};
  return {};
}

}  // namespace

Guarantees DenseMemory::guarantees() const {
  Guarantees known;
  known.curvature = curvature_of(form_);
  const Lowest lowest = !form_.is_dot()       ? lowest_of_distances(form_, static_cast<int>(Xi_->cols()))
                        : form_.is_confined() ? lowest_of_confined(form_, *Xi_)
                                              : Lowest{};
  known.lowest = lowest.value, known.lowest_text = lowest.text;
  const bool one_update = attention() && is_soft(form_);
  if (one_update) known.attention_step = 1 / known.curvature;
  return known;
}

}  // namespace memscape
