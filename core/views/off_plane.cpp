// Distances of many states by ‖x - o‖² - ‖A^T (x - o)‖², rounded to few opacities.
#include "core/views/off_plane.h"

#include <algorithm>
#include <cmath>

#include "core/scene/sources/data.h"

namespace memscape {

std::string memory_name(int memory) {
  static const char* const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string name = "ξ";
  for (char digit : std::to_string(memory + 1)) name += digits[digit - '0'];
  return name;
}

namespace {

std::string through_name(const PanelState& panel, int axis) {
  const Matrix& Xi = *panel.Xi;
  const int known = axes_through_memories(panel.scene.view, Xi);
  const auto [a, b, c] = plane_memories(panel.scene.view, static_cast<int>(Xi.cols()));
  if (axis >= known) return "PC " + std::to_string(axis - known + 1);
  if (axis == 1) return "towards " + memory_name(c);
  return "along " + memory_name(a) + "→" + memory_name(Xi.col(a) == Xi.col(b) ? c : b);
}

}  // namespace

int fade_of(const PanelView& view, const ConstVector& x) {
  return fades_of(view, x)[0];
}

std::vector<int> fades_of(const PanelView& view, const ConstMatrix& X) {
  const Plane& plane = view.panel.plane;
  std::vector<int> list(static_cast<size_t>(X.cols()), fades - 1);
  if (X.rows() <= 2 || plane.axes.rows() != X.rows()) return list;
  const double scale = (view.frame.x_high - view.frame.x_low) / 2;
  for (Eigen::Index i = 0; i < X.cols(); ++i) {
    const double off = (X.col(i) - plane.origin).squaredNorm() - plane.project(X.col(i)).squaredNorm();
    const double opacity = 1 / (1 + std::max(off, 0.0) / (scale * scale));
    if (opacity >= 0) list[static_cast<size_t>(i)] = static_cast<int>(std::lround(opacity * (fades - 1)));
  }
  return list;
}

float fade_opacity(int fade) {
  return std::max(0.2f, static_cast<float>(fade) / (fades - 1));
}

std::string plane_axis_name(const PanelState& panel, int axis) {
  static const char* const names[2][2] = {{"x₁", "x₂"}, {"PC 1", "PC 2"}};
  const bool many = panel.shown && panel.shown->dimension() > 2;
  if (many && panel.Xi && through_memories(panel.scene.view, *panel.Xi)) return through_name(panel, axis);
  return names[many && panel.scene.view.plane == "principal"][axis];
}

}  // namespace memscape
