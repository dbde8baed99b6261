// What is under the pointer, for the status line: x, E, ‖∇E‖, and where the dynamics lead from there.
#pragma once
#include <string>

#include "core/page/compose.h"

namespace memscape {

/// "x = (0.42, -0.1)   E = -0.512   ‖∇E‖ = 0.3"
std::string hover_text(const PanelState& panel, const ConstVector& x);
/// What a chart shows under the pointer: "β = 2.5   Minima = 3", or the step.
std::string chart_hover_text(const PanelFrame& frame, Point2 pointer);
/// Of a plane in D > 2 dimensions: which memory, particle or critical point lies within `radius` of a point
/// of the page, and how far off the plane, e.g. "memory 12, 1.83 off the plane"; else empty.
std::string off_plane_text(const PanelState& panel, const PanelFrame& frame, Point2 pointer, float radius,
                           int step);
/// The cluster of particles whose centroid lies within `radius`: "cluster 2: 59 samples, E = -0.107"; else
/// empty.
std::string cluster_text(const PanelState& panel, const PanelFrame& frame, Point2 pointer, float radius);
/// "runs to memory 3", or to which point, or that it does not move.
std::string destination_text(const PanelState& panel, const ConstVector& x);

}  // namespace memscape
