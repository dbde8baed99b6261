// What the tests of basins share: seeded scenes, and cells followed one by one in double as the reference.
#pragma once
#include <cmath>

#include "core/basins/basins.h"
#include "core/energy/dense/dense.h"
#include "support_energies.h"

namespace memscape::testing {

struct BasinScene {
  DenseForm form;
  Matrix Xi;
  DenseMemory energy() const { return DenseMemory(form, Xi); }
};

inline BasinScene lse_scene(int K, double beta, Similarity similarity, std::uint64_t seed) {
  BasinScene scene{{}, random_matrix(2, K, seed)};
  scene.form.beta = beta;
  scene.form.similarity = similarity;
  return scene;
}

inline BasinScene lsr_scene(int K, double beta, std::uint64_t seed) {
  BasinScene scene{{}, random_matrix(2, K, seed)};
  scene.form.beta = beta;
  scene.form.separation = Separation::shifted_relu;
  return scene;
}

struct Followed {
  Vector x;
  int steps = 0, end = end_steps;
};

/// One state, one step after the other.
inline Followed follow_one(const Energy& energy, const DescentRule& rule, Vector x, int limit) {
  Followed f{x};
  Vector next(x.size());
  for (;; ++f.steps) {
    if (std::isinf(energy.value(f.x))) return f.end = end_unsupported, f;
    const Vector g = energy.gradient(f.x);
    if (g.norm() < rule.tolerance) return f.end = end_stalled, f;
    if (f.steps >= limit) return f;
    if (rule.attention)
      energy.attention()->update(f.x, next);
    else
      next = f.x - rule.step * g;
    if (!((next.array().abs() <= 1e8).all())) return f.end = end_diverged, f;
    f.x = next;
  }
}

inline Vector place_of(const Grid& grid, int cell) {
  return Eigen::Vector2d(grid.x(cell % grid.width), grid.y(cell / grid.width));
}

inline Basins basins_of(const BasinScene& scene, const Grid& grid, const BasinSettings& settings) {
  Basins basins;
  compute_basins(scene.energy(), scene.Xi, Plane::whole(), grid, settings, basins);
  return basins;
}

/// The part of the cells whose labels differ.
inline double difference(const std::vector<int>& a, const std::vector<int>& b) {
  int count = 0;
  for (std::size_t i = 0; i < a.size(); ++i) count += a[i] != b[i];
  return static_cast<double>(count) / static_cast<double>(a.size());
}

}  // namespace memscape::testing
