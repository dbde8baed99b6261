// Polylines and polygons in an ImDrawList: split where Dear ImGui's joints would fail, dashed, snapped,
// within 16-bit indices.
#pragma once
#include <span>

#include "core/drawing/drawing.h"
#include "render/window/imgui_compat.h"

namespace memscape {

ImU32 packed(const Colour& colour);

/// A point of the page in pixels of the window.
struct PageToWindow {
  ImVec2 origin;
  float scale;
  ImVec2 operator()(Point2 p) const { return {origin.x + scale * p.x, origin.y + scale * p.y}; }
};

void add_lines(ImDrawList& list, const Lines& lines, const PageToWindow& to_window);
void add_polygons(ImDrawList& list, const Polygons& polygons, const PageToWindow& to_window);

/// Cuts a polyline (pixels) into dashes that go on over its corners.
std::vector<std::vector<ImVec2>> dashes(std::span<const ImVec2> line, bool closed, float dash, float gap);

}  // namespace memscape
