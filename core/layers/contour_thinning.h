// Where a slope is so steep that contours would run together, only every second level is drawn, or every
// fourth, and so on. Levels are s apart in energy, so their lines are s / |∇E| apart on the page.
#pragma once
#include <vector>

#include "core/page/compose.h"
#include "core/plane/contours.h"

namespace memscape {

class Thinning {
 public:
  /// Lines nearer to one another than `closest` points are thinned; `levels` are evenly spaced.
  Thinning(const Field& field, const PanelFrame& frame, const std::vector<double>& levels, float closest);

  /// True when the level's line is drawn at p. Levels that are multiples of a higher power of two times s
  /// stay longest.
  bool keeps(double level, const PlanePoint& p) const;
  /// Length below which what is left of a thinned line is left out too, points.
  float shortest() const { return 6 * closest_; }

 private:
  const Field& field_;
  const PanelFrame& frame_;
  double step_;
  float closest_;
};

}  // namespace memscape
