// A trained network as a score, s(x, t) = n(x, t) / (σ √t), with its exact Jacobian by derivatives that run
// forwards through the layers in D directions.
#pragma once

#include "core/base/parallel.h"
#include "core/learning/network/network_pass.h"
#include "core/learning/network/score_weights.h"
#include "core/learning/score/score.h"

namespace memscape {

/// T is what the layers of position count in: float for speed (error about 1e-6 of the score), double for
/// checks. What depends on time alone is always computed in double, once for a batch.
template <class T = float>
class NetworkScore : public Score {
 public:
  explicit NetworkScore(ScoreWeights weights);
  NetworkScore(const NetworkScore&) = delete;
  NetworkScore& operator=(const NetworkScore&) = delete;
  int dimension() const override { return weights_.shape.dimension; }
  double sigma() const override { return weights_.sigma; }
  /// Where the network makes numbers that are not finite, S and J are what it makes.
  void batch(const ConstMatrix& X, double t, Matrix& S, Matrix* J = nullptr) const override;
  const ScoreWeights& weights() const { return weights_; }

 private:
  struct Room;
  LineVector<T> offset_at(double t) const;
  void evaluate(const ConstMatrix& X, int first, int count, const LineVector<T>& offset, double scale,
                Room& room, Matrix& S, Matrix* J) const;
  void through_layer(std::size_t layer, int count, int directions, Room& room) const;

  ScoreWeights weights_;
  NetworkLayout layout_;
  LineVector<double> exact_;  ///< the weights in double
  LineVector<T> w_;
  Table<T> entrance_;  ///< H₁ P_x, width x D: what a unit step of x adds to the first hidden layer
  PerThread<std::shared_ptr<Room>> rooms_;
};

extern template class NetworkScore<float>;
extern template class NetworkScore<double>;

}  // namespace memscape
