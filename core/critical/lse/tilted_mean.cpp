// G(x) = x - κ Σ w_μ ξ^μ and J = I - κ b Cov_w(ξ) at one state, in double, and the ways down to its zeros.
#include "core/critical/lse/tilted_mean.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/symmetric2.h"

namespace memscape {

using Eigen::Matrix2d, Eigen::Vector2d;

void TiltedMean::evaluate(const Vector2d& x, Vector2d& G, Matrix2d& J) const {
  Eigen::ArrayXd w = log_weight + rate * (Xi.transpose() * x).array();
  w = (w - w.maxCoeff()).max(-700).exp();
  w /= w.sum();
  Vector2d m = Xi * w.matrix();
  Matrix2d spread = Matrix2d::Zero();
  for (Eigen::Index k = 0; k < Xi.cols(); ++k) {
    if (w[k] < 1e-30) continue;
    Vector2d delta = Xi.col(k) - m;
    spread += w[k] * delta * delta.transpose();
  }
  G = x - kappa * m;
  J = Matrix2d::Identity() - kappa * rate * spread;
}

double TiltedMean::noise() const {
  const double R2 = Xi.colwise().squaredNorm().maxCoeff();
  return std::numeric_limits<double>::epsilon() * std::max(1.0, kappa) * std::sqrt(R2) * (4 + rate * R2) +
         std::numeric_limits<double>::min();
}

std::optional<TiltedMean> tilted_mean(const DenseForm& form, const Matrix& Xi) {
  if (form.separation != Separation::exponential || Xi.rows() > 2) return {};
  TiltedMean mean;
  mean.Xi = Eigen::Matrix2Xd::Zero(2, Xi.cols());
  mean.Xi.topRows(Xi.rows()) = Xi;
  if (form.is_dot()) {
    if (!form.is_confined() || form.scaling != Scaling::log) return {};
    mean.rate = form.beta, mean.kappa = form.lambda() * form.beta;
    mean.log_weight = Eigen::ArrayXd::Zero(Xi.cols());
    return mean;
  }
  mean.rate = form.beta * form.slope();
  mean.origin = (mean.Xi.rowwise().minCoeff() + mean.Xi.rowwise().maxCoeff()) / 2;
  mean.Xi.colwise() -= mean.origin;
  mean.log_weight = -0.5 * mean.rate * mean.Xi.colwise().squaredNorm().transpose().array();
  return mean;
}

namespace {
constexpr double flat = 1e-10;  // |eigenvalue of J| along which Newton's method does not move
}  // namespace

bool tilted_newton(const TiltedMean& mean, Vector2d& x, double limit) {
  const Vector2d start = x;
  const double noise = mean.noise();
  Vector2d G;
  Matrix2d J;
  for (int step = 0; step < 60; ++step) {
    mean.evaluate(x, G, J);
    Symmetric2 axes = decompose(J);
    Vector2d move = Vector2d::Zero();
    if (std::abs(axes.values[0]) > flat) move += axes.low.dot(G) / axes.values[0] * axes.low;
    if (std::abs(axes.values[1]) > flat) move += axes.high.dot(G) / axes.values[1] * axes.high;
    x -= move;
    if (!((x - start).lpNorm<Eigen::Infinity>() <= limit)) return false;
    if (move.norm() <= noise) break;
  }
  mean.evaluate(x, G, J);
  return G.norm() <= 1e3 * noise;
}

Vector2d tilted_descent(const TiltedMean& mean, const Vector2d& start, double scale) {
  Vector2d x = start - mean.origin, G;
  Matrix2d J;
  for (int step = 0; step < 20000; ++step) {
    mean.evaluate(x, G, J);
    const Symmetric2 axes = decompose(J);
    Vector2d end = x;
    if (axes.values[0] > degenerate_root && G.norm() < 0.05 * scale * axes.values[0] &&
        tilted_newton(mean, end, 0.1 * scale)) {
      mean.evaluate(end, G, J);
      if (decompose(J).values[0] > 0) return end + mean.origin;
    }
    if (G.norm() <= mean.noise()) break;
    x -= G / std::max(axes.values.cwiseAbs().maxCoeff(), 1e-3);
  }
  return x + mean.origin;
}

}  // namespace memscape
