// Numbers on contour lines: each stands in a gap of its own line and touches no other line, no other number,
// no border.
#pragma once
#include <string>
#include <vector>

#include "core/drawing/drawing.h"

namespace memscape {

/// One contour line on the page, in points.
struct PageLine {
  int level = 0;               ///< index of its level
  std::vector<Point2> points;  ///< a closed line repeats its first point
};

/// A number: its box is centred and turned by `angle` (degrees, counter-clockwise), the gap is from..to along
/// the line.
struct LineLabel {
  int line = 0;
  float from = 0, to = 0;  ///< arc length from the line's first point
  Point2 centre;
  float angle = 0;
  Point2 size;  ///< width along the line, height
};

/// Chooses straight stretches for the labels of all levels; `sizes` are the texts' sizes, one for each level.
/// A level has at most three, and none where no stretch fits.
std::vector<LineLabel> place_labels(const std::vector<PageLine>& lines, const std::vector<Point2>& sizes,
                                    const Rect& plot);

/// The corners of a label's box.
std::vector<Point2> label_corners(const LineLabel& label);

}  // namespace memscape
