// Boxes are cut off their middle, where symmetric formulas have their kinks.
#include "core/critical/search/missed.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/base/stop.h"

namespace memscape {
namespace {

using Eigen::Vector2d;
constexpr double cut = 0.4637;
constexpr int deepest = 60;

/// Energies round x at a distance: both sides for D = 1.
std::vector<double> round_at(const Energy& energy, const ConstVector& x, double distance) {
  constexpr int directions = 32;
  std::vector<double> E;
  if (x.size() == 1) {
    for (double side : {-1.0, 1.0}) E.push_back(energy.value(x + Vector::Constant(1, side * distance)));
    return E;
  }
  for (int i = 0; i < directions; ++i) {
    const double angle = 2 * std::numbers::pi * (i + 0.381966) / directions;
    E.push_back(energy.value(x + distance * Vector2d(std::cos(angle), std::sin(angle))));
  }
  return E;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

}  // namespace

bool rests_at(const Energy& energy, const ConstVector& x, double length) {
  const auto wide = round_at(energy, x, length), near = round_at(energy, x, 1e-2 * length),
             close = round_at(energy, x, 1e-4 * length);
  const double outer = std::abs(mean(wide) - mean(near)), inner = std::abs(mean(near) - mean(close)),
               spread = *std::ranges::max_element(wide) - *std::ranges::min_element(wide);
  return std::isfinite(outer + inner + spread) && inner <= 0.7 * std::max(outer, 0.1 * spread);
}

void MissedSearch::explore(const Box& box, int turns, int depth) const {
  if (--left < 0 || stopped(cancelled)) return;
  const Vector2d size = box.high - box.low, middle = box.low + cut * size;
  if (depth > 0) look_from(middle);
  if (explains(box, turns)) return;
  if (size.maxCoeff() <= finest || depth == deepest) {
    if (rests_at(energy, middle, 1e7 * finest)) found.push_back(middle);
    return;
  }
  bool told = true;
  for (int part = 0; part < 4; ++part) {
    Box child = box;
    (part % 2 ? child.low : child.high).x() = middle.x();
    (part / 2 ? child.low : child.high).y() = middle.y();
    const auto inside = turns_round(energy, child);
    told &= inside.has_value();
    if (inside && !explains(child, *inside)) explore(child, *inside, depth + 1);
  }
  // Too near a kink nobody can tell which way the gradient turns: that is where it is.
  const bool near = size.maxCoeff() <= 1e4 * finest;
  if (!told && near && !explains(box, turns) && rests_at(energy, middle, 1e7 * finest))
    found.push_back(middle);
}

}  // namespace memscape
