// The outlines of marks, the same for every painter: radius 1 about the origin, y down as on the page.
#pragma once
#include <vector>

#include "core/drawing/drawing.h"

namespace memscape {

/// Closed outlines are filled and rimmed; a cross is two open strokes. A disc has 64 corners here; painters
/// with true circles use them.
struct MarkOutline {
  std::vector<std::vector<Point2>> lines;
  bool closed = true;
};
const MarkOutline& mark_outline(Mark mark);

}  // namespace memscape
