// From energies to tables: with p = β S'/2 (natural units, or times log2 e for exponentials), centred
// memories ξ and states x, β S = -p ‖x - ξ‖² = 2 p ξ·x - p ‖ξ‖² - p ‖x‖², whose last term cancels in a
// softmax.
#include "core/basins/descent_model.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/energy/dense/dense.h"

namespace memscape {
namespace {

/// Float's noise in a mean of memories: a step shorter than this part of their size means nothing.
constexpr double noise = 1e-6;

bool has_kernel(const DenseForm& form, const DescentRule& rule) {
  const bool exponential = form.separation == Separation::exponential;
  if (form.is_dot()) {
    const bool softmax = exponential && form.scaling == Scaling::log;
    return softmax && (!rule.attention || (form.is_confined() && form.scaled));
  }
  if (exponential) return true;
  return form.separation == Separation::shifted_relu && form.scaling == Scaling::log;
}

/// λ β S', by which the mean of the pulls is multiplied in the gradient.
double pull_weight(const DenseForm& form) {
  return form.lambda() * form.beta * (form.is_dot() ? 1 : form.slope());
}

/// Half of the diagonal of the box of the memories about `centre`, at most.
double size_about(const Matrix& Xi, const Vector& centre) {
  return (Xi.colwise() - centre).colwise().norm().maxCoeff();
}

Vector centre_of(const DenseMemory& dense) {
  const Matrix& Xi = dense.memories();
  if (dense.form().is_dot()) return Vector::Zero(Xi.rows());
  return 0.5 * (Xi.rowwise().minCoeff() + Xi.rowwise().maxCoeff());
}

/// Form, keep and gain of the step.
void set_step(const DenseForm& form, const DescentRule& rule, DescentModel& model) {
  const bool relu = form.separation == Separation::shifted_relu;
  const double weight = pull_weight(form), rate = rule.attention ? 1 / weight : rule.step,
               gain = rate * weight;
  model.gain = static_cast<float>(gain);
  model.keep = static_cast<float>(form.is_dot() ? 1 - (form.is_confined() ? rate : 0) : 1 - gain);
  if (relu)
    model.form = rule.attention ? DescentForm::centroid : DescentForm::active;
  else if (form.scaling == Scaling::log || rule.attention)
    model.form = DescentForm::softmax;
  else
    model.form = DescentForm::kernel;
  if (rule.attention) model.keep = 0, model.gain = 1;
}

void fill_table(const DenseForm& form, const Matrix& Xi, FloatDescent& descent) {
  const double unit = form.separation == Separation::exponential ? std::numbers::log2e : 1;
  const double p = unit * form.beta * (form.is_dot() ? 1 : 0.5 * form.slope());
  const bool relu = form.separation == Separation::shifted_relu;
  const Eigen::Index D = Xi.rows();
  descent.model.half_square = static_cast<float>(form.is_dot() ? 0 : p);
  for (Eigen::Index k = 0; k < Xi.cols(); ++k) {
    const Vector xi = Xi.col(k) - descent.centre;
    for (Eigen::Index d = 0; d < D; ++d)
      descent.table.push_back(static_cast<float>(form.is_dot() ? p * xi[d] : 2 * p * xi[d]));
    descent.table.push_back(static_cast<float>(form.is_dot() ? 0 : (relu ? 1 : 0) - p * xi.squaredNorm()));
    for (Eigen::Index d = 0; d < D; ++d) descent.table.push_back(static_cast<float>(xi[d]));
  }
}

void fill_balls(const std::vector<Ball>& balls, FloatDescent& descent) {
  for (const Ball& ball : balls) {
    const Vector centre = ball.centre - descent.centre;
    for (double c : centre) descent.balls.push_back(static_cast<float>(c));
    descent.balls.push_back(static_cast<float>(ball.radius * ball.radius));
  }
}

}  // namespace

std::optional<FloatDescent> float_descent(const Energy& energy, const DescentRule& rule, int limit,
                                          const std::vector<Ball>& balls) {
  const auto* dense = energy.dense();
  if (!dense || dense->dimension() > 64 || !has_kernel(dense->form(), rule)) return {};
  const DenseForm& form = dense->form();
  const Matrix& Xi = dense->memories();
  FloatDescent descent;
  descent.centre = centre_of(*dense);
  fill_table(form, Xi, descent);
  fill_balls(balls, descent);
  DescentModel& model = descent.model;
  set_step(form, rule, model);
  const double still = stall_gradient(energy, rule) * gradient_rate(energy, rule);
  model.still_squared = static_cast<float>(still * still);
  model.dimension = static_cast<int>(Xi.rows());
  model.memories = static_cast<int>(Xi.cols());
  model.balls = static_cast<int>(balls.size());
  model.limit = limit;
  for (int c : rule.clamped) model.clamped |= std::uint64_t{1} << c;
  model.table = descent.table.data();
  model.ball_table = descent.balls.data();
  return descent;
}

double stall_gradient(const Energy& energy, const DescentRule& rule) {
  const auto* dense = energy.dense();
  if (!dense || dense->dimension() > 64 || !has_kernel(dense->form(), rule)) return rule.tolerance;
  const DenseForm& form = dense->form();
  const double size = size_about(dense->memories(), centre_of(*dense));
  // Rounding of z by β ‖ξ‖² 2^-24 blurs the mean of memories that are about 1/sqrt β apart.
  const double blur = noise * size * (1 + std::sqrt(form.beta) * size) * pull_weight(form);
  return std::max(rule.tolerance, blur);
}

double gradient_rate(const Energy& energy, const DescentRule& rule) {
  const auto* dense = energy.dense();
  return rule.attention && dense ? 1 / pull_weight(dense->form()) : rule.step;
}

}  // namespace memscape
