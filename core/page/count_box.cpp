// As many counts as leave the plot to be seen, or have room above it.
#include "core/page/count_box.h"

#include <algorithm>

#include "core/page/free_corner.h"
#include "core/page/layout.h"
#include "core/page/words.h"

namespace memscape {
namespace {

constexpr float most = 0.4f;  // of the plot's height

float gap_of(const Style& style) {
  return 0.5f * style.text;
}

/// What lines may take.
Point2 room_in_plot(const PanelView& view) {
  return {view.frame.plot.width - 2 * gap_of(view.style), most * view.frame.plot.height};
}
Point2 room_above(const PanelView& view, float height) {
  return {view.frame.cell.right() - view.frame.plot.x, height};
}

/// Lines no wider than that; none where a part is too wide.
std::vector<std::string> count_lines(std::vector<std::string> parts, const PanelView& view, float room) {
  std::erase(parts, "");
  const float size = view.style.small();
  std::vector<std::string> lines = wrapped(parts, room, size, view.measure);
  const bool fits = std::ranges::all_of(
      lines, [&](const std::string& line) { return view.measure(line, size, false).x <= room; });
  return fits ? lines : std::vector<std::string>{};
}

Point2 size_of(const std::vector<std::string>& lines, const PanelView& view) {
  const Style& style = view.style;
  float width = 0;
  for (const std::string& line : lines) width = std::max(width, view.measure(line, style.small(), false).x);
  return {width + 2 * gap_of(style),
          gap_of(style) + caption_spacing(style) * static_cast<float>(lines.size())};
}

std::vector<std::string> joined(std::vector<std::string> parts, const std::vector<std::string>& more) {
  parts.insert(parts.end(), more.begin(), more.end());
  return parts;
}

/// As many counts as have room.
std::vector<std::string> lines_of(const PanelView& view, bool alone, Point2 room) {
  const PanelState& panel = view.panel;
  std::vector<std::string> counts = counts_of(panel, Telling::counter);
  if (!alone) counts = joined(std::move(counts), counts_of(panel, Telling::page));
  const std::vector<std::string> apart = counts_of(panel, Telling::apart),
                                 warnings{time_text(panel), cut_off_text(panel),
                                          without_force_text(panel, view.step), rises_text(panel, view.step)};
  counts = joined(std::move(counts), apart);
  const std::vector<std::string> first(apart.begin(), apart.begin() + (apart.empty() ? 0 : 1));
  for (const auto& parts : {counts, apart, first}) {
    if (parts.empty()) continue;
    std::vector<std::string> lines = count_lines(joined(parts, warnings), view, room.x);
    if (!lines.empty() && size_of(lines, view).y <= room.y) return lines;
  }
  return count_lines(warnings, view, room.x);
}

}  // namespace

CountBox count_box(const PanelView& view, bool alone, float above, int before) {
  if (places_of(view.panel) != Places::plane) return {};
  const Rect& plot = view.frame.plot;
  const float rounding = 0.01f;
  CountBox box{
      lines_of(view, alone, above > 0 ? room_above(view, above + rounding) : room_in_plot(view)), {}, -1};
  if (box.lines.empty()) return box;
  const Point2 size = size_of(box.lines, view);
  if (above > 0) {
    box.ground = {plot.x - gap_of(view.style), plot.y - size.y, size.x, size.y};
    return box;
  }
  const Corner corner = free_corner(size, view, before);
  box.ground = corner.place, box.corner = corner.index;
  return box;
}

CountNeed counts_need(const PanelView& view, bool alone, bool above) {
  if (places_of(view.panel) != Places::plane) return {};
  constexpr float most_above = 4.5f;  // lines
  const Point2 room = above ? room_above(view, most_above * caption_spacing(view.style)) : room_in_plot(view);
  const std::vector<std::string> lines = lines_of(view, alone, room);
  if (lines.empty()) return {};
  const Point2 size = size_of(lines, view);
  return {size.y, !view.panel.energy || free_corner(size, view, -1).hidden > 0};
}

void draw_count_box(const PanelView& view, const CountBox& box, Drawing& drawing) {
  const Style& style = view.style;
  const Rect& ground = box.ground;
  if (box.corner >= 0)  // over basins and lines letters with a halo are not enough
    drawing.shapes.push_back(Polygons{{{ground.x, ground.y},
                                       {ground.right(), ground.y},
                                       {ground.right(), ground.bottom()},
                                       {ground.x, ground.bottom()}},
                                      {0},
                                      style.halo});
  Point2 at{ground.x + gap_of(style), ground.bottom() - 0.4f * style.text};
  for (size_t l = box.lines.size(); l-- > 0; at.y -= caption_spacing(style))
    drawing.shapes.push_back(Text{box.lines[l], at, style.small(), Align::start, Align::end, 0, false,
                                  style.foreground, box.corner >= 0 ? style.halo : Colour{0, 0, 0, 0}});
}

}  // namespace memscape
