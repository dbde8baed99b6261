// Which panels share a frame, and the legend that tells their curves apart.
#include "core/page/overlay.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/layers/layer.h"
#include "core/page/words.h"

namespace memscape {
namespace {

bool can_share(const PanelState& panel, const PanelState& base) {
  return view_of(panel).overlays && &view_of(panel) == &view_of(base);
}

/// What is told of a curve: "7 minima", "3 emergent", "2 without force".
std::vector<std::string> counts_of(const PanelView& view) {
  std::vector<std::string> counts;
  for (const LayerKind& kind : layer_kinds())
    if (kind.legend && is_drawn(kind, view.panel))
      for (std::string& part : kind.legend(view.panel)) counts.push_back(std::move(part));
  if (std::string text = without_force_text(view.panel, view.step); !text.empty())
    counts.push_back(std::move(text));
  return counts;
}

/// "Log-sum-ReLU: 7 minima, 3 emergent": with as many counts as have room.
std::string legend_text(const std::string& name, const PanelView& view, float room) {
  const float size = view.style.small();
  std::string text = shortened(name, room, size, true, view.measure);
  bool first = true;
  for (const std::string& count : counts_of(view)) {
    const std::string longer = text + (first ? ": " : ", ") + count;
    if (view.measure(longer, size, true).x > room) break;
    text = longer, first = false;
  }
  return text;
}

/// How many nodes of the curves lie in a rectangle.
int hidden_by(const Rect& rect, std::span<const PanelView> views) {
  int hidden = 0;
  for (const PanelView& view : views) {
    if (!view.panel.result<Field>() || view.panel.result<Field>()->grid.height != 1) continue;
    const Field& field = *view.panel.result<Field>();
    for (int i = 0; i < field.grid.width; ++i) {
      const double e = field.value(i, 0);
      if (std::isfinite(e) && rect.contains(view.frame.to_page(field.grid.x(i), e - view.zero))) ++hidden;
    }
  }
  return hidden;
}

/// Along the top or the bottom of the plot; of places that hide equally little the one farthest right, above.
Rect best_place(Point2 size, const Rect& plot, float gap, std::span<const PanelView> views) {
  constexpr int places = 12;
  const float room = std::max(plot.width - 2 * gap - size.x, 0.f), top = plot.y + gap,
              bottom = plot.bottom() - gap - size.y;
  Rect best;
  int least = -1;
  for (float y : {top, bottom})
    for (int k = places; k >= 0; --k) {
      const Rect rect{plot.x + gap + room * static_cast<float>(k) / places, y, size.x, size.y};
      const int hidden = hidden_by(rect, views);
      if (least < 0 || hidden < least) best = rect, least = hidden;
    }
  return best;
}

}  // namespace

std::vector<int> bases_of(const Session& session) {
  const auto& panels = session.panels();
  std::vector<int> bases;
  for (int p = 0; p < static_cast<int>(panels.size()); ++p) {
    const int before = p > 0 ? bases.back() : 0;
    const bool over = p > 0 && panels[p].scene.overlay && can_share(panels[p], panels[before]);
    bases.push_back(over ? before : p);
  }
  return bases;
}

std::vector<int> members_of(std::span<const int> bases, int base) {
  std::vector<int> members;
  for (int p = 0; p < static_cast<int>(bases.size()); ++p)
    if (bases[p] == base) members.push_back(p);
  return members;
}

std::vector<std::string> names_of(const Session& session, const std::vector<int>& panels) {
  std::vector<Scene> scenes;
  for (int p : panels) scenes.push_back(session.panels()[p].scene);
  std::vector<std::string> names = panel_titles(scenes);
  for (size_t p = 0; p < names.size(); ++p)
    if (scenes[p].title != session.scene().title) names[p] = scenes[p].title;
  return names;
}

void draw_legend(std::span<const PanelView> views, const std::vector<std::string>& names, int bold,
                 Drawing& drawing) {
  const PanelView& first = views.front();
  const Style& style = first.style;
  const float size = style.small(), spacing = 1.45f * size, sample = 2.4f * style.text,
              pad = 0.5f * style.text;
  std::vector<std::string> texts;
  float widest = 0;
  for (size_t k = 0; k < views.size(); ++k) {
    std::string text = names[k].empty() ? "Curve " + std::to_string(k + 1) : names[k];
    texts.push_back(legend_text(text, views[k], first.frame.plot.width - sample - 4.6f * pad));
    widest = std::max(widest, first.measure(texts.back(), size, true).x);
  }
  const Point2 room{sample + widest + 2.6f * pad, spacing * static_cast<float>(texts.size()) + pad};
  const Rect box = best_place(room, first.frame.plot, pad, views);
  drawing.shapes.push_back(
      Polygons{{{box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}},
               {0},
               style.halo});
  for (size_t k = 0; k < texts.size(); ++k) {
    const float y = box.y + pad / 2 + spacing * (static_cast<float>(k) + 0.5f), x = box.x + pad;
    drawing.shapes.push_back(Lines{{{x, y}, {x + sample, y}}, {0}, views[k].curve_stroke(), false});
    drawing.shapes.push_back(Text{texts[k],
                                  {x + sample + 0.6f * pad, y},
                                  size,
                                  Align::start,
                                  Align::middle,
                                  0,
                                  static_cast<int>(k) == bold,
                                  style.foreground});
  }
}

}  // namespace memscape
