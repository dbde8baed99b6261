// From a session to one Drawing: panels in a grid, each with its layers, one colour bar and the caption. The
// window, figures and tests all draw with this.
#pragma once
#include <vector>

#include "core/drawing/drawing.h"
#include "core/layers/style.h"
#include "core/scene/session.h"

namespace memscape {

/// Where a panel's data lies on the page. `plot` shows x_low..x_high, y_low..y_high of its plane (of its
/// chart's axes).
struct PanelFrame {
  Rect cell;  ///< the whole panel with title and axes
  Rect plot;
  double x_low = 0, x_high = 1, y_low = 0, y_high = 1;
  Point2 to_page(double u, double v) const {
    return {static_cast<float>(plot.x + plot.width * (u - x_low) / (x_high - x_low)),
            static_cast<float>(plot.bottom() - plot.height * (v - y_low) / (y_high - y_low))};
  }
  double u(Point2 p) const { return x_low + (x_high - x_low) * (p.x - plot.x) / plot.width; }
  double v(Point2 p) const { return y_low + (y_high - y_low) * (plot.bottom() - p.y) / plot.height; }
};

struct Layout {
  float width = 0, height = 0;
  std::vector<PanelFrame> frames;  ///< one per panel
  std::vector<Rect>
      colour_bars;  ///< the shared one first (empty Rect if none), then one per panel that has its own
  std::vector<int> bar_panel;  ///< for each colour bar: a panel whose range it shows
  Rect title, caption;
};

/// Places the panels on a page of width x height points. A landscape keeps the aspect of its view (equal
/// units on both axes). Needs scenes only, so that fields can be computed for the plots' sizes afterwards.
Layout lay_out(const Session& session, float width, float height, const Style& style,
               const MeasureText& measure);

struct ComposeOptions {
  bool transient = true;  ///< the future of trails, focus and hover: in the window, not in figures
  int focus = -1;         ///< panel with the focus, framed when there are several
};

/// The whole page. Uses the fields that the session has, and its runs at the session's step.
Drawing compose(Session& session, const Layout& layout, const Style& style, const MeasureText& measure,
                const ComposeOptions& options = {});

}  // namespace memscape
