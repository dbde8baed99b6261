// Angles are added up along the border; what turns fast is looked at more closely.
#include "core/critical/search/winding.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace memscape {
namespace {

using Eigen::Vector2d;
constexpr int deepest = 26;
constexpr int most_halvings = 300;  // of one way: a gradient that turns more often is noise
constexpr double opposite = 1e-8;   // of half a turn

double angle_between(const Gradient2& a, const Gradient2& b) {
  return std::atan2(a.x() * b.y() - a.y() * b.x(), a.dot(b));
}

bool usable(const Gradient2& g) {
  return std::isfinite(g.x()) && std::isfinite(g.y()) && (g.x() != 0 || g.y() != 0);
}

/// Directions alone count, and squares of small gradients underflow.
Gradient2 direction(const Gradient2& g) {
  return g / g.cwiseAbs().maxCoeff();
}

std::optional<double> part(const Energy& energy, const Vector2d& a, const Gradient2& ga, const Vector2d& b,
                           const Gradient2& gb, int depth, int& left) {
  const double angle = angle_between(ga, gb);
  if (std::abs(angle) < std::numbers::pi / 3) return angle;
  if (depth == deepest)
    return std::abs(angle) < (1 - opposite) * std::numbers::pi ? std::optional(angle) : std::nullopt;
  if (--left < 0) return {};
  const Vector2d middle = 0.5 * (a + b);
  Vector g(2);
  if (!std::isfinite(energy.value_and_gradient(middle, g)) || !usable(g)) return {};
  const Gradient2 gm = direction(g);
  const auto first = part(energy, a, ga, middle, gm, depth + 1, left);
  if (!first) return {};
  const auto second = part(energy, middle, gm, b, gb, depth + 1, left);
  return second ? std::optional(*first + *second) : std::nullopt;
}

}  // namespace

std::optional<double> turn_along(const Energy& energy, const Vector2d& a, const Gradient2& ga,
                                 const Vector2d& b, const Gradient2& gb) {
  if (!usable(ga) || !usable(gb)) return {};
  int left = most_halvings;
  return part(energy, a, direction(ga), b, direction(gb), 0, left);
}

std::optional<int> turns_round(const Energy& energy, const Box& box, int parts) {
  const Vector2d size = box.high - box.low, across(size.x() / parts, 0), up(0, size.y() / parts);
  Vector2d x = box.low;
  Vector g(2);
  if (!std::isfinite(energy.value_and_gradient(x, g))) return {};
  Gradient2 here = g;
  double sum = 0;
  for (const Vector2d& step : {across, up, Vector2d(-across), Vector2d(-up)})
    for (int i = 0; i < parts; ++i) {
      const Vector2d next = x + step;
      if (!std::isfinite(energy.value_and_gradient(next, g))) return {};
      const auto turn = turn_along(energy, x, here, next, g);
      if (!turn) return {};
      sum += *turn, x = next, here = g;
    }
  return static_cast<int>(std::lround(sum / (2 * std::numbers::pi)));
}

}  // namespace memscape
