// -log p_t = E / (2σ²t) + log K + D/2 log(2πσ²t); K is 1 where the energy is that of a mean over the data.
#include "core/learning/score/score.h"

#include <cmath>
#include <numbers>

#include "core/base/parallel.h"
#include "core/energy/diffusion.h"

namespace memscape {
namespace {

std::shared_ptr<const Energy> data_energy(Matrix Xi, double sigma) {
  return std::make_shared<const DenseMemory>(diffusion_form(1, sigma), std::move(Xi));
}

}  // namespace

Vector divergence_of(const Matrix& J, int D) {
  Vector divergence = Vector::Zero(J.cols());
  for (int d = 0; d < D; ++d) divergence += J.row(d + D * d).transpose();
  return divergence;
}

DataScore::DataScore(Matrix Xi, double sigma) : DataScore(data_energy(std::move(Xi), sigma)) {}

void DataScore::batch(const ConstMatrix& X, double t, Matrix& S, Matrix* J) const {
  const auto energy = energy_->timed()->at_time(t);
  const double scale = -inverse_temperature(t, sigma());
  Vector E;
  energy->batch(X, E, &S);
  S *= scale;
  if (!J) return;
  J->resize(X.rows() * X.rows(), X.cols());
  parallel_ranges(Eigen::Index{0}, X.cols(), Eigen::Index{64}, [&](Eigen::Index begin, Eigen::Index end) {
    for (Eigen::Index n = begin; n < end; ++n) {
      const Matrix H = energy->hessian(X.col(n));
      J->col(n) = scale * Eigen::Map<const Vector>(H.data(), H.size());
    }
  });
}

Vector minus_log_density(const Energy& energy, double t, const ConstMatrix& X) {
  const auto blurred = energy.timed()->at_time(t);
  const auto* dense = blurred->dense();
  const double beta = inverse_temperature(t, energy.timed()->noise_rate());
  const double K = dense ? static_cast<double>(dense->memories().cols()) : 1;
  Vector E;
  blurred->batch(X, E, nullptr);
  return beta * E.array() + std::log(K) +
         0.5 * static_cast<double>(X.rows()) * std::log(std::numbers::pi / beta);
}

Vector minus_log_density(const Matrix& Xi, double sigma, double t, const ConstMatrix& X) {
  return minus_log_density(*data_energy(Xi, sigma), t, X);
}

}  // namespace memscape
