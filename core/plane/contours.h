// Lines of equal energy, E(u, v) = level, traced through a field by marching squares.
// Between two nodes of energies a and b a line crosses at the fraction (level - a) / (b - a) of their
// distance.
#pragma once
#include <span>
#include <vector>

#include "core/plane/grid.h"

namespace memscape {

/// A point of the plane, in the units of its axes.
struct PlanePoint {
  double u = 0, v = 0;
  bool operator==(const PlanePoint&) const = default;
};

/// One line with higher ground on its left. A closed line does not repeat its first point.
struct ContourLine {
  std::vector<PlanePoint> points;
  bool closed = false;
};

struct Contour {
  double level = 0;
  std::vector<ContourLine> lines;
};

/// One contour for each level, in their order. Cells with an infinite corner carry no line, so lines end at
/// the border of the supported region. A saddle cell is decided by the mean of its corners. Equal on any
/// number of threads.
std::vector<Contour> trace_contours(const Field& field, std::span<const double> levels);

/// The border between supported and unsupported nodes, half way between them, smoothed over `smoothing`
/// crossings each way because only whole nodes are known. Supported ground lies on its right.
std::vector<ContourLine> trace_border(const Field& field, int smoothing = 3);

}  // namespace memscape
