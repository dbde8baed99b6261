// Layers in order, from the heat map at the bottom to particles on top, clipped to each plot; then axes,
// bars, title, caption.
#include "core/page/compose.h"

#include <algorithm>

#include "core/layers/layer.h"
#include "core/layers/memory_layer.h"
#include "core/learning/score/learned_energy.h"
#include "core/page/colour_bar.h"
#include "core/page/count_box.h"
#include "core/page/layout.h"
#include "core/page/overlay.h"
#include "core/page/words.h"

namespace memscape {
namespace {

/// The layers of one view that are drawn.
std::vector<const LayerKind*> drawn_layers(const PanelView& view) {
  std::vector<const LayerKind*> drawn;
  for (const LayerKind& kind : layer_kinds())
    if (is_drawn(kind, view.panel)) drawn.push_back(&kind);
  return drawn;
}

/// The passes of the layers, and the one of the view itself.
std::vector<DrawnPass> passes_of(const ViewKind& kind) {
  std::vector<DrawnPass> passes = passes_on(kind.places);
  if (!kind.own.draw) return passes;
  const auto above =
      std::ranges::find_if(passes, [&](const DrawnPass& each) { return each.pass.depth > kind.own.depth; });
  passes.insert(above, {nullptr, kind.own});
  return passes;
}

/// All that share a frame, layer by layer, so that marks lie on top of every curve.
void draw_frame_of(std::span<const PanelView> views, Drawing& drawing) {
  Canvas canvas{drawing};
  canvas.add(ClipBegin{views.front().frame.plot});
  std::vector<std::vector<const LayerKind*>> drawn;
  for (const PanelView& view : views) drawn.push_back(drawn_layers(view));
  for (const DrawnPass& each : passes_of(view_of(views.front().panel))) {
    if (each.layer && each.pass.depth > Depth::labels) draw_labels(views.front(), canvas);
    for (size_t v = 0; v < views.size(); ++v)
      if (!each.layer || std::ranges::find(drawn[v], each.layer) != drawn[v].end())
        each.pass.draw(views[v], canvas);
  }
  canvas.add(ClipEnd{});
  draw_labels(views.front(), canvas);
}

/// How far a panel's title may reach to the right: to that of the next panel in its row, a bar, or the page's
/// end.
float title_room(const Layout& layout, int panel, const Style& style) {
  const Rect& plot = layout.frames[static_cast<size_t>(panel)].plot;
  float end = layout.width - 0.6f * style.text;
  for (const PanelFrame& other : layout.frames)
    if (other.plot.x > plot.x && other.plot.y < plot.bottom() && plot.y < other.plot.bottom())
      end = std::min(end, other.plot.x - style.text);
  for (const Rect& bar : layout.colour_bars)
    if (bar.x > plot.x && bar.y < plot.y - style.text && plot.y < bar.bottom())
      end = std::min(end, bar.x - 0.4f * style.text);
  return end - plot.x;
}

/// What of a study is still to come, above its plot on the right.
void draw_progress(const std::string& progress, float title, float room, const PanelView& view,
                   Drawing& drawing) {
  const Style& style = view.style;
  const Rect& plot = view.frame.plot;
  const float from = title > 0 ? title + 1.2f * style.text : 0;
  std::string words = "Being computed: " + progress;
  if (from + view.measure(words, style.small(), false).x > room) words = progress;
  const float width = view.measure(words, style.small(), false).x;
  Text text{words, {plot.x + std::max(from, plot.width - width), plot.y - 0.45f * style.text}, style.small()};
  text.down = Align::end, text.colour = style.muted;
  drawing.shapes.push_back(std::move(text));
}

/// What the progress of a study takes of a title's room.
float progress_room(const PanelFrame& frame, const Style& style, const MeasureText& measure) {
  if (!frame.chart || frame.chart->progress.empty()) return 0;
  return measure("100 %", style.small(), false).x + 1.2f * style.text;
}

/// Titles of the panels. Where one is too wide all lose their first parts, which tell fewer panels apart;
/// what is too wide even so will be cut.
std::vector<std::string> fitted_titles(const Session& session, const Layout& layout, const Style& style,
                                       const MeasureText& measure) {
  std::vector<std::string> titles = titles_of(session);
  auto too_wide = [&](size_t p) {
    const float room =
        title_room(layout, static_cast<int>(p), style) - progress_room(layout.frames[p], style, measure);
    return titles[p].find(", ") != std::string::npos && measure(titles[p], style.text, true).x > room;
  };
  const size_t count = std::min(titles.size(), layout.frames.size());
  auto any_too_wide = [&] {
    for (size_t p = 0; p < count; ++p)
      if (too_wide(p)) return true;
    return false;
  };
  while (any_too_wide())
    for (std::string& title : titles)
      if (const size_t comma = title.find(", "); comma != std::string::npos) title.erase(0, comma + 2);
  return titles;
}

/// `above`: room for counts between it and the plot.
void draw_panel_title(std::string title, float room, float above, const PanelView& view, Drawing& drawing) {
  const Style& style = view.style;
  const Rect& plot = view.frame.plot;
  const std::string progress = view.frame.chart ? view.frame.chart->progress : "";
  title =
      shortened(title, room - progress_room(view.frame, style, view.measure), style.text, true, view.measure);
  if (!progress.empty())
    draw_progress(progress, view.measure(title, style.text, true).x, room, view, drawing);
  if (title.empty()) return;
  drawing.shapes.push_back(Text{title,
                                {plot.x, plot.y - above - 0.4f * style.text},
                                style.text,
                                Align::start,
                                Align::end,
                                0,
                                true,
                                style.foreground});
}

/// Between the plot with the focus and its title, as over the open one of several tabs.
void draw_focus(const Rect& plot, const Style& style, Drawing& drawing) {
  const float thick = 0.24f * style.text, y = plot.y - 0.12f * style.text - thick / 2;
  drawing.shapes.push_back(Lines{{{plot.x, y}, {plot.right(), y}}, {0}, {style.accent, thick}, false});
}

/// A plain frame where axes are off.
void draw_frame(const Rect& plot, Stroke stroke, Drawing& drawing) {
  drawing.shapes.push_back(Lines{
      {{plot.x, plot.y}, {plot.right(), plot.y}, {plot.right(), plot.bottom()}, {plot.x, plot.bottom()}},
      {0},
      stroke,
      true});
}

void draw_title(const Scene& scene, const Rect& place, const Style& style, const MeasureText& measure,
                Drawing& drawing) {
  if (place.height <= 0) return;
  std::string text = shortened(scene.title, place.width, style.large(), true, measure);
  drawing.shapes.push_back(
      Text{text, {place.x, place.y}, style.large(), Align::start, Align::start, 0, true, style.foreground});
}

void draw_caption(const Session& session, bool dots, const Rect& place, const Style& style,
                  const MeasureText& measure, Drawing& drawing) {
  if (place.height <= 0 || !has_caption(session.scene())) return;
  std::vector<std::string> parts = caption_parts(session, session.step(), dots);
  auto lines = wrapped(parts, place.width, style.small(), measure);
  const auto room = static_cast<size_t>(place.height / caption_spacing(style) + 0.01f);
  while (lines.size() > room && parts.size() > 1) {  // the last parts tell least
    parts.pop_back();
    lines = wrapped(parts, place.width, style.small(), measure);
  }
  for (size_t l = 0; l < std::min(lines.size(), room); ++l) {
    Point2 at{place.x, place.y + static_cast<float>(l) * caption_spacing(style)};
    drawing.shapes.push_back(Text{shortened(lines[l], place.width, style.small(), false, measure), at,
                                  style.small(), Align::start, Align::start, 0, false, style.muted});
  }
}

std::vector<PanelView> views_of(const Session& session, const Layout& layout, const std::vector<int>& members,
                                const Style& style, const MeasureText& measure,
                                const ComposeOptions& options) {
  std::vector<PanelView> views;
  for (int p : members) {
    const PanelState& panel = session.panels()[p];
    const Memories& memories = panel.scene.memories;
    const bool marked =
        std::ranges::any_of(views, [&](const PanelView& v) { return v.panel.scene.memories == memories; });
    views.push_back({.panel = panel,
                     .frame = layout.frames[p],
                     .style = style,
                     .measure = measure,
                     .range = has_value(*panel.shown) ? session.range(p) : Range{},
                     .zero = session.zero(p),
                     .step = shown_step(panel, session.step()),
                     .last = session.last(),
                     .transient = options.transient && session.panels()[p].scene.step < 0,
                     .turn = static_cast<int>(views.size()),
                     .turns = static_cast<int>(members.size()),
                     .marked = marked});
  }
  return views;
}

/// The panel whose range a bar of the layout shows now; -1 where none has a bar there, though there is room.
int bar_panel(const Session& session, const Layout& layout, size_t bar) {
  const auto& panels = session.panels();
  const int own = layout.bar_panel[bar];
  if (bar > 0) return has_bar(panels[static_cast<size_t>(own)]) ? own : -1;
  auto has_it = [&](size_t p) {
    const bool beside = std::ranges::find(layout.bar_panel.begin() + 1, layout.bar_panel.end(),
                                          static_cast<int>(p)) != layout.bar_panel.end();
    return has_bar(panels[p]) && !beside;
  };
  for (size_t p = 0; p < panels.size(); ++p)
    if (has_it(p)) return static_cast<int>(p);
  return -1;
}

}  // namespace

void set_extents(const Session& session, Layout& layout) {
  for (int p = 0; p < static_cast<int>(layout.frames.size()); ++p) {
    const PanelState& panel = session.panels()[p];
    const View& view = panel.scene.view;
    PanelFrame& frame = layout.frames[p];
    if (layout.bases[p] != p) {
      frame = layout.frames[layout.bases[p]];
      continue;
    }
    Range x{view.x[0], view.x[1]}, y{view.y[0], view.y[1]};
    if (frame.chart) {
      x = shown_range(*frame.chart, 0), y = shown_range(*frame.chart, 1);
      frame.x_log = frame.chart->x_log, frame.y_log = frame.chart->y_log;
    }
    frame.x_low = x.low, frame.x_high = x.high;
    frame.y_low = y.low, frame.y_high = y.high;
    if (const auto extent = view_of(panel).extent) {
      std::vector<const PanelState*> members;
      for (int member : members_of(layout.bases, p)) members.push_back(&session.panels()[member]);
      extent(members, frame);
    }
  }
}

Drawing compose(Session& session, const Layout& layout, const Style& style, const MeasureText& measure,
                const ComposeOptions& options) {
  Drawing drawing;
  drawing.width = layout.width, drawing.height = layout.height;
  drawing.background = style.background;
  drawing.title = session.scene().title;
  draw_title(session.scene(), layout.title, style, measure, drawing);

  Layout current = layout;  // energies upwards may have changed since
  set_extents(session, current);
  const auto titles = fitted_titles(session, current, style, measure);
  auto& panels = session.panels();
  const bool alone = only_landscape(session) != nullptr;
  std::vector<int> corners(panels.size(), -1);
  bool dots = false;
  for (int p = 0; p < static_cast<int>(std::min(panels.size(), current.frames.size())); ++p) {
    if (current.bases[p] != p) continue;
    const std::vector<int> members = members_of(current.bases, p);
    auto views = views_of(session, current, members, style, measure, options);
    CountBox counts;
    if (panels.size() > 1) {
      const auto i = static_cast<size_t>(p);
      const int before = options.corners && i < options.corners->size() ? (*options.corners)[i] : -1;
      counts = count_box(views.front(), alone, layout.counts_above, before);
      corners[i] = counts.corner;
      if (counts.corner >= 0)
        for (PanelView& each : views) each.covered = counts.ground;
    }
    dots = dots || (shows_marks(panels[p], MarksOf::memories) && memories_are_dots(views.front()));
    draw_frame_of(views, drawing);
    const PanelView& view = views.front();
    const int turn = static_cast<int>(std::ranges::find(members, options.focus) - members.begin());
    if (members.size() > 1) draw_legend(views, names_of(session, members), turn, drawing);
    const float above = counts.lines.empty() ? 0 : layout.counts_above;
    draw_panel_title(titles[p], title_room(current, p, style), above, view, drawing);
    draw_count_box(view, counts, drawing);
    if (has_axes(panels[p]))
      draw_axes(view, drawing);
    else
      draw_frame(view.frame.plot, {style.frame, 0.8f * style.line}, drawing);
    if (turn < static_cast<int>(members.size()) && panels.size() > members.size())
      draw_focus(view.frame.plot, style, drawing);
  }
  if (options.corners) *options.corners = std::move(corners);
  const bool any_values = std::ranges::any_of(panels, [](const PanelState& panel) {
    return places_of(panel) == Places::plane && has_value(*panel.shown);
  });
  for (size_t b = 0; b < layout.colour_bars.size(); ++b) {
    if (layout.colour_bars[b].width <= 0) continue;
    const int panel = bar_panel(session, layout, b);
    if (panel < 0) continue;
    Range range = session.range(panel);
    if (!any_values && !has_value(*panels[panel].shown)) continue;
    range.low -= session.zero(panel), range.high -= session.zero(panel);
    draw_colour_bar(layout.colour_bars[b], range, session.beyond(panel), panels[panel].scene.view, style,
                    measure, drawing);
  }
  draw_caption(session, dots, layout.caption, style, measure, drawing);
  return drawing;
}

LayerKind caption_layer() {
  return {.id = "caption", .label = "Caption", .help = "The formula in use with its numbers.", .shown = true};
}

bool has_caption(const Scene& scene) {
  return scene.layers.on("caption");
}

}  // namespace memscape
