// Prediction by clamped descent against known truths: nearest neighbours, a single memory, separated classes,
// pairs that are truly left out, and the particles' own run.
#include <doctest/doctest.h>

#include <cmath>

#include "core/energy/dense/dense.h"
#include "core/learning/prediction.h"
#include "core/plane/slice.h"
#include "core/session/predicted.h"
#include "support_bowls.h"
#include "support_energies.h"
#include "support_layers.h"

using namespace memscape;
using namespace memscape::testing;

namespace {

std::shared_ptr<const Energy> lse(const Matrix& Xi, double beta) {
  DenseForm form;
  form.beta = beta;
  return std::make_shared<DenseMemory>(form, Xi);
}

PredictionRule gradient_rule(double step, int steps) {
  return {moving_by("gradient", {{"step", step}}), steps};
}

/// Pairs (x, ±0.5): as far from y0 = 0 one as the other.
Matrix signs(int K, std::uint64_t seed) {
  Matrix Xi = random_matrix(2, K, seed);
  for (double& y : Xi.row(1)) y = y < 0 ? -0.5 : 0.5;
  return Xi;
}

}  // namespace

TEST_CASE("features are what is held, else all before a one-hot end, else all but the last") {
  const Matrix two = random_matrix(2, 5, 1), three = random_matrix(3, 5, 2);
  CHECK(prediction_task(two, {}, 0.3).features == std::vector<int>{0});
  CHECK(prediction_task(two, {}, 0.3).start == Vector(Eigen::Vector2d(0, 0.3)));
  CHECK(prediction_task(two, {false, true}, 0).outputs == std::vector<int>{0});
  CHECK(prediction_task(two, {true, true}, 0).features == std::vector<int>{0});
  CHECK(prediction_task(three, {}, 0).features == std::vector<int>{0, 1});
  CHECK(prediction_task(three, {true}, 0).outputs == std::vector<int>{1, 2});
  CHECK_FALSE(prediction_task(random_matrix(1, 5, 3), {}, 0).is_possible());
  Matrix classes = Matrix::Zero(5, 4);
  classes.topRows(2) = random_matrix(2, 4, 4);
  for (int k = 0; k < 4; ++k) classes(2 + k % 3, k) = 1;
  const PredictionTask task = prediction_task(classes, {}, 7);
  CHECK(task.classes);
  CHECK(task.features == std::vector<int>{0, 1});
  CHECK(task.start.tail(3) == Vector::Constant(3, 1.0 / 3));
  CHECK(task.class_of(classes.col(2)) == 2);
  classes(4, 0) = 0.5;
  CHECK_FALSE(is_one_hot(classes, 2));
}

TEST_CASE("a sharp memory predicts its nearest neighbour's output") {
  const Matrix Xi = signs(25, 5);
  const PredictionTask task = prediction_task(Xi, {true, false}, 0);
  Predictions found;
  Matrix V = random_matrix(2, 200, 6, -1.2, 1.2);
  // At beta = 1e5 two memories pull alike only where their distances differ by less than 1e-3.
  REQUIRE(predict(lse(Xi, 1e5), task, gradient_rule(0.5, 100), V, found));
  int compared = 0;
  for (Eigen::Index i = 0; i < V.cols(); ++i) {
    Eigen::Index nearest = 0;
    Vector away = (Xi.row(0).array() - V(0, i)).abs();
    const double least = away.minCoeff(&nearest);
    away[nearest] = 10;
    if (away.minCoeff() < least + 0.01) continue;
    ++compared;
    CHECK(found.V(0, i) == V(0, i));
    CHECK(found.V(1, i) == doctest::Approx(Xi(1, nearest)).epsilon(1e-6));
  }
  CHECK(compared > 100);
}

TEST_CASE("a single pair predicts its own output everywhere") {
  Matrix Xi(2, 1);
  Xi << 0.4, -0.7;
  const PredictionTask task = prediction_task(Xi, {}, 0);
  const Matrix V = random_matrix(2, 20, 7, -3, 3);
  for (const char* method : {"gradient", "attention", "flow", "momentum", "lbfgs"}) {
    CAPTURE(method);
    PredictionRule rule{moving_by(method), 2000};
    rule.settings.tolerance = 1e-9;
    Predictions found;
    REQUIRE(predict(lse(Xi, 2), task, rule, V, found));
    for (Eigen::Index i = 0; i < V.cols(); ++i) CHECK(std::abs(found.V(1, i) + 0.7) < 1e-8);
  }
}

