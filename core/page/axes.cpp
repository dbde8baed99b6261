// Ticks point outwards, numbers stand clear of them, names beyond the numbers.
#include "core/page/axes.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/page/words.h"

namespace memscape {
namespace {

Text words(const std::string& text, Point2 at, float size, Align across, Align down, Colour colour,
           float angle = 0) {
  return {text, at, size, across, down, angle, false, colour};
}

Lines outline(const Rect& rect, Stroke stroke) {
  return {{{rect.x, rect.y}, {rect.right(), rect.y}, {rect.right(), rect.bottom()}, {rect.x, rect.bottom()}},
          {0},
          stroke,
          true};
}

void add_tick(Lines& lines, Point2 from, Point2 by) {
  lines.begin();
  lines.points.push_back(from);
  lines.points.push_back(from + by);
}

/// Where the numbers left of a plot end.
float left_of_plot(const PanelView& view) {
  return view.frame.plot.x - tick_length(view.style) - 0.25f * view.style.text;
}

/// What ticks below a plot (axis 0) or left of it may take.
TickTrack track_of(const PanelView& view, int axis) {
  const float small = view.style.small();
  const PanelFrame& frame = view.frame;
  auto width = [&view, small](const std::string& text) { return view.measure(text, small, false).x; };
  if (axis == 0) return {frame.plot.width, 3.8f * small, 0.6f * small, width};
  const float room = left_of_plot(view) - (frame.cell.x + 1.15f * view.style.text);
  return {frame.plot.height, 2.2f * small, 0.1f * small, [small](auto&) { return small; }, width, room};
}

Ticks ticks_of_chart(const PanelView& view, int axis) {
  const PanelFrame& frame = view.frame;
  const float small = view.style.small();
  const Chart& chart = *frame.chart;
  if (axis == 0 && !chart.x_words.empty()) {
    const auto count = static_cast<float>(chart.x_words.size());
    size_t letters = 0;
    for (const std::string& word : chart.x_words) letters = std::max(letters, word.size());
    const float widest = (0.6f * static_cast<float>(letters) + 0.7f) * small;
    const size_t every =
        std::max<size_t>(1, static_cast<size_t>(std::ceil(widest * count / frame.plot.width)));
    Ticks ticks;  // where there is no room for all words, for some of them
    for (size_t i = 0; i < chart.x_words.size(); i += every)
      ticks.values.push_back(static_cast<double>(i) + 1), ticks.words.push_back(chart.x_words[i]);
    return ticks;
  }
  const double low = axis == 0 ? frame.x_low : frame.y_low, high = axis == 0 ? frame.x_high : frame.y_high;
  if (axis == 0 ? frame.x_log : frame.y_log) return log_ticks(low, high, track_of(view, axis));
  return ticks_of(low, high, track_of(view, axis), (axis == 0 ? chart.x_whole : chart.y_whole) ? 1 : 0);
}

/// Ticks along an axis of the panel. Both axes of a landscape have the same step, unless one is far longer.
Ticks ticks_along(const PanelView& view, int axis) {
  const PanelFrame& frame = view.frame;
  auto along = [&](int which, double smallest) {
    return which == 0 ? ticks_of(frame.x_low, frame.x_high, track_of(view, 0), smallest)
                      : ticks_of(frame.y_low, frame.y_high, track_of(view, 1), smallest);
  };
  if (frame.chart) return ticks_of_chart(view, axis);
  constexpr double far = 10;
  const double ratio = (frame.x_high - frame.x_low) / (frame.y_high - frame.y_low);
  if (!view_of(view.panel).equal_units || ratio > far || ratio < 1 / far) return along(axis, 0);
  auto step_of = [](const Ticks& ticks) {
    return ticks.values.size() > 1 ? ticks.values[1] - ticks.values[0] : 0;
  };
  Ticks other = along(1 - axis, 0);
  return along(axis, step_of(other) * (1 - 1e-9));
}

std::string name_of(const PanelView& view, int axis) {
  if (const Chart* chart = view.frame.chart.get()) return axis == 0 ? chart->x_name : chart->y_name;
  return axis_name(view.panel, axis);
}

/// The name, or what says enough of it where it would be longer than `room`: "K, number of memories" and
/// "K", "β of the network" and "β".
std::string name_within(const std::string& name, float room, const PanelView& view) {
  for (std::string_view joint : {"\n", ", ", " of "}) {
    const std::string first = name.substr(0, name.find(joint));
    if (view.measure(first, view.style.text, false).x <= room) return first;
  }
  return shortened(name, room, view.style.text, false, view.measure);
}

/// The name with what its numbers leave out.
std::string whole_name(const PanelView& view, int axis, const Ticks& ticks, float room) {
  const std::string suffix = name_suffix(ticks.format);
  return name_within(name_of(view, axis), room - view.measure(suffix, view.style.text, false).x, view) +
         suffix;
}

/// With a `neighbour` close on the left a number that would run into its last one is left out.
void draw_below(const PanelView& view, bool neighbour, Lines& marks, Drawing& drawing) {
  const Style& style = view.style;
  const Rect& plot = view.frame.plot;
  Ticks ticks = ticks_along(view, 0);
  float length = tick_length(style), y = plot.bottom() + length + 0.25f * style.text;
  for (size_t i = 0; i < ticks.values.size(); ++i) {
    float x = view.frame.to_page(ticks.values[i], view.frame.y_low).x;
    add_tick(marks, {x, plot.bottom()}, {0, length});
    const std::string text = ticks.text(i);
    const float left = x - view.measure(text, style.small(), false).x / 2;
    if (neighbour && left < plot.x - 0.4f * style.text) continue;
    drawing.shapes.push_back(
        words(text, {x, y}, style.small(), Align::middle, Align::start, style.foreground));
  }
  const std::string name = whole_name(view, 0, ticks, plot.width + 2.5f * style.text);
  drawing.shapes.push_back(words(name, {plot.x + plot.width / 2, y + 1.2f * style.small()}, style.text,
                                 Align::middle, Align::start, style.foreground));
}

void draw_left(const PanelView& view, Lines& marks, Drawing& drawing) {
  const Style& style = view.style;
  const Rect& plot = view.frame.plot;
  Ticks ticks = ticks_along(view, 1);
  float length = tick_length(style), x = left_of_plot(view), widest = 0;
  for (size_t i = 0; i < ticks.values.size(); ++i) {
    float y = view.frame.to_page(view.frame.x_low, ticks.values[i]).y;
    std::string text = ticks.text(i);
    add_tick(marks, {plot.x, y}, {-length, 0});
    widest = std::max(widest, view.measure(text, style.small(), false).x);
    drawing.shapes.push_back(words(text, {x, y}, style.small(), Align::end, Align::middle, style.foreground));
  }
  const std::string name = whole_name(view, 1, ticks, plot.height + 1.5f * style.text);
  float left = std::max(x - widest - 0.3f * style.text, view.frame.cell.x + 1.1f * style.text);
  drawing.shapes.push_back(words(name, {left, plot.y + plot.height / 2}, style.text, Align::middle,
                                 Align::end, style.foreground, 90));
}

}  // namespace

namespace {

/// Whether the texts of the ticks stand apart, and have room across the track. `place` tells where, 0 to 1.
bool fit(const Ticks& ticks, const TickTrack& track, const std::function<double(double)>& place) {
  float end = -std::numeric_limits<float>::infinity();
  for (size_t i = 0; i < ticks.values.size(); ++i) {
    const std::string text = ticks.text(i);
    const float half = track.extent(text) / 2, at = track.length * static_cast<float>(place(ticks.values[i]));
    if (at - half < end + track.gap) return false;
    if (track.across && track.across(text) > track.room) return false;
    end = at + half;
  }
  return true;
}

/// Formatted so that they fit, if they can be.
bool make_fit(Ticks& ticks, const TickTrack& track, const std::function<double(double)>& place) {
  for (const NumberFormat& format : formats_of(ticks.values)) {
    ticks.format = format;
    if (fit(ticks, track, place)) return true;
  }
  ticks.format = format_of(ticks.values);
  return false;
}

}  // namespace

Ticks ticks_of(double low, double high, const TickTrack& track, double smallest) {
  const float length = track.length, spacing = track.spacing;
  int count = std::clamp(static_cast<int>(length / spacing), 1, 8);
  Ticks ticks{nice_values(low, high, count, smallest), {}};
  // The nearest nice step may be finer than asked for.
  while (static_cast<float>(ticks.values.size()) * spacing > length + spacing && count > 1)
    ticks.values = nice_values(low, high, --count, smallest);
  // One number tells no scale: rather some that stand closer, where these fit.
  constexpr float closer = 0.75f;
  for (int more = count + 1; ticks.values.size() < 2 && more <= count + 3; ++more)
    if (auto values = nice_values(low, high, more, smallest);
        static_cast<float>(values.size()) * closer * spacing <= length + closer * spacing)
      ticks.values = std::move(values);
  auto place = [&](double value) { return (value / 2 - low / 2) / (high / 2 - low / 2); };
  // Rather a few numbers fewer as they are than more with a factor: "0.05, 0.10" than "0.25, 0.50, ..
  // (×10⁻¹)".
  for (int fewer = count; fewer >= std::max(2, count / 2); --fewer) {
    Ticks plain{nice_values(low, high, fewer, smallest), {}};
    if (plain.values.size() < 3) break;
    if (static_cast<float>(plain.values.size()) * spacing > length + spacing) continue;
    plain.format = format_of(plain.values);
    if (plain.format.exponent == 0 && plain.format.offset == 0 && fit(plain, track, place)) return plain;
  }
  while (!make_fit(ticks, track, place)) {
    if (count > 1)
      ticks.values = nice_values(low, high, --count, smallest);
    else if (ticks.values.size() > 2)
      ticks.values = {ticks.values.front(), ticks.values.back()};
    else
      ticks.values.pop_back();
  }
  return ticks;
}

Ticks log_ticks(double low, double high, const TickTrack& track) {
  const float length = track.length, spacing = track.spacing;
  const double first = std::floor(std::log10(low)), last = std::ceil(std::log10(high));
  const double decade = length / std::max(std::log10(high) - std::log10(low), 1e-9);  // points
  std::vector<double> all;  // 1, 2 and 5 times the powers of ten in the range
  for (double k = first; k <= last; ++k)
    for (double digit : {1.0, 2.0, 5.0}) {
      const double value = digit * std::pow(10.0, k);
      if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) all.push_back(value);
    }
  if (all.size() < 2) return ticks_of(low, high, track);
  const int every = std::max(1, static_cast<int>(std::ceil(spacing / decade)));  // powers of ten
  auto is_chosen = [&](double value) {
    const double power = std::round(std::log10(value));
    const bool whole = std::abs(value / std::pow(10.0, power) - 1) < 1e-6;
    return whole ? static_cast<int>(power - first) % every == 0 : decade >= 4 * spacing;
  };
  Ticks ticks;
  std::ranges::copy_if(all, std::back_inserter(ticks.values), is_chosen);
  if (ticks.values.size() < 2) ticks.values = {all.front(), all.back()};
  for (double value : ticks.values) ticks.words.push_back(whole_number_text(value, format_of({&value, 1})));
  auto place = [&](double value) {
    return (std::log10(value) - std::log10(low)) / (std::log10(high) - std::log10(low));
  };
  while (!ticks.values.empty() && !fit(ticks, track, place)) {  // every second one
    Ticks fewer;
    for (size_t i = 0; i < ticks.values.size(); i += 2)
      fewer.values.push_back(ticks.values[i]), fewer.words.push_back(ticks.words[i]);
    if (ticks.values.size() == 1) fewer = {};
    ticks = std::move(fewer);
  }
  return ticks;
}

float tick_length(const Style& style) {
  return 0.35f * style.text;
}

void draw_axes(const PanelView& view, Drawing& drawing) {
  const Style& style = view.style;
  const AxisSides& sides = view.frame.sides;
  Lines marks;
  marks.stroke = {style.frame, 0.8f * style.line};
  if (sides.numbers_below) draw_below(view, !sides.numbers_left, marks, drawing);
  if (sides.numbers_left) draw_left(view, marks, drawing);
  if (!marks.points.empty()) drawing.shapes.push_back(std::move(marks));
  drawing.shapes.push_back(outline(view.frame.plot, {style.frame, 0.8f * style.line}));
}

bool has_axes(const PanelState& panel) {
  return panel.scene.layers.on("axes");
}

LayerKind axes_layer() {
  return {.id = "axes", .label = "Axes", .help = "Ticks and numbers along the view.", .shown = true};
}

}  // namespace memscape
