// -log p_t = E + log K + D/2 log(2πσ²t) with the energy E of log-sum-exp that is not scaled.
#include "core/learning/score.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <cmath>
#include <numbers>

#include "core/energy/dense.h"

namespace memscape {
namespace {

DenseMemory blurred(const Matrix& Xi, double sigma, double t) {
  return DenseMemory({.similarity = Similarity::full, .beta = 1 / (2 * sigma * sigma * t), .scaled = false},
                     Xi);
}

}  // namespace

void Score::velocity(const ConstVector& x, double t, VectorRef v) const {
  Matrix S;
  batch(x, t, S);
  v = S.col(0);
}

Vector divergence_of(const Matrix& J, int D) {
  Vector divergence = Vector::Zero(J.cols());
  for (int d = 0; d < D; ++d) divergence += J.row(d + D * d).transpose();
  return divergence;
}

void DataScore::batch(const ConstMatrix& X, double t, Matrix& S, Matrix* J) const {
  const DenseMemory energy = blurred(Xi_, sigma_, t);
  Vector E;
  energy.batch(X, E, &S);
  S = -S;
  if (!J) return;
  J->resize(X.rows() * X.rows(), X.cols());
  tbb::parallel_for(tbb::blocked_range<Eigen::Index>(0, X.cols(), 64), [&](const auto& range) {
    for (Eigen::Index n = range.begin(); n < range.end(); ++n) {
      const Matrix H = energy.hessian(X.col(n));
      J->col(n) = -Eigen::Map<const Vector>(H.data(), H.size());
    }
  });
}

Vector minus_log_density(const Matrix& Xi, double sigma, double t, const ConstMatrix& X) {
  Vector E;
  blurred(Xi, sigma, t).batch(X, E, nullptr);
  const double variance = sigma * sigma * t;
  return E.array() + std::log(static_cast<double>(Xi.cols())) +
         0.5 * static_cast<double>(Xi.rows()) * std::log(2 * std::numbers::pi * variance);
}

}  // namespace memscape
