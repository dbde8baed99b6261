// Every step takes the same part of the time that is left, so that no step is unstable.
#include "core/experiment/reverse_samples.h"

#include <cmath>

#include "core/base/random.h"
#include "core/base/stop.h"

namespace memscape {

Matrix reverse_samples(const Score& score, const Matrix& Xi, int N, const ReverseSettings& settings,
                       const std::atomic<bool>* cancelled) {
  const double sigma = score.sigma();
  const double ratio = std::pow(settings.t_min / settings.t_max, 1.0 / settings.steps);
  Random random(settings.seed, 11);
  Matrix X(Xi.rows(), N), S;
  for (int n = 0; n < N; ++n) X.col(n) = Xi.col(n % Xi.cols());
  const auto blur = [&](double time) {
    const double spread = sigma * std::sqrt(time);
    for (double& x : X.reshaped()) x += spread * random.normal();
  };
  double t = settings.t_max;
  blur(t);
  for (int step = 0; step < settings.steps && !stopped(cancelled); ++step, t *= ratio) {
    const double length = t * (1 - ratio);
    score.batch(X, t, S);
    X += sigma * sigma * length * S;
    blur(length);
  }
  return X;
}

}  // namespace memscape
