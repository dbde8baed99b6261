// The slope on the page comes from differences between the finite neighbours of the nearest node.
#include "core/layers/contour_thinning.h"

#include <algorithm>
#include <cmath>

namespace memscape {
namespace {

int nearest_node(double at, double low, double high, int count) {
  return std::clamp(static_cast<int>(std::lround((at - low) / (high - low) * (count - 1))), 0, count - 1);
}

double difference(float before, float here, float after, double gap) {
  if (std::isfinite(before) && std::isfinite(after)) return (after - before) / (2 * gap);
  return std::isfinite(before) ? (here - before) / gap : std::isfinite(after) ? (after - here) / gap : 0;
}

/// Energy per point of the page.
double steepness(const Field& field, const PanelFrame& frame, const PlanePoint& p) {
  const Grid& grid = field.grid;
  int i = nearest_node(p.u, grid.x_low, grid.x_high, grid.width),
      j = nearest_node(p.v, grid.y_low, grid.y_high, grid.height);
  auto at = [&](int x, int y) {
    return x < 0 || y < 0 || x >= grid.width || y >= grid.height ? INFINITY : field.at(x, y);
  };
  float here = at(i, j);
  if (!std::isfinite(here)) return 0;
  double across =
      (grid.x_high - grid.x_low) / (grid.width - 1) * frame.plot.width / (frame.x_high - frame.x_low);
  double up =
      (grid.y_high - grid.y_low) / (grid.height - 1) * frame.plot.height / (frame.y_high - frame.y_low);
  const double along_x = difference(at(i - 1, j), here, at(i + 1, j), across),
               along_y = difference(at(i, j - 1), here, at(i, j + 1), up);
  return std::sqrt(along_x * along_x + along_y * along_y);  // of floats: no need of hypot, which is slow
}

}  // namespace

Thinning::Thinning(const Field& field, const PanelFrame& frame, const std::vector<double>& levels,
                   float closest)
    : field_(field), frame_(frame), step_(levels.size() > 1 ? levels[1] - levels[0] : 0), closest_(closest) {}

bool Thinning::keeps(double level, const PlanePoint& p) const {
  long number = step_ > 0 ? std::lround(level / step_) : 0;
  if (number == 0) return true;
  double spacing = step_ / std::max(steepness(field_, frame_, p), 1e-300);
  long every = 1;
  while (static_cast<double>(every) * spacing < closest_ && every < 1024) every *= 2;
  return number % every == 0;
}

}  // namespace memscape
