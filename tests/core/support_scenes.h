// Seeded scenes for the tests of landscapes: K from 2 to 30 memories in [-1, 1]², β from 0.1 to 100, both
// distances.
#pragma once
#include "core/critical/critical_points.h"
#include "core/energy/dense/dense.h"
#include "support_energies.h"

namespace memscape::testing {

struct RandomScene {
  Matrix Xi;
  DenseForm form;
};

inline RandomScene random_scene(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  RandomScene scene;
  const int K = 2 + static_cast<int>(random() % 29);
  scene.form.beta = 0.1 * std::pow(1000.0, uniform(random, 0, 1));
  scene.form.similarity = seed % 2 ? Similarity::half : Similarity::full;
  scene.Xi = Matrix::NullaryExpr(2, K, [&] { return uniform(random, -1, 1); });
  return scene;
}

/// A domain that holds all memories, with outward gradient on its border for distances.
inline constexpr Domain everything{-1.1, 1.1, -1.1, 1.1};

}  // namespace memscape::testing
