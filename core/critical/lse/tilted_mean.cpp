// G(x) = x - κ Σ w_μ ξ^μ and J = I - κ b Cov_w(ξ) at one state, in double, and the ways down to its zeros.
#include "core/critical/lse/tilted_mean.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/base/symmetric2.h"

namespace memscape {

using Eigen::Matrix2d, Eigen::Vector2d;

double TiltedMean::evaluate(const Vector2d& x, Vector2d& G, Matrix2d& J) const {
  if (const std::vector<int>* kept = near ? near->at(x) : nullptr) return evaluate(x, *kept, G, J);
  Eigen::ArrayXd w = offset + rate * (Xi.transpose() * x).array();
  if (far) w = -0.5 * rate * (Xi.colwise() - x).colwise().squaredNorm().transpose().array();
  w = (w - w.maxCoeff()).max(-700).exp();
  w /= w.sum();
  Vector2d m = Xi * w.matrix();
  Matrix2d spread = Matrix2d::Zero();
  double reach = 0;  // of the memories that count here
  for (Eigen::Index k = 0; k < Xi.cols(); ++k) {
    if (w[k] < 1e-30) continue;
    Vector2d delta = Xi.col(k) - m;
    spread += w[k] * delta * delta.transpose();
    reach = std::max(reach, (Xi.col(k) - x).norm());
  }
  G = x - kappa * m;
  J = Matrix2d::Identity() - kappa * rate * spread;
  return noise(x, reach);
}

double TiltedMean::evaluate(const Vector2d& x, const std::vector<int>& kept, Vector2d& G, Matrix2d& J) const {
  thread_local Eigen::ArrayXd w;
  const auto n = static_cast<Eigen::Index>(kept.size());
  if (w.size() < n) w.resize(2 * n);
  auto weights = w.head(n);
  for (Eigen::Index i = 0; i < n; ++i) {
    const int k = kept[static_cast<size_t>(i)];
    weights[i] = offset[k] + rate * (x.x() * Xi(0, k) + x.y() * Xi(1, k));
  }
  weights = (weights - weights.maxCoeff()).max(-700).exp();
  weights /= weights.sum();
  Vector2d m = Vector2d::Zero();
  for (Eigen::Index i = 0; i < n; ++i) m += weights[i] * Xi.col(kept[static_cast<size_t>(i)]);
  double xx = 0, xy = 0, yy = 0;
  for (Eigen::Index i = 0; i < n; ++i) {
    const int k = kept[static_cast<size_t>(i)];
    const double dx = Xi(0, k) - m.x(), dy = Xi(1, k) - m.y();
    xx += weights[i] * dx * dx, xy += weights[i] * dx * dy, yy += weights[i] * dy * dy;
  }
  G = x - kappa * m;
  J << 1 - kappa * rate * xx, -kappa * rate * xy, -kappa * rate * xy, 1 - kappa * rate * yy;
  return noise(x, 0);
}

double TiltedMean::noise(const Vector2d& x, double reach) const {
  const double R = far ? reach + x.norm() : radius;
  return std::numeric_limits<double>::epsilon() * std::max(1.0, kappa) * R * (4 + rate * R * R) +
         std::numeric_limits<double>::min();
}

namespace {

/// Moves the origin to where most memories are, if others lie far away; else to the middle of all.
void choose_origin(TiltedMean& mean) {
  constexpr double very = 100;  // times the size of the middle half
  const Vector2d low = mean.Xi.rowwise().minCoeff(), high = mean.Xi.rowwise().maxCoeff();
  mean.origin = (low + high) / 2;
  for (int d = 0; d < 2; ++d) {
    std::vector<double> row(mean.Xi.row(d).begin(), mean.Xi.row(d).end());
    std::ranges::sort(row);
    const size_t n = row.size(), upper = (n - 1) / 2 + n / 4, lower = (n - 1) / 2 - (n - 1) / 4;
    const double half =
        std::min(row[std::min(upper, n - 1)] - row[(n - 1) / 2], row[(n - 1) / 2] - row[lower]);
    const double near = half > 0                        ? half
                        : row[(n - 1) / 2] - low[d] > 0 ? row[(n - 1) / 2] - low[d]
                                                        : high[d] - low[d];
    if (high[d] - low[d] > very * near) mean.origin[d] = row[(n - 1) / 2], mean.far = true;
  }
}

}  // namespace

namespace {

/// What is found by looking at all memories alone.
void finish(TiltedMean& mean) {
  constexpr Eigen::Index many = 64;
  mean.radius = std::sqrt(mean.Xi.colwise().squaredNorm().maxCoeff());
  if (mean.Xi.cols() < many || mean.far) return;
  auto near = std::make_shared<const NearMemories>(mean.Xi, mean.offset, mean.rate);
  if (near->is_useful()) mean.near = std::move(near);
}

}  // namespace

std::optional<TiltedMean> tilted_mean(const DenseForm& form, const Matrix& Xi) {
  if (form.separation != Separation::exponential || Xi.rows() > 2) return {};
  TiltedMean mean;
  mean.Xi = Eigen::Matrix2Xd::Zero(2, Xi.cols());
  mean.Xi.topRows(Xi.rows()) = Xi;
  if (form.is_dot()) {
    if (!form.is_confined() || form.scaling != Scaling::log) return {};
    mean.rate = form.beta, mean.kappa = form.lambda() * form.beta;
    mean.offset = Eigen::ArrayXd::Zero(Xi.cols());
    finish(mean);
    return mean;
  }
  mean.rate = form.beta * form.slope();
  choose_origin(mean);
  mean.Xi.colwise() -= mean.origin;
  mean.offset = -0.5 * mean.rate * mean.Xi.colwise().squaredNorm().transpose().array();
  finish(mean);
  return mean;
}

namespace {
constexpr double flat = 1e-10;  // |eigenvalue of J| along which Newton's method does not move
}  // namespace

bool tilted_newton(const TiltedMean& mean, Vector2d& x, double limit) {
  const Vector2d start = x;
  Vector2d G;
  Matrix2d J;
  for (int step = 0; step < 60; ++step) {
    const double noise = mean.evaluate(x, G, J);
    Symmetric2 axes = decompose(J);
    Vector2d move = Vector2d::Zero();
    if (std::abs(axes.values[0]) > flat) move += axes.low.dot(G) / axes.values[0] * axes.low;
    if (std::abs(axes.values[1]) > flat) move += axes.high.dot(G) / axes.values[1] * axes.high;
    x -= move;
    if (!((x - start).lpNorm<Eigen::Infinity>() <= limit)) return false;
    if (move.norm() <= noise) break;
  }
  const double noise = mean.evaluate(x, G, J);
  return G.norm() <= 1e3 * noise;
}

namespace {

constexpr int patience = 500;  // plain steps: beyond them the valley is flat

double steepest_of(const Symmetric2& axes) {
  return std::max(axes.values.cwiseAbs().maxCoeff(), 1e-3);
}

/// Along a flat valley as Newton's method, but no farther than `reach`. Where a quartic takes over, plain
/// descent would need a million steps.
Vector2d valley_step(const Symmetric2& axes, const Vector2d& G, double reach) {
  const double steepest = steepest_of(axes);
  if (axes.values[0] <= 0) return G / steepest;
  const double least = G.norm() / reach;
  const auto along = [&](const Vector2d& axis, double curvature) -> Vector2d {
    return axis.dot(G) / std::min(steepest, std::max(curvature, least)) * axis;
  };
  return along(axes.low, axes.values[0]) + along(axes.high, axes.values[1]);
}

}  // namespace

Vector2d tilted_descent(const TiltedMean& mean, const Vector2d& start, double scale) {
  Vector2d x = start - mean.origin, G;
  Matrix2d J;
  for (int step = 0; step < 20000; ++step) {
    const double noise = mean.evaluate(x, G, J);
    const Symmetric2 axes = decompose(J);
    Vector2d end = x;
    if (axes.values[0] > degenerate_root && G.norm() < 0.05 * scale * axes.values[0] &&
        tilted_newton(mean, end, 0.1 * scale)) {
      mean.evaluate(end, G, J);
      if (decompose(J).values[0] > 0) return end + mean.origin;
    }
    if (G.norm() <= noise) break;
    x -= step < patience ? G / steepest_of(axes) : valley_step(axes, G, 1e-3 * scale);
  }
  return x + mean.origin;
}

}  // namespace memscape