TEST_CASE("a prediction is where a clamped particle of a run ends, bit for bit") {
  const Matrix Xi = random_matrix(3, 12, 8);
  const PredictionTask task = prediction_task(Xi, {true, false, true}, 0.1);
  const PredictionRule rule = gradient_rule(0.1, 37);
  Matrix V = random_matrix(3, 90, 9);
  Predictions found;
  REQUIRE(predict(lse(Xi, 6), task, rule, V, found));
  V.row(1).setConstant(0.1);
  RunSettings settings = rule.settings;
  settings.clamp = {true, false, true};
  Run run(lse(Xi, 6), settings, V);
  CHECK(found.V == run.frame(37).X);
}

TEST_CASE("a coarse memory predicts the mean of its pairs, weighted by nearness (Nadaraya-Watson)") {
  // One attention update from y0 gives Σ w y with w ∝ exp(-β/2 (x - x_μ)²), all outputs being as far from y0.
  const Matrix Xi = signs(10, 10);
  const double beta = 3, x = 0.2;
  Predictions found;
  Matrix V(2, 1);
  V << x, 0;
  REQUIRE(predict(lse(Xi, beta), prediction_task(Xi, {}, 0), {moving_by("attention"), 1}, V, found));
  const Eigen::ArrayXd w = (-0.5 * beta * (Xi.row(0).transpose().array() - x).square()).exp();
  CHECK(found.V(1, 0) == doctest::Approx((w * Xi.row(1).transpose().array()).sum() / w.sum()).epsilon(1e-12));
}

TEST_CASE("leaving one out truly leaves it out") {
  const Matrix Xi = random_matrix(2, 9, 11);
  const PredictionTask task = prediction_task(Xi, {}, 0);
  const PredictionRule rule = gradient_rule(0.3, 60);
  PredictionErrors errors;
  int smallest = 100;
  auto make = [&](const Matrix& pairs) {
    if (pairs.cols() < smallest) smallest = static_cast<int>(pairs.cols());
    return lse(pairs, 8);
  };
  REQUIRE(prediction_errors(make, task, rule, Xi, errors));
  CHECK(smallest == 8);
  CHECK(errors.folds == 9);
  double squares = 0;
  for (int k = 0; k < 9; ++k) {  // by hand, one memory at a time
    Matrix rest(2, 8);
    rest << Xi.leftCols(k), Xi.rightCols(8 - k);
    Predictions one;
    REQUIRE(predict(lse(rest, 8), task, rule, Xi.col(k), one));
    squares += std::pow(one.V(1, 0) - Xi(1, k), 2);
  }
  CHECK(errors.held_out.rmse == doctest::Approx(std::sqrt(squares / 9)).epsilon(1e-12));
  CHECK(errors.held_out.pairs == 9);
  // Ten folds: pair 0 and pair 400 are left out together, so that neither sees the other.
  const Matrix many = random_matrix(2, most_left_out + 1, 12);
  REQUIRE(prediction_errors([](const Matrix& pairs) { return lse(pairs, 1e4); }, task, gradient_rule(0.5, 1),
                            many, errors));
  CHECK(errors.folds == 10);
  CHECK(errors.held_out.pairs == most_left_out + 1);
}

TEST_CASE("a lone pair has no held-out error, and a cancelled job none at all") {
  const Matrix Xi = random_matrix(2, 1, 13);
  const PredictionTask task = prediction_task(Xi, {}, 0);
  auto make = [](const Matrix& pairs) { return lse(pairs, 1); };
  PredictionErrors errors;
  REQUIRE(prediction_errors(make, task, gradient_rule(0.5, 200), Xi, errors));
  CHECK(errors.training.rmse < 1e-5);
  CHECK(errors.held_out.pairs == 0);
  const std::atomic<bool> cancelled = true;
  CHECK_FALSE(prediction_errors(make, task, gradient_rule(0.5, 200), Xi, errors, &cancelled));
}

