// What models promise: no NaN for finite states, batches that agree with single states, weights that sum to
// one.
#include <cmath>

#include "core/base/finite.h"
#include "explore.h"
#include "finding.h"

namespace memscape::fuzz {
namespace {

/// Some memories, places near them, in view, and far away.
Matrix states_of(Dice& dice, const PanelState& panel) {
  const Matrix& Xi = *panel.Xi;
  Matrix X(Xi.rows(), 6);
  const View& view = panel.scene.view;
  for (auto x : X.colwise()) {
    x = Xi.col(static_cast<Eigen::Index>(dice.below(static_cast<std::size_t>(Xi.cols()))));
    if (dice.one_in(3)) continue;
    if (dice.one_in(2))
      x = panel.plane.lift(dice.uniform(view.x[0], view.x[1]), dice.uniform(view.y[0], view.y[1]))
              .head(x.size());
    const double far = std::pow(10, dice.uniform(-12, dice.one_in(4) ? 8 : 2));
    for (double& value : x) value += far * dice.uniform(-1, 1);
  }
  return X;
}

}  // namespace

void check_model(Dice& dice, const PanelState& panel) {
  const Model& model = *panel.shown;
  const Matrix X = states_of(dice, panel);
  Evaluation found;
  const bool energetic = model.energy();
  model.evaluate(X, {.energy = energetic, .gradient = energetic, .velocity = true, .parts = energetic},
                 found);
  expect_numbers(found.velocity, "a velocity");
  if (energetic) {
    expect_numbers(found.energy, "an energy");
    expect_numbers(found.gradient, "a gradient");
    expect_numbers(found.parts, "the energy of a part");
    for (Eigen::Index i = 0; i < X.cols(); ++i)
      expect(found.energy[i] < INFINITY || found.gradient.col(i).isZero(0),
             "a force where the energy is infinite");
  }
  const Vector x = X.col(0);
  if (model.dimension() <= 12) expect_numbers(model.jacobian(x), "a Jacobian");
  if (const Attention* attention = model.attention()) {
    Vector next = x;
    attention->update(x, next);
    expect(all_finite(next), "an attention update is nowhere");
  }
  if (const MemoryWeights* pull = model.memory_weights()) {
    const Vector w = pull->weights(x);
    expect_numbers(w, "a weight");
    expect(w.size() == 0 || w.isZero(0) || std::abs(w.sum() - 1) < 1e-9, "weights that do not sum to one");
  }
}

}  // namespace memscape::fuzz
