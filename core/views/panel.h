// What every layer is given: one panel, where its data lies on the page, and how things look.
#pragma once
#include <string>

#include "core/page/compose.h"
#include "core/views/view.h"

namespace memscape {

/// Names of the axes of a landscape or a curve, e.g. "x₁" and "x₂", or "PC 1" and "PC 2".
std::string axis_name(const PanelState& panel, int axis);

struct PanelView {
  const PanelState& panel;
  const PanelFrame& frame;
  const Style& style;
  const MeasureText& measure;
  Range range;              ///< of the colours
  double zero = 0;          ///< the energy that labels call 0
  int step = 0, last = 0;   ///< the step that is shown, and the length of the run
  bool transient = false;   ///< see ComposeOptions
  int turn = 0, turns = 1;  ///< which of the curves of its frame this is, and of how many
  Rect covered = {};        ///< the part of the plot that counts will hide
  bool marked = false;      ///< a curve of the frame before this one marks the same memories

  int dimension() const { return panel.shown ? panel.shown->dimension() : 2; }
  /// Size by which marks are scaled, points: of the text, but smaller in a small plot.
  float mark_unit() const;
  /// Width of a contour line, thinner in a small plot.
  float line() const;
  /// A state's place on the page: its projection to the panel's plane; in a curve, with its energy upwards.
  Point2 place(const ConstVector& x, double energy) const;
  /// Of the curve: the accent alone, else one for each of the curves of its frame.
  Stroke curve_stroke() const;
  /// Of its particles: that of its curve where a frame has several.
  Colour particle_colour() const;
};

/// The energies of a curve, counted from `view.zero`; next to stretches without support they rise without
/// bound, and these rims are cut. Empty when there is nothing to show.
Range values_of(const PanelState& panel);
/// What a curve with these energies shows: with a margin; 0..1 when there are none.
Range widened(Range range);
/// What the panel's curve shows on its own.
inline Range value_range(const PanelState& panel) {
  return widened(values_of(panel));
}

/// Where layers draw. Labels wait until the layers that they must not hide under are done.
struct Canvas {
  Drawing& drawing;
  std::vector<Text> labels = {};

  void add(Shape shape) { drawing.shapes.push_back(std::move(shape)); }
};

/// The chart of the frame; all but its labels are clipped to the plot by the caller.
void draw_chart(const PanelView& view, Canvas& canvas);
/// The labels that have waited.
void draw_labels(const PanelView& view, Canvas& canvas);

}  // namespace memscape