TEST_CASE("well separated classes are all predicted right, stored or held out") {
  Session session = session_of(R"({"memscape": 1, "energy": {"kind": "lse", "beta": 20},
    "memories": {"kind": "classes", "classes": 4, "count": 60, "spread": 0.08, "radius": 1},
    "dynamics": {"kind": "gradient", "step": 0.5, "steps": 100}, "view": {"plane": "axes"},
    "layers": {"prediction": true}, "particles": {"kind": "none"}})");
  const PanelState& panel = session.panels()[0];
  REQUIRE(panel.Xi->rows() == 6);
  CHECK(panel.plane.origin.tail(4) == Vector::Constant(4, 0.25));
  const auto prediction = compute_prediction(panel, prediction_wants(panel), 61, 41);
  REQUIRE(prediction);
  CHECK(prediction->has == PredictionWants{true, true, false});
  CHECK(prediction->errors.training.wrong == 0);
  CHECK(prediction->errors.held_out.wrong == 0);
  CHECK(prediction->errors.held_out.pairs == 60);
  // Each cell's class is that of the double descent from its middle, but for those on a border.
  const PredictionTask task = task_of(panel);
  Matrix V = Matrix::Zero(6, 61 * 41);
  for (int cell = 0; cell < 61 * 41; ++cell)
    V.col(cell).head(2) << prediction->grid.x(cell % 61), prediction->grid.y(cell / 61);
  Predictions plain;
  REQUIRE(predict(panel.energy, task, prediction_rule(panel), V, plain));
  int other = 0;
  for (int cell = 0; cell < 61 * 41; ++cell)
    other += prediction->cells.label[static_cast<std::size_t>(cell)] != task.class_of(plain.V.col(cell));
  CHECK(other <= 5);
  CHECK(prediction->cells.cells.size() == 4);
}

TEST_CASE("overlapping classes are predicted worse held out than stored") {
  Session session = session_of(R"({"memscape": 1, "energy": {"kind": "lse", "beta": 10000},
    "memories": {"kind": "classes", "classes": 3, "count": 90, "spread": 0.7, "radius": 0.5},
    "dynamics": {"kind": "gradient", "step": 0.5, "steps": 100}, "particles": {"kind": "none"}})");
  const PanelState& panel = session.panels()[0];
  const auto prediction = compute_prediction(panel, {false, true}, 2, 2);
  REQUIRE(prediction);
  CHECK(prediction->errors.training.wrong == 0);  // the nearest pair is the pair itself
  CHECK(prediction->errors.held_out.wrong > 10);
}

TEST_CASE("the curve follows predictions and breaks where they jump") {
  Matrix Xi(2, 2);
  Xi << -0.5, 0.5, -0.5, 0.5;
  const PredictionTask task = prediction_task(Xi, {}, 0);
  PredictionCurve sharp, smooth;
  REQUIRE(prediction_curve(lse(Xi, 1e4), task, gradient_rule(0.5, 200), {-1, 1}, {-1, 1}, 40, sharp));
  int breaks = 0;
  for (std::size_t i = 0; i < sharp.x.size(); ++i) {
    if (i > 0) CHECK(sharp.x[i] > sharp.x[i - 1]);
    if (!std::isnan(sharp.y[i])) continue;
    ++breaks;
    CHECK(std::abs(sharp.x[i]) < 1e-3);
  }
  CHECK(breaks == 1);
  REQUIRE(prediction_curve(lse(Xi, 1), task, gradient_rule(0.5, 200), {-1, 1}, {-1, 1}, 41, smooth));
  for (double y : smooth.y) CHECK(std::isfinite(y));
}

TEST_CASE("a slice is the energy along the line, and its minima are flat") {
  const Matrix Xi = random_matrix(3, 8, 14);
  const auto energy = lse(Xi, 30);
  const Vector from = random_matrix(3, 1, 15), direction = Vector::Unit(3, 1);
  const Slice slice = slice_of(*energy, from, direction, {-2, 2}, 201);
  REQUIRE(slice.at.size() == 201);
  for (std::size_t i = 0; i < slice.at.size(); ++i)
    CHECK(slice.energy[i] == doctest::Approx(energy->value(from + slice.at[i] * direction)).epsilon(1e-12));
  REQUIRE(!slice.minima.empty());
  for (std::size_t m = 0; m < slice.minima.size(); ++m) {
    const double s = slice.minima[m];
    CHECK(std::abs(energy->gradient(from + s * direction)[1]) < 1e-9);
    CHECK(slice.depths[m] < energy->value(from + (s + 0.01) * direction));
    CHECK(slice.depths[m] < energy->value(from + (s - 0.01) * direction));
  }
}
