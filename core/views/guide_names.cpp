// Places are tried, the usual one first; of those that hide as little it is taken.
#include "core/views/guide_names.h"

#include <algorithm>
#include <cmath>

#include "core/charts/chart.h"
#include "core/page/words.h"

namespace memscape {
namespace {

using Look = ChartSeries::Look;

/// Whether a straight line runs through a rectangle: what is left of it within x and then within y.
bool runs_through(const Rect& rect, Point2 a, Point2 b) {
  float from = 0, to = 1;
  auto cut = [&](float start, float way, float low, float high) {
    if (way == 0) return start >= low && start <= high;
    float first = (low - start) / way, second = (high - start) / way;
    if (first > second) std::swap(first, second);
    from = std::max(from, first), to = std::min(to, second);
    return from <= to;
  };
  return cut(a.x, b.x - a.x, rect.x, rect.right()) && cut(a.y, b.y - a.y, rect.y, rect.bottom());
}

/// How many points and pieces of the series a rectangle hides, and how many guides but `own`.
int hidden_by(const Rect& rect, const Chart& chart, const ChartGuide& own, const PanelFrame& frame) {
  int hidden = 0;
  for (const ChartGuide& guide : chart.guides) {
    if (guide.vertical == own.vertical && guide.at == own.at) continue;
    const Point2 at =
        frame.to_page(guide.vertical ? guide.at : frame.x_low, guide.vertical ? frame.y_low : guide.at);
    hidden +=
        guide.vertical ? at.x >= rect.x && at.x <= rect.right() : at.y >= rect.y && at.y <= rect.bottom();
  }
  for (const ChartSeries& series : chart.series) {
    const bool joined = series.look == Look::line || series.look == Look::steps;
    std::optional<Point2> before;
    for (size_t i = 0; i < series.x.size(); ++i) {
      if (!has_place(series, i, frame)) {
        before.reset();
        continue;
      }
      const Point2 at = frame.to_page(series.x[i], series.y[i]);
      if (series.look == Look::bars)
        hidden += runs_through(rect, at, {at.x, frame.plot.bottom()});
      else
        hidden += joined && before ? runs_through(rect, *before, at) : rect.contains(at);
      before = at;
    }
  }
  return hidden;
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

/// A name that would stand here, and the box round it.
struct Place {
  Text text;
  Rect box;
};

/// Names upright guides at either side of their upper or lower end and then between them, level ones above or
/// below their right or left end.
std::vector<Place> places_of(const Text& name, const ChartGuide& guide, Point2 from, Point2 to,
                             const Rect& legend, const PanelView& view) {
  const Style& style = view.style;
  const Rect& plot = view.frame.plot;
  const float gap = 0.35f * style.text, line = 1.15f * style.small();
  const float width = view.measure(name.text, style.small(), false).x;
  std::vector<Place> places;
  auto add = [&](float x, float y, bool left) {
    const float start = left ? x - width : x;
    if (start < plot.x || start + width > plot.right()) return;
    places.push_back({name, {start, y - line / 2, width, line}});
    places.back().text.at = {x, y}, places.back().text.across = left ? Align::end : Align::start;
  };
  if (!guide.vertical) {
    for (bool right : {true, false})
      for (float side : {-0.7f, 0.7f})
        add(right ? to.x - gap : from.x + gap, to.y + side * style.text, right);
    return places;
  }
  for (bool upper : {true, false})
    for (bool left : {false, true}) {
      const bool below = upper && (left ? to.x - gap - width : to.x) < legend.right() + gap;
      const float end =
          upper ? (below ? legend.bottom() : to.y) + 0.8f * style.text : from.y - 0.8f * style.text;
      add(left ? to.x - gap : to.x + gap, end, left);
    }
  for (float y = to.y + 0.8f * style.text + line; y < from.y - 0.8f * style.text - line; y += line)
    for (bool left : {false, true})
      if (y > legend.bottom()) add(left ? to.x - gap : to.x + gap, y, left);
  return places;
}

/// Further into the plot, until the place is free.
void keep_clear(Place& place, const std::vector<Rect>& taken, const Rect& plot) {
  const float by = place.box.height * (place.box.y < plot.y + plot.height / 2 ? 1 : -1);
  while (std::ranges::any_of(taken, [&](const Rect& other) { return overlap(place.box, other); }))
    place.text.at.y += by, place.box.y += by;
}

}  // namespace

bool has_place(const ChartSeries& series, size_t i, const PanelFrame& frame) {
  return std::isfinite(series.x[i]) && std::isfinite(series.y[i]) && (!frame.x_log || series.x[i] > 0) &&
         (!frame.y_log || series.y[i] > 0);
}

std::optional<Text> guide_name(const ChartGuide& guide, Point2 from, Point2 to, const Chart& chart,
                               const Rect& legend, std::vector<Rect>& taken, const PanelView& view) {
  if (guide.name.empty()) return std::nullopt;
  const Rect& plot = view.frame.plot;
  const float gap = 0.35f * view.style.text, small = view.style.small();
  const float room = guide.vertical ? std::max(to.x - plot.x, plot.right() - to.x) - gap : plot.width - gap;
  Text name{guide.name, to, small};
  constexpr float enough = 0.7f;  // of a name to be understood
  const float width = view.measure(guide.name, small, false).x;
  if (enough * width > room) return std::nullopt;
  if (width > room) name.text = shortened(guide.name, room, small, false, view.measure);
  std::vector<Place> places = places_of(name, guide, from, to, legend, view);
  if (places.empty()) return std::nullopt;
  for (Place& place : places) keep_clear(place, taken, plot);
  const float margin = 0.25f * small;  // a line is not to touch the letters
  const auto best = std::ranges::min_element(places, {}, [&](const Place& place) {
    const Rect& box = place.box;
    return hidden_by({box.x - margin, box.y - margin / 2, box.width + 2 * margin, box.height + margin}, chart,
                     guide, view.frame);
  });
  taken.push_back(best->box);
  return best->text;
}

}  // namespace memscape
