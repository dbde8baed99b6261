// As many counts as leave the plot to be seen.
#include "core/page/count_box.h"

#include <algorithm>

#include "core/page/layout.h"
#include "core/page/words.h"

namespace memscape {
namespace {

constexpr float most = 0.4f;  // of the plot's height

float gap_of(const Style& style) {
  return 0.5f * style.text;
}

/// Lines no wider than the plot; none where a part is too wide.
std::vector<std::string> count_lines(std::vector<std::string> parts, const PanelView& view) {
  std::erase(parts, "");
  const float size = view.style.small(), room = view.frame.plot.width - 2 * gap_of(view.style);
  std::vector<std::string> lines = wrapped(parts, room, size, view.measure);
  const bool fits = std::ranges::all_of(
      lines, [&](const std::string& line) { return view.measure(line, size, false).x <= room; });
  return fits ? lines : std::vector<std::string>{};
}

Rect ground_of(const std::vector<std::string>& lines, const PanelView& view) {
  const Style& style = view.style;
  const Rect& plot = view.frame.plot;
  float width = 0;
  for (const std::string& line : lines) width = std::max(width, view.measure(line, style.small(), false).x);
  const float height = gap_of(style) + caption_spacing(style) * static_cast<float>(lines.size());
  return {plot.x, plot.bottom() - height, width + 2 * gap_of(style), height};
}

std::vector<std::string> joined(std::vector<std::string> parts, const std::vector<std::string>& more) {
  parts.insert(parts.end(), more.begin(), more.end());
  return parts;
}

}  // namespace

CountBox count_box(const PanelView& view, bool alone) {
  const PanelState& panel = view.panel;
  if (places_of(panel) != Places::plane) return {};
  std::vector<std::string> counts = counts_of(panel, Telling::counter);
  if (!alone) counts = joined(std::move(counts), counts_of(panel, Telling::page));
  const std::vector<std::string> apart = counts_of(panel, Telling::apart),
                                 warnings{time_text(panel), without_force_text(panel, view.step),
                                          rises_text(panel, view.step)};
  counts = joined(std::move(counts), apart);
  const std::vector<std::string> first(apart.begin(), apart.begin() + (apart.empty() ? 0 : 1));
  for (const auto& parts : {counts, apart, first}) {
    if (parts.empty()) continue;
    const std::vector<std::string> lines = count_lines(joined(parts, warnings), view);
    const Rect ground = ground_of(lines, view);
    if (!lines.empty() && ground.height <= most * view.frame.plot.height) return {lines, ground};
  }
  const std::vector<std::string> lines = count_lines(warnings, view);
  return {lines, lines.empty() ? Rect{} : ground_of(lines, view)};
}

void draw_count_box(const PanelView& view, const CountBox& box, Drawing& drawing) {
  const Style& style = view.style;
  const Rect &plot = view.frame.plot, &ground = box.ground;
  if (ground.width > 0)  // over basins and lines letters with a halo are not enough
    drawing.shapes.push_back(Polygons{{{ground.x, ground.y},
                                       {ground.right(), ground.y},
                                       {ground.right(), ground.bottom()},
                                       {ground.x, ground.bottom()}},
                                      {0},
                                      style.halo});
  Point2 at{plot.x + gap_of(style), plot.bottom() - 0.4f * style.text};
  for (size_t l = box.lines.size(); l-- > 0; at.y -= caption_spacing(style))
    drawing.shapes.push_back(Text{box.lines[l], at, style.small(), Align::start, Align::end, 0, false,
                                  style.foreground, style.halo});
}

}  // namespace memscape
