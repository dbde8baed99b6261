// Who pulls a particle: the weights w_μ of the memories at its place (softmax for log-sum-exp, the active set
// for log-sum-ReLU), whose mean Σ w_μ ξ^μ it is drawn to.
#pragma once
#include <optional>

#include "core/session/session.h"

namespace memscape {

struct Pull {
  int particle = 0;  ///< its place among the panel's particles, from 0
  Vector x;          ///< D
  double energy = 0;
  Status status = Status::moving;
  Vector weights;  ///< K: sum 1, or all 0 where no memory acts; empty where the model has none
};

/// Of the particle that `layers.pull` names, or of the last one where there are fewer, at a computed step.
/// Nothing without particles.
std::optional<Pull> pull_at(const PanelState& panel, int step);

/// Its place alone, from 0; -1 without particles.
int pulled_particle(const PanelState& panel);

/// The memories by falling weight (by number where they weigh the same), at most `most`; those below `least`
/// times the largest weight are left out.
std::vector<int> heaviest(const Vector& weights, int most, double least);

}  // namespace memscape
