// What stands round the plots: titles, the sides that carry numbers, and colour bars.
#include <algorithm>
#include <cmath>

#include "core/layers/layout.h"
#include "core/layers/overlay.h"
#include "core/layers/words.h"

namespace memscape {

std::vector<std::string> titles_of(const Session& session) {
  const std::vector<int> bases = bases_of(session);
  std::vector<int> first;  // of each frame
  for (int p = 0; p < static_cast<int>(bases.size()); ++p)
    if (bases[p] == p) first.push_back(p);
  std::vector<std::string> titles(bases.size()), told = names_of(session, first);
  for (size_t f = 0; f < first.size(); ++f) titles[first[f]] = told[f];
  return titles;
}

bool axes_linked(const Session& session) {
  const auto& panels = session.panels();
  return std::all_of(panels.begin(), panels.end(), [&](const PanelState& panel) {
    const View &a = panel.scene.view, &b = panels.front().scene.view;
    return subject_of(panel) == Subject::landscape && std::equal(a.x, a.x + 2, b.x) &&
           std::equal(a.y, a.y + 2, b.y) && axis_name(panel, 0) == axis_name(panels.front(), 0) &&
           panel.scene.layers.axes == panels.front().scene.layers.axes;
  });
}

AxisSides sides_of(const Layout& layout, int index, bool linked) {
  AxisSides sides;
  if (!linked) return sides;
  const Rect& plot = layout.frames[index].plot;
  for (const PanelFrame& other : layout.frames) {
    bool row = std::abs(other.plot.y - plot.y) < 0.5f, column = std::abs(other.plot.x - plot.x) < 0.5f;
    if (row && other.plot.x < plot.x - 0.5f) sides.numbers_left = false;
    if (column && other.plot.y > plot.y + 0.5f) sides.numbers_below = false;
  }
  return sides;
}

bool has_bar(const PanelState& panel) {
  const Layers& layers = panel.scene.layers;
  return subject_of(panel) == Subject::landscape && layers.heatmap && layers.colorbar &&
         !basins_wanted(panel) && !classes_wanted(panel);
}

bool has_own_bar(const Session& session, const PanelState& panel) {
  auto bars = std::count_if(session.panels().begin(), session.panels().end(), has_bar);
  return has_bar(panel) && (bars > 1 ? !panel.scene.view.shared : session.panels().size() > 1);
}

float caption_spacing(const Style& style) {
  return 1.35f * style.small();
}

}  // namespace memscape
