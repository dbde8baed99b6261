// A chart as data: axes, lines, dots, bars and guides, without places or colours. One painter draws them all.
#pragma once
#include <string>
#include <vector>

#include "core/plane/grid.h"

namespace memscape {

/// A colour by its role. `basin`: number `index` of the palette of basins.
enum class Tone { main, second, muted, foreground, alarm, memory, particle, basin };

struct ChartSeries {
  enum class Look { line, steps, dots, bars };
  std::string name;          ///< written at a line's end, in a legend for the other looks; empty: none
  std::vector<double> x, y;  ///< equally long; a y that is not finite breaks a line
  Look look = Look::line;
  Tone tone = Tone::main;
  int index = 0;
  float width = 2;  ///< of a line, in contour lines; of a dot's radius
  bool dashed = false;
  float opacity = 1;
};

/// A straight line across the plot.
struct ChartGuide {
  bool vertical = true;
  double at = 0;
  std::string name = {};  ///< written at its upper or right end
  Tone tone = Tone::muted;
  bool dashed = true;
};

struct Chart {
  std::string x_name, y_name;
  bool x_log = false, y_log = false;      ///< what is not positive has no place on such an axis
  bool x_whole = false, y_whole = false;  ///< ticks at whole numbers only
  bool over_steps = false;                ///< x is the step of the run: pressing there shows that step
  std::vector<double> steps_at;           ///< with over_steps: x of each step, ascending; empty: its number
  Range x, y;                             ///< what is shown; empty: the series and a margin
  std::vector<std::string> x_words;       ///< in place of ticks, at x = 1, 2, ..
  std::vector<ChartSeries> series;        ///< later ones over earlier ones
  std::vector<ChartGuide> guides;
  std::string note;      ///< in place of a chart with nothing to show: what to do, or "Being computed…"
  std::string progress;  ///< "40 %" of what is still to come, told above the plot
};

/// The range that an axis (0 or 1) of a chart shows: never empty, and positive where it is logarithmic.
Range shown_range(const Chart& chart, int axis);

/// The step whose place on a chart over steps is nearest to x.
int step_at(const Chart& chart, double x);

}  // namespace memscape
