// A kind of view: what a panel makes of its scene, a landscape on a plane, a curve or a chart. Code asks the
// row of a panel's view; nothing outside the view's own file asks for its name.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "core/layers/layer.h"
#include "core/model/energy.h"

namespace memscape {

struct PanelFrame;
struct View;

struct ViewKind {
  std::string_view id;               ///< "landscape", a value of `show` in a scene
  Places places;                     ///< where it has states
  Eigen::Index least = 1, most = 0;  ///< dimensions of the states that it takes; 0: any number
  bool equal_units = false;          ///< both axes have one scale, so that a plot has the view's shape
  bool overlays = false;             ///< several share a frame
  bool charts = false;               ///< it draws the chart that the scene names
  LayerPass own = {};                ///< what it draws itself, among the layers
  /// Nodes of the field on a plot of width x height pixels; null where it has none.
  Grid (*grid)(const View& view, int width, int height) = nullptr;
  /// What the axes show, where that is not the view's x and y: given the panels that share a frame.
  void (*extent)(std::span<const PanelState* const> panels, PanelFrame& frame) = nullptr;
  std::string (*axis_name)(const PanelState& panel, int axis) = nullptr;
  /// A state's place on the page.
  Point2 (*place)(const PanelView& view, const ConstVector& x, double energy) = nullptr;
  /// The state at a place of the page.
  Vector (*state)(const PanelState& panel, const PanelFrame& frame, Point2 page) = nullptr;
  /// Where marks of a state are pressed: its place, or at the height of the pointer where the height says
  /// nothing.
  Point2 (*mark)(const PanelState& panel, const PanelFrame& frame, const ConstVector& x, float y) = nullptr;

  bool takes(Eigen::Index D) const { return D >= least && (most == 0 || D <= most); }
  bool has_states() const { return places != Places::nowhere; }
};

std::span<const ViewKind> view_kinds();
/// Asserts that there is one.
const ViewKind& find_view(std::string_view id);
const ViewKind& view_of(const PanelState& panel);
inline Places places_of(const PanelState& panel) {
  return view_of(panel).places;
}
/// The view that is asked for where it takes states of D dimensions, else the first that does.
const ViewKind& view_taking(std::string_view asked, Eigen::Index D);
/// The view that draws charts.
const ViewKind& chart_view();

}  // namespace memscape
