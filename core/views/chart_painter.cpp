// A chart painted: series in order, then guides; names stand right of the ends of lines, and in a legend for
// dots and bars.
#include <algorithm>
#include <cmath>
#include <optional>

#include "core/page/words.h"
#include "core/views/guide_names.h"
#include "core/views/panel.h"

namespace memscape {
namespace {

using Look = ChartSeries::Look;

Colour colour_of(const Style& style, Tone tone, int index) {
  switch (tone) {
    case Tone::main:
      return style.accent;
    case Tone::second:
      return style.particle;
    case Tone::muted:
      return style.muted;
    case Tone::foreground:
      return style.foreground;
    case Tone::alarm:
      return style.alarm;
    case Tone::memory:
      return style.memory_rim;
    case Tone::particle:
      return style.particle;
    case Tone::basin:
      break;
  }
  return palette_colour(index);
}

Colour colour_of(const Style& style, const ChartSeries& series) {
  return faded(colour_of(style, series.tone, series.index), series.opacity);
}

Stroke stroke_of(const Style& style, Colour colour, float width, bool dashed) {
  return {colour, width * style.line, dashed ? 4 * style.line : 0, dashed ? 2.5f * style.line : 0};
}

void add_line(const ChartSeries& series, const PanelView& view, Canvas& canvas) {
  Lines lines;
  lines.stroke = stroke_of(view.style, colour_of(view.style, series), series.width, series.dashed);
  bool inside = false;
  for (size_t i = 0; i < series.x.size(); ++i) {
    const bool placed = has_place(series, i, view.frame);
    if (placed) {
      const Point2 at = view.frame.to_page(series.x[i], series.y[i]);
      if (!inside)
        lines.begin();
      else if (series.look == Look::steps)
        lines.points.push_back({at.x, lines.points.back().y});
      lines.points.push_back(at);
    }
    inside = placed;
  }
  if (!lines.points.empty()) canvas.add(std::move(lines));
}

void add_dots(const ChartSeries& series, const PanelView& view, Canvas& canvas) {
  Marks marks;
  marks.radius = series.width * view.style.line;
  marks.fill = colour_of(view.style, series);
  for (size_t i = 0; i < series.x.size(); ++i)
    if (has_place(series, i, view.frame)) marks.at.push_back(view.frame.to_page(series.x[i], series.y[i]));
  if (!marks.at.empty()) canvas.add(std::move(marks));
}

void add_bars(const ChartSeries& series, const PanelView& view, Canvas& canvas) {
  constexpr double half = 0.36;  // of a bar, where neighbours are 1 apart
  Polygons bars;
  bars.fill = colour_of(view.style, series);
  const double base = view.frame.y_log ? view.frame.y_low : 0;
  for (size_t i = 0; i < series.x.size(); ++i) {
    if (!has_place(series, i, view.frame)) continue;
    const Point2 low = view.frame.to_page(series.x[i] - half, base),
                 high = view.frame.to_page(series.x[i] + half, series.y[i]);
    bars.starts.push_back(static_cast<std::uint32_t>(bars.points.size()));
    for (Point2 p : {low, {high.x, low.y}, high, {low.x, high.y}}) bars.points.push_back(p);
  }
  if (!bars.points.empty()) canvas.add(std::move(bars));
}

/// Names of dots, steps and bars in the upper left corner, each after a mark in its colour. Where they are.
Rect add_legend(const Chart& chart, const PanelView& view, Canvas& canvas) {
  const Style& style = view.style;
  Rect place{view.frame.plot.x, view.frame.plot.y};
  Point2 at{place.x + 0.7f * style.text, place.y + 0.8f * style.text};
  for (const ChartSeries& series : chart.series) {
    if (series.name.empty() || series.look == Look::line) continue;
    canvas.add(Marks{{at}, Mark::square, 0.28f * style.text, colour_of(style, series), {}});
    Text text{series.name, {at.x + 0.6f * style.text, at.y}, style.small()};
    text.colour = style.foreground, text.halo = style.halo;
    const float right = text.at.x + view.measure(series.name, style.small(), false).x;
    canvas.labels.push_back(std::move(text));
    place.width = std::max(place.width, right - place.x), place.height = at.y + 0.5f * style.text - place.y;
    at.y += 1.25f * style.small();
  }
  return place;
}

void add_guide(const ChartGuide& guide, const Chart& chart, const Rect& legend, std::vector<Rect>& taken,
               const PanelView& view, Canvas& canvas) {
  const PanelFrame& frame = view.frame;
  const Style& style = view.style;
  if (guide.vertical ? frame.x_log && guide.at <= 0 : frame.y_log && guide.at <= 0) return;
  const Point2 from = guide.vertical ? frame.to_page(guide.at, frame.y_low)
                                     : frame.to_page(frame.x_low, guide.at),
               to = guide.vertical ? frame.to_page(guide.at, frame.y_high)
                                   : frame.to_page(frame.x_high, guide.at);
  const Colour colour = colour_of(style, guide.tone, 0);
  canvas.add(Lines{{from, to}, {0}, stroke_of(style, colour, 1, guide.dashed), false});
  std::optional<Text> name = guide_name(guide, from, to, chart, legend, taken, view);
  if (!name) return;
  name->colour = colour, name->halo = style.halo;
  canvas.labels.push_back(std::move(*name));
}

/// The last point of the series that has a place.
std::optional<Point2> end_of(const ChartSeries& series, const PanelFrame& frame) {
  for (size_t i = series.x.size(); i-- > 0;)
    if (has_place(series, i, frame)) return frame.to_page(series.x[i], series.y[i]);
  return std::nullopt;
}

/// Names of lines, pushed apart where their ends are close.
void name_ends(const Chart& chart, const PanelView& view, Canvas& canvas) {
  const Style& style = view.style;
  std::vector<std::pair<const ChartSeries*, Point2>> ends;
  for (const ChartSeries& series : chart.series)
    if (!series.name.empty() && series.look == Look::line)
      if (auto end = end_of(series, view.frame)) ends.emplace_back(&series, *end);
  std::stable_sort(ends.begin(), ends.end(), [](auto& a, auto& b) { return a.second.y < b.second.y; });
  const float gap = 1.2f * style.small();
  float lowest = view.frame.plot.bottom() - gap / 2, highest = view.frame.plot.y + gap / 2;
  for (size_t k = 0; k < ends.size(); ++k) {
    const float below = static_cast<float>(ends.size() - 1 - k) * gap;  // room for the next ones
    const float y = std::min(std::max(ends[k].second.y, highest), lowest - below);
    highest = y + gap;
    Text text{ends[k].first->name, {ends[k].second.x + 0.5f * style.text, y}, style.small()};
    const float right = view.frame.plot.right();  // a frame is not to run through the name
    if (text.at.x < right &&
        text.at.x + view.measure(text.text, text.size, false).x > right - 0.3f * style.text)
      text.at.x = right + 0.5f * style.text;
    text.colour = colour_of(style, ends[k].first->tone, ends[k].first->index);
    text.halo = style.halo;
    canvas.labels.push_back(std::move(text));
  }
}

void add_note(const std::string& note, const PanelView& view, Canvas& canvas) {
  const Rect& plot = view.frame.plot;
  const float size = view.style.text, line = 1.3f * size;
  const auto lines = wrapped({note}, 0.94f * plot.width, size, view.measure);
  Point2 at{plot.x + plot.width / 2,
            plot.y + plot.height / 2 - line * static_cast<float>(lines.size() - 1) / 2};
  for (const std::string& words : lines) {
    Text text{shortened(words, 0.94f * plot.width, size, false, view.measure), at, size, Align::middle};
    text.colour = view.style.muted;
    canvas.add(std::move(text));
    at.y += line;
  }
}

}  // namespace

void draw_chart(const PanelView& view, Canvas& canvas) {
  if (!view.frame.chart) return;
  const Chart& chart = *view.frame.chart;
  if (!chart.note.empty()) return add_note(chart.note, view, canvas);
  for (const ChartSeries& series : chart.series) {
    if (series.look == Look::dots)
      add_dots(series, view, canvas);
    else if (series.look == Look::bars)
      add_bars(series, view, canvas);
    else
      add_line(series, view, canvas);
  }
  const Rect legend = add_legend(chart, view, canvas);
  std::vector<Rect> taken;  // by names of guides
  for (const ChartGuide& guide : chart.guides) add_guide(guide, chart, legend, taken, view, canvas);
  name_ends(chart, view, canvas);
}

}  // namespace memscape
