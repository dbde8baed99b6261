// The bar ends in points where it does not tell all energies apart.
#include "core/page/colour_bar.h"

#include <algorithm>

#include "core/drawing/colormap.h"

namespace memscape {
namespace {

/// A bar within `whole` whose ends leave room for points; these, and the outline of all of it.
Rect draw_bar(const Rect& whole, Session::Beyond beyond, const std::string& map, Stroke stroke,
              Drawing& drawing) {
  const float point = std::min(whole.width, 0.1f * whole.height), middle = whole.x + whole.width / 2;
  Rect bar = whole;
  if (beyond.above) bar.y += point, bar.height -= point;
  if (beyond.below) bar.height -= point;
  const Point2 top_left{bar.x, bar.y}, top_right{bar.right(), bar.y}, low_right{bar.right(), bar.bottom()},
      low_left{bar.x, bar.bottom()}, top{middle, whole.y}, low{middle, whole.bottom()};
  Lines around{{top_left}, {0}, stroke, true};
  auto add_point = [&](Point2 from, Point2 tip, Point2 to, float position) {
    drawing.shapes.push_back(Polygons{{from, tip, to}, {0}, colour_at(colormap(map), position)});
    around.points.push_back(tip);
  };
  if (beyond.above) add_point(top_left, top, top_right, 1);
  around.points.push_back(top_right), around.points.push_back(low_right);
  if (beyond.below) add_point(low_right, low, low_left, 0);
  around.points.push_back(low_left);
  drawing.shapes.push_back(ColourBar{bar, map});
  drawing.shapes.push_back(std::move(around));
  return bar;
}

}  // namespace

float colour_bar_room(bool named, const Style& style, const MeasureText& measure) {
  float numbers = tick_length(style) + 0.25f * style.text + measure("\u221200.5", style.small(), false).x;
  return numbers + (named ? 1.6f * style.text : 0);
}

void draw_colour_bar(const Rect& whole, const Range& range, Session::Beyond beyond, const View& view,
                     const Style& style, const MeasureText& measure, Drawing& drawing) {
  const Rect bar = draw_bar(whole, beyond, view.colormap, {style.frame, 0.8f * style.line}, drawing);
  const float small = style.small(), length = tick_length(style),
              x = bar.right() + length + 0.25f * style.text,
              name_at = bar.right() + colour_bar_room(false, style, measure) + 0.3f * style.text;
  auto width = [&](const std::string& text) { return measure(text, small, false).x; };
  Ticks ticks;
  if (!range.empty() && range.high > range.low)
    ticks = ticks_of(range.low, range.high,
                     {.length = bar.height,
                      .spacing = 2.6f * small,
                      .gap = 0.1f * small,
                      .extent = [small](auto&) { return small; },
                      .across = width,
                      .room = name_at - x - 0.1f * style.text});
  else if (!range.empty())  // the same everywhere
    ticks.values = {range.low}, ticks.words = {whole_number_text(range.low, format_of({&range.low, 1}))};
  Lines marks;
  marks.stroke = {style.frame, 0.8f * style.line};
  float widest = 0;
  for (size_t i = 0; i < ticks.values.size(); ++i) {
    const double part =
        range.high > range.low ? (ticks.values[i] - range.low) / (range.high - range.low) : 0.5;
    const float y = bar.bottom() - bar.height * static_cast<float>(part);
    marks.begin();
    for (float out : {0.f, length}) marks.points.push_back({bar.right() + out, y});
    widest = std::max(widest, width(ticks.text(i)));
    drawing.shapes.push_back(
        Text{ticks.text(i), {x, y}, small, Align::start, Align::middle, 0, false, style.foreground});
  }
  if (!marks.points.empty()) drawing.shapes.push_back(std::move(marks));
  const std::string suffix = name_suffix(ticks.format);
  std::string name;
  for (std::string_view first :
       {view.zero == "lowest" ? "Energy above the lowest" : "Energy (lower is better)", "Energy"})
    if (name.empty() || measure(name, style.text, false).x > whole.height) name = std::string(first) + suffix;
  if (measure(name, style.text, false).x > 1.3f * whole.height) return;
  const float left = std::min(x + widest + 0.45f * style.text, name_at);
  drawing.shapes.push_back(Text{name,
                                {left, whole.y + whole.height / 2},
                                style.text,
                                Align::middle,
                                Align::start,
                                90,
                                false,
                                style.foreground});
}

}  // namespace memscape
