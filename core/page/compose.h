// From a session to one Drawing: panels in a grid, each with its layers, one colour bar and the caption. The
// window, figures and tests all draw with this.
#pragma once
#include <cmath>
#include <memory>
#include <vector>

#include "core/charts/chart.h"
#include "core/drawing/drawing.h"
#include "core/page/style.h"
#include "core/session/session.h"

namespace memscape {

/// Which sides of a panel carry numbers and names; inner panels that share an axis leave them to the outer
/// ones.
struct AxisSides {
  bool numbers_left = true, numbers_below = true;
};

/// Where a panel's data lies on the page. `plot` shows x_low..x_high, y_low..y_high of its plane (of its
/// chart's axes, which may be logarithmic).
struct PanelFrame {
  Rect cell;  ///< the whole panel with title and axes
  Rect plot;
  double x_low = 0, x_high = 1, y_low = 0, y_high = 1;
  bool x_log = false, y_log = false;
  AxisSides sides = {};
  std::shared_ptr<const Chart> chart = nullptr;  ///< of a panel that shows one

  Point2 to_page(double u, double v) const {
    return {static_cast<float>(plot.x + plot.width * part(u, x_low, x_high, x_log)),
            static_cast<float>(plot.bottom() - plot.height * part(v, y_low, y_high, y_log))};
  }
  double u(Point2 p) const { return value((p.x - plot.x) / plot.width, x_low, x_high, x_log); }
  double v(Point2 p) const { return value((plot.bottom() - p.y) / plot.height, y_low, y_high, y_log); }

 private:
  static double part(double value, double low, double high, bool log) {
    return log ? std::log(value / low) / std::log(high / low) : (value - low) / (high - low);
  }
  static double value(double part, double low, double high, bool log) {
    return log ? low * std::pow(high / low, part) : low + (high - low) * part;
  }
};

struct Layout {
  float width = 0, height = 0;
  std::vector<PanelFrame> frames;  ///< one per panel; panels drawn over another have that one's
  std::vector<int> bases;  ///< for each panel the first one of its frame: itself unless it is an overlay
  std::vector<Rect>
      colour_bars;  ///< the shared one first (empty Rect if none), then one per panel that has its own
  std::vector<int> bar_panel;  ///< for each colour bar: a panel whose range it shows
  Rect title, caption;
  float counts_above = 0;  ///< room above each plot for what its panel counts; 0: in a corner of the plot
  float tightness = 0;     ///< 1 and more where words leave the plots too little room: see fitted_style
};

struct LayoutOptions {
  /// Plots have the same places whatever layers are on: in the window, not in figures. Only counts that find
  /// no free corner move them.
  bool steady = false;
  const Layout* held = nullptr;  ///< the page of before, where counts stay in or above the plots
};

/// Places the panels on a page of width x height points. A landscape keeps the aspect of its view (equal
/// units on both axes). Makes the charts; of landscapes it needs scenes only, so that their fields can be
/// computed for the plots' sizes afterwards.
Layout lay_out(const Session& session, float width, float height, const Style& style,
               const MeasureText& measure, const LayoutOptions& options = {});

/// This style, but with type that is only as large as leaves the plots room, and at least `least` points.
Style fitted_style(const Session& session, Style style, float least, Point2 page, const MeasureText& measure,
                   const LayoutOptions& options = {});

/// Gives the frames the data's ranges: those of views, and upwards those of the energies that are known now.
void set_extents(const Session& session, Layout& layout);

/// Whether the page has a caption.
bool has_caption(const Scene& scene);

struct ComposeOptions {
  bool transient = true;  ///< the future of trails, focus and hover: in the window, not in figures
  /// Of each panel the corner in which its counts stood before, and now stand: they stay where that hides
  /// hardly more than another corner would.
  std::vector<int>* corners = nullptr;
  int focus = -1;  ///< panel with the focus, marked when there are several
};

/// The whole page. Uses the fields that the session has, and its runs at the session's step.
Drawing compose(Session& session, const Layout& layout, const Style& style, const MeasureText& measure,
                const ComposeOptions& options = {});

}  // namespace memscape
