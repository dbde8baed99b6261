// States are stepped together as the particles of a run are; nothing of their past is kept.
#include "core/learning/prediction.h"

#include <algorithm>
#include <cmath>

#include "core/base/parallel.h"
#include "core/base/stop.h"
#include "core/dynamics/runs/state.h"

namespace memscape {
namespace {

bool is_lost(Status status) {
  return status == Status::unsupported || status == Status::diverged;
}

/// The columns of Xi that are not, or that are, in fold `fold` of `folds`.
Matrix columns_of(const Matrix& Xi, int fold, int folds, bool held) {
  std::vector<Eigen::Index> columns;
  for (Eigen::Index k = 0; k < Xi.cols(); ++k)
    if ((k % folds == fold) == held) columns.push_back(k);
  return Xi(Eigen::all, columns);
}

/// The errors of two sets of pairs as of one.
PredictionError merged(const PredictionError& a, const PredictionError& b) {
  const int pairs = a.pairs + b.pairs;
  const double squares = a.pairs * a.rmse * a.rmse + b.pairs * b.rmse * b.rmse;
  return {pairs, pairs > 0 ? std::sqrt(squares / pairs) : 0, a.wrong + b.wrong, a.lost + b.lost};
}

}  // namespace

int PredictionTask::class_of(const ConstVector& v) const {
  int best = 0;
  for (int c = 1; c < static_cast<int>(outputs.size()); ++c)
    if (v[outputs[static_cast<std::size_t>(c)]] > v[outputs[static_cast<std::size_t>(best)]]) best = c;
  return best;
}

bool is_one_hot(const Matrix& Xi, int first) {
  if (Xi.rows() - first < 2) return false;
  return std::ranges::all_of(Xi.colwise(), [&](const auto& xi) {
    const auto outputs = xi.tail(Xi.rows() - first);
    return outputs.minCoeff() == 0 && outputs.maxCoeff() == 1 && outputs.sum() == 1;
  });
}

PredictionTask prediction_task(const Matrix& Xi, std::vector<bool> clamp, double y0) {
  const int D = static_cast<int>(Xi.rows());
  clamp.resize(static_cast<std::size_t>(D), false);
  const auto held = std::ranges::count(clamp, true);
  if (held == 0 || held == D) {
    int first = 1;
    while (first < D - 1 && !is_one_hot(Xi, first)) ++first;
    for (int d = 0; d < D; ++d) clamp[static_cast<std::size_t>(d)] = d < first && D > 1;
  }
  PredictionTask task{clamp, Vector::Zero(D), false, {}, {}};
  for (int d = 0; d < D; ++d)
    (clamp[static_cast<std::size_t>(d)] ? task.features : task.outputs).push_back(d);
  if (!task.is_possible()) return task;
  const int first = task.outputs.front(), k = static_cast<int>(task.outputs.size());
  task.classes = task.features.back() < first && is_one_hot(Xi, first);
  for (int d : task.outputs) task.start[d] = task.classes ? 1.0 / k : y0;
  return task;
}

bool predict(std::shared_ptr<const Energy> energy, const PredictionTask& task, const PredictionRule& rule,
             const ConstMatrix& V, Predictions& predictions, const std::atomic<bool>* cancelled) {
  Matrix from = V;
  for (int d : task.outputs) from.row(d).setConstant(task.start[d]);
  return move_outputs(std::move(energy), task, rule, from, predictions, cancelled);
}

bool move_outputs(std::shared_ptr<const Energy> energy, const PredictionTask& task,
                  const PredictionRule& rule, const ConstMatrix& V, Predictions& predictions,
                  const std::atomic<bool>* cancelled) {
  const auto N = static_cast<std::size_t>(V.cols());
  predictions = {V, std::vector<Status>(N, Status::moving), std::vector<int>(N, rule.steps + 1)};
  if (N == 0) return !stopped(cancelled);
  RunSettings settings = rule.settings;
  settings.clamp = task.clamp;
  const Segment segment = make_segment(0, std::move(energy), std::move(settings));
  const std::vector<int> joined(N, 0);
  State state = start_state(predictions.V, 0, segment, joined);
  while (state.step < rule.steps && any_moves(state, joined)) {
    if (stopped(cancelled)) return false;
    advance(state, segment, joined);
  }
  for (std::size_t i = 0; i < N; ++i)
    if (state.ended[i] >= 0) predictions.steps[i] = state.ended[i];
  predictions.V = std::move(state.frame.X);
  predictions.status = std::move(state.frame.status);
  return !stopped(cancelled);
}

PredictionError error_of(const PredictionTask& task, const ConstMatrix& V, const Predictions& predictions) {
  PredictionError error{static_cast<int>(V.cols()), 0, 0, 0};
  double squares = 0;
  for (Eigen::Index i = 0; i < V.cols(); ++i) {
    const bool lost = is_lost(predictions.status[static_cast<std::size_t>(i)]);
    error.lost += lost;
    error.wrong += lost || task.class_of(predictions.V.col(i)) != task.class_of(V.col(i));
    for (int d : task.outputs) squares += std::pow(predictions.V(d, i) - V(d, i), 2);
  }
  if (error.pairs > 0) error.rmse = std::sqrt(squares / error.pairs);
  if (!task.classes) error.wrong = 0;
  return error;
}

bool prediction_errors(const MakeEnergy& make, const PredictionTask& task, const PredictionRule& rule,
                       const Matrix& Xi, PredictionErrors& errors, const std::atomic<bool>* cancelled) {
  errors = {};
  Predictions all;
  if (!predict(make(Xi), task, rule, Xi, all, cancelled)) return false;
  errors.training = error_of(task, Xi, all);
  if (Xi.cols() < 2) return true;
  errors.folds = Xi.cols() <= most_left_out ? static_cast<int>(Xi.cols()) : 10;
  std::vector<PredictionError> parts(static_cast<std::size_t>(errors.folds));
  parallel_for(0, errors.folds, [&](int fold) {
    const Matrix rest = columns_of(Xi, fold, errors.folds, false),
                 held = columns_of(Xi, fold, errors.folds, true);
    Predictions predictions;
    if (predict(make(rest), task, rule, held, predictions, cancelled))
      parts[static_cast<std::size_t>(fold)] = error_of(task, held, predictions);
  });
  for (const PredictionError& part : parts) errors.held_out = merged(errors.held_out, part);
  return !stopped(cancelled);
}

}  // namespace memscape
