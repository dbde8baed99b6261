// What stands round the plots: titles, the sides that carry numbers, and colour bars.
#include <algorithm>
#include <cmath>

#include "core/layers/layer.h"
#include "core/page/axes.h"
#include "core/page/layout.h"
#include "core/page/overlay.h"
#include "core/page/words.h"

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

bool share_axis(const PanelState& first, const Chart* a, const PanelState& second, const Chart* b, int axis) {
  if (has_axes(first) != has_axes(second)) return false;
  if (a && b) {
    const Range &p = axis == 0 ? a->x : a->y, &q = axis == 0 ? b->x : b->y;
    const bool same_scale = axis == 0 ? a->x_log == b->x_log : a->y_log == b->y_log;
    // Ranges of series come and go with the run; those that charts ask for stay.
    return same_scale && !p.empty() && p.low == q.low && p.high == q.high && a->x_words == b->x_words &&
           (axis == 0 ? a->x_name == b->x_name : a->y_name == b->y_name);
  }
  const View &p = first.scene.view, &q = second.scene.view;
  return places_of(first) == Places::plane && places_of(second) == Places::plane &&
         std::equal(p.x, p.x + 2, q.x) && std::equal(p.y, p.y + 2, q.y) &&
         axis_name(first, axis) == axis_name(second, axis);
}

bool has_bar(const PanelState& panel) {
  return places_of(panel) == Places::plane && is_coloured(panel) && panel.scene.layers.on("colorbar") &&
         cover_of(panel) == Cover::none;
}

bool has_own_bar(const Session& session, const PanelState& panel) {
  auto bars = std::count_if(session.panels().begin(), session.panels().end(), has_bar);
  return has_bar(panel) && (bars > 1 ? !panel.scene.view.shared : session.panels().size() > 1);
}

Session with_layers(const Session& session, bool covers) {
  Session copy = session;
  for (PanelState& panel : copy.panels())
    for (const LayerKind& kind : layer_kinds()) {
      const bool of_page = kind.passes.empty() || kind.colours, by_key = kind.command.key != 0;
      if (kind.cover && !covers) {
        panel.scene.layers.values[kind.key()] = 0;
      } else if ((of_page || by_key || kind.cover) && refusal_of(kind, panel).empty()) {
        panel.scene.layers.values[kind.key()] = 1;
      }
    }
  return copy;
}

LayerKind colour_bar_layer() {
  return {.id = "colorbar", .label = "Colour bar", .help = "Which colour is which energy.", .shown = true};
}

float caption_spacing(const Style& style) {
  return 1.35f * style.small();
}

}  // namespace memscape
