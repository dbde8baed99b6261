// Prediction by an associative memory of pairs ξ = [x, y]: the features x of a state are clamped and its
// outputs y descend, v ← v - α m ⊙ ∇E(v) from v = [x, y0], and y* = M v after T steps.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <vector>

#include "core/dynamics/runs/run.h"

namespace memscape {

/// Which coordinates of a state are features and which are outputs.
struct PredictionTask {
  std::vector<bool> clamp;             ///< D, true: a feature, which stays
  Vector start;                        ///< D, the outputs of [0, y0]; zeros at the features
  bool classes = false;                ///< outputs are one-hot: y0 = 1/k, and the class is the largest output
  std::vector<int> features, outputs;  ///< coordinates, ascending

  /// False when nothing is held or nothing is free.
  bool is_possible() const { return !features.empty() && !outputs.empty(); }
  /// The class that a state (D) tells, 0 .. k - 1: the first of its largest outputs.
  int class_of(const ConstVector& v) const;
};

/// True when the coordinates from `first` on are one-hot in every column of Xi: a single 1, else 0, of two or
/// more.
bool is_one_hot(const Matrix& Xi, int first);

/// Features are what `clamp` holds. Where it holds nothing or everything they are all coordinates before a
/// one-hot end, or else all but the last one. Outputs start from y0, one-hot ones of k classes from 1/k.
PredictionTask prediction_task(const Matrix& Xi, std::vector<bool> clamp, double y0);

/// How outputs descend: a way of moving (whose `clamp` is taken from the task) and T.
struct PredictionRule {
  RunSettings settings;
  int steps = 200;
};

struct Predictions {
  Matrix V;                    ///< D x N, v after T steps
  std::vector<Status> status;  ///< N; where not settled or moving no prediction was made
  std::vector<int> steps;      ///< N, the step at which a state came to rest, T + 1 if it did not
};

/// Moves states V (D x N) with their features held: in double, by the very steps of a particle's run.
/// Independent of the number of threads. False when cancelled. Source: tutorial eq. 5.16.
bool move_outputs(std::shared_ptr<const Energy> energy, const PredictionTask& task,
                  const PredictionRule& rule, const ConstMatrix& V, Predictions& predictions,
                  const std::atomic<bool>* cancelled = nullptr);

/// Predicts from states V (D x N) by what their features are; their outputs are replaced by y0.
/// False when cancelled.
/// Source: tutorial eqs. 5.15 to 5.17.
bool predict(std::shared_ptr<const Energy> energy, const PredictionTask& task, const PredictionRule& rule,
             const ConstMatrix& V, Predictions& predictions, const std::atomic<bool>* cancelled = nullptr);

/// What is left of the outputs' errors over pairs.
struct PredictionError {
  int pairs = 0;
  double rmse = 0;  ///< sqrt(mean ‖y* - y‖²), in units of the outputs
  int wrong = 0;    ///< pairs given another class than their own, or none; for classes
  int lost = 0;     ///< pairs without force, or diverged; their outputs count as they are
  double wrong_share() const { return pairs > 0 ? static_cast<double>(wrong) / pairs : 0; }
};

/// Pairs V (D x N) against their predictions.
PredictionError error_of(const PredictionTask& task, const ConstMatrix& V, const Predictions& predictions);

/// The energy that stores these pairs (D x K).
using MakeEnergy = std::function<std::shared_ptr<const Energy>(const Matrix& Xi)>;

/// Up to so many pairs are left out one by one, more in ten folds (pair μ is in fold μ mod 10).
inline constexpr int most_left_out = 400;

struct PredictionErrors {
  PredictionError training;  ///< pairs predicted by the memory that stores them
  PredictionError held_out;  ///< by one that stores all others, or all other folds; no pairs when K = 1
  int folds = 0;             ///< of the held-out error; K when each pair is left out alone
};

/// Both errors of the pairs Xi (D x K). False, leaving `errors` unfinished, when cancelled.
bool prediction_errors(const MakeEnergy& make, const PredictionTask& task, const PredictionRule& rule,
                       const Matrix& Xi, PredictionErrors& errors,
                       const std::atomic<bool>* cancelled = nullptr);

/// y*(x) where one of two coordinates is a feature: x ascending, NaN in y where the curve is broken (it
/// jumps, or nothing is predicted).
struct PredictionCurve {
  std::vector<double> x, y;
};

/// The curve over `x`. Where neighbours differ by more than a hundredth of `y` it is sampled ever more finely
/// until it is smooth or a jump. Needs D = 2. False when cancelled.
bool prediction_curve(const std::shared_ptr<const Energy>& energy, const PredictionTask& task,
                      const PredictionRule& rule, const Range& x, const Range& y, int samples,
                      PredictionCurve& curve, const std::atomic<bool>* cancelled = nullptr);

}  // namespace memscape
