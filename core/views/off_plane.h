// Marks of a space with more than two dimensions on the panel's plane: how faint they are off it, what its
// axes are called.
#pragma once
#include <string>
#include <vector>

#include "core/views/panel.h"

namespace memscape {

inline constexpr int fades = 6;  ///< opacities are rounded to so many, one shape each

/// Which of the opacities a mark at x has: 1 / (1 + (d / s)²), d its distance from the plane and s half the
/// width of the view; the last one on the plane, and for D <= 2.
int fade_of(const PanelView& view, const ConstVector& x);
/// The same for the columns of X (D x N).
std::vector<int> fades_of(const PanelView& view, const ConstMatrix& X);
/// The opacity itself, never less than 0.2.
float fade_opacity(int fade);

/// "ξ¹²" for memory 11, counted from 0.
std::string memory_name(int memory);
/// Names of the axes of a landscape: "x₁", "PC 1", "along ξ¹→ξ²", "towards ξ³".
std::string plane_axis_name(const PanelState& panel, int axis);

}  // namespace memscape
