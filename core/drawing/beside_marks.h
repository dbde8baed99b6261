// Numbers beside marks: each stands next to its own mark and touches no other number, no other mark, no
// border.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "core/drawing/drawing.h"

namespace memscape {

/// A box that wants to stand beside a mark, in points.
struct BesideMark {
  Point2 at;
  float radius = 0;  ///< of the mark
  Point2 size;       ///< of the box
};

/// A place for each box, the first ones first; none where no place near its mark is free. Away from
/// `middle` is tried first. `taken`: what no box may touch.
std::vector<std::optional<Rect>> places_beside(std::span<const BesideMark> boxes, std::vector<Rect> taken,
                                               Point2 middle, const Rect& plot);

}  // namespace memscape
