// The score of a network that has an energy by construction, s = -∇E with E = ½ ‖n(x, t)‖² (energy_pass.h):
// it is the gradient of something, whatever its weights.
#pragma once
#include "core/learning/network/energy_pass.h"
#include "core/learning/network/score_weights.h"
#include "core/learning/score/score.h"

namespace memscape {

class EnergyScore : public Score {
 public:
  /// `weights` of explicit energy.
  explicit EnergyScore(ScoreWeights weights);
  int dimension() const override { return weights_.shape.dimension; }
  double sigma() const override { return weights_.sigma; }
  const EnergyScore* explicit_energy() const override { return this; }
  /// The Jacobian is -∇²E, by D ways forwards and back.
  void batch(const ConstMatrix& X, double t, Matrix& S, Matrix* J = nullptr) const override;
  /// E(x, t) at the columns of X, N: -log p_t(x) up to a number that depends on t alone, as far as the
  /// network has learned. Source: survey eq. 19.
  Vector energies(const ConstMatrix& X, double t) const;
  const ScoreWeights& weights() const { return weights_; }

 private:
  void each_block(const ConstMatrix& X, double t, const auto& work) const;

  ScoreWeights weights_;
  NetworkLayout layout_;
  LineVector<float> w_, transposed_;
};

/// The score that these weights are of: a `NetworkScore` or an `EnergyScore`.
std::shared_ptr<const Score> make_score(ScoreWeights weights);

}  // namespace memscape
