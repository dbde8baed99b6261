// The same painter and the same axes as on the page.
#include "core/page/small_chart.h"

#include "core/page/axes.h"

namespace memscape {

Drawing small_chart(const PanelState& panel, Chart chart, float width, float height, const Style& style,
                    const MeasureText& measure) {
  Drawing drawing;
  drawing.width = width, drawing.height = height;
  drawing.background.a = 0;
  const float left = 0.6f * style.text + measure("\u22120.05", style.small(), false).x + 1.6f * style.text,
              below = 0.6f * style.text + 1.2f * style.small() + 1.3f * style.text, edge = 0.7f * style.text;
  PanelFrame frame;
  frame.cell = {0, 0, width, height};
  frame.plot = {left, edge, std::max(width - left - edge, 1.f), std::max(height - below - edge, 1.f)};
  const Range x = shown_range(chart, 0), y = shown_range(chart, 1);
  frame.x_low = x.low, frame.x_high = x.high, frame.y_low = y.low, frame.y_high = y.high;
  frame.x_log = chart.x_log, frame.y_log = chart.y_log;
  frame.chart = std::make_shared<const Chart>(std::move(chart));
  const PanelView view{.panel = panel, .frame = frame, .style = style, .measure = measure, .range = {}};
  Canvas canvas{drawing};
  canvas.add(ClipBegin{frame.plot});
  draw_chart(view, canvas);
  canvas.add(ClipEnd{});
  draw_labels(view, canvas);
  draw_axes(view, drawing);
  return drawing;
}

}  // namespace memscape
