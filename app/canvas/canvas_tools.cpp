// Each press becomes one gesture, and one undo. Edits are asked for; they happen between frames.
#include "app/canvas/canvas_tools.h"

#include <cmath>

#include "app/panel/plane_controls.h"
#include "app/shell/actions.h"
#include "core/views/view.h"

namespace memscape {
namespace {

using Kind = CanvasTool::Kind;

/// Pixels in em: generous, for a finger or the last row's teacher.
constexpr float memory_radius = 0.95f, particle_radius = 0.6f, curve_radius = 0.6f, click_slack = 0.3f,
                spray_gap = 0.8f, spray_spread = 0.9f;

bool on_plot(const Layout& layout, int panel, Point2 page) {
  return panel >= 0 && layout.frames[static_cast<size_t>(panel)].plot.contains(page);
}

/// At once: what the press begins is of the panel that it gives the focus.
void give_focus(Workbench& bench, int panel) {
  if (panel != bench.focus()) perform(bench, Focus{panel, bench.only_here()});
}

void press(Ui& ui, Workbench& bench, const Layout& layout, CanvasTool& tool, Point2 pointer) {
  int panel = panel_at(bench.session, layout, pointer, ui.em(curve_radius), bench.focus());
  if (panel < 0) return;
  tool = {.kind = Kind::press,
          .panel = panel,
          .from = pointer,
          .last = pointer,
          .was_focused = panel == bench.focus(),
          .menu = tool.menu};
  give_focus(bench, panel);
  if (!on_plot(layout, panel, pointer)) return void(tool.kind = Kind::none);
  const PanelState& state = bench.session.panels()[static_cast<size_t>(panel)];
  const PanelFrame& frame = layout.frames[static_cast<size_t>(panel)];
  if (frame.chart) return void(tool.kind = frame.chart->over_steps ? Kind::scrub : Kind::none);
  if (ImGui::GetIO().KeyShift) return void(tool.kind = Kind::spray);
  if (ImGui::GetIO().KeyAlt) return void(tool.kind = Kind::draw);
  if (int at = memory_at(state, frame, pointer, ui.em(memory_radius)); at >= 0)
    tool.kind = Kind::memory, tool.index = at;
  else if (int here = particle_at(state, frame, pointer, ui.em(particle_radius),
                                  shown_step(state, bench.session.step()));
           here >= 0)
    tool.kind = Kind::particle, tool.index = here;
}

Point coordinates(const Vector& x) {
  return {x.begin(), x.end()};
}

/// `x` with its part in the plane replaced by that of `to`: what lies off the plane stays.
Point moved_in_plane(const PanelState& panel, const ConstVector& x, const Vector& to) {
  if (panel.Xi->rows() <= 2) return coordinates(to);
  return coordinates(x + panel.plane.axes * (panel.plane.project(to) - panel.plane.project(x)));
}

/// A few particles about the pointer, at places that depend only on how many there were.
void spray(Ui& ui, Workbench& bench, const PanelState& panel, const PanelFrame& frame, CanvasTool& tool,
           Point2 pointer) {
  if (tool.sprayed > 0 && std::hypot(pointer.x - tool.last.x, pointer.y - tool.last.y) < ui.em(spray_gap))
    return;
  constexpr int at_once = 3;
  constexpr float golden_angle = 2.39996f;
  AddParticles added;
  for (int i = 0; i < at_once; ++i, ++tool.sprayed) {
    float angle = golden_angle * static_cast<float>(tool.sprayed),
          r = ui.em(spray_spread) * std::sqrt(static_cast<float>(i + 1) / at_once);
    added.points.push_back(
        coordinates(state_at(panel, frame, pointer + Point2{r * std::cos(angle), r * std::sin(angle)})));
  }
  tool.last = pointer;
  bench.act(std::move(added), "spray");
}

/// Memories along the way of the pointer.
void draw(Ui& ui, Workbench& bench, const PanelState& panel, const PanelFrame& frame, CanvasTool& tool,
          Point2 pointer) {
  if (tool.sprayed > 0 && std::hypot(pointer.x - tool.last.x, pointer.y - tool.last.y) < ui.em(spray_gap))
    return;
  ++tool.sprayed;
  tool.last = pointer;
  bench.act(AddMemory{coordinates(state_at(panel, frame, pointer))}, "draw");
}

void scrub(Workbench& bench, const PanelFrame& frame, Point2 pointer) {
  show_step(bench, step_at(*frame.chart, frame.u(pointer)));
}

void move(Ui& ui, Workbench& bench, const Layout& layout, CanvasTool& tool, Point2 pointer) {
  tool.moved =
      tool.moved || std::hypot(pointer.x - tool.from.x, pointer.y - tool.from.y) > ui.em(click_slack);
  const PanelState& panel = bench.session.panels()[static_cast<size_t>(tool.panel)];
  const PanelFrame& frame = layout.frames[static_cast<size_t>(tool.panel)];
  const bool still = pointer == tool.last;
  if (tool.kind == Kind::spray) return spray(ui, bench, panel, frame, tool, pointer);
  if (tool.kind == Kind::draw) return draw(ui, bench, panel, frame, tool, pointer);
  if (tool.kind == Kind::scrub) return scrub(bench, frame, pointer);
  if (!tool.moved || still) return;
  tool.last = pointer;
  Vector to = state_at(panel, frame, pointer);
  if (tool.kind == Kind::memory && tool.index < panel.Xi->cols())
    bench.act(MoveMemory{tool.index, moved_in_plane(panel, panel.Xi->col(tool.index), to)}, "memory");
  if (tool.kind == Kind::particle && tool.index < panel.start->cols())
    bench.act(MoveParticle{tool.index, moved_in_plane(panel, panel.start->col(tool.index), to)}, "particle");
}

/// The particle that a click means, also one that rests on a memory; -1 for none.
int clicked_particle(Ui& ui, Workbench& bench, const Layout& layout, const CanvasTool& tool, Point2 pointer) {
  if (tool.kind == Kind::spray || tool.kind == Kind::scrub) return -1;
  const auto panel = static_cast<size_t>(tool.panel);
  const PanelState& state = bench.session.panels()[panel];
  return particle_itself_at(state, layout.frames[panel], pointer, ui.em(particle_radius),
                            shown_step(state, bench.session.step()));
}

void release(Ui& ui, Workbench& bench, const Layout& layout, CanvasTool& tool, Point2 pointer) {
  const PanelState& panel = bench.session.panels()[static_cast<size_t>(tool.panel)];
  // On a curve memories and particles take up whole columns: a click there drops one, only a drag moves one.
  const bool on_column = (tool.kind == Kind::memory || tool.kind == Kind::particle) && panel.Xi->rows() == 1;
  const int particle = tool.moved ? -1 : clicked_particle(ui, bench, layout, tool, pointer);
  const bool drops = !tool.moved && (tool.kind == Kind::press || on_column);
  if (!tool.was_focused && (drops || particle >= 0))
    note(bench, "This panel has the focus now: click again to drop or choose a particle.");
  else if (particle >= 0)
    bench.act(ChooseParticle{particle});
  else if (drops)
    bench.act(AddParticles{
        {coordinates(state_at(panel, layout.frames[static_cast<size_t>(tool.panel)], pointer))}});
  tool.kind = Kind::none;
}

void wheel(Workbench& bench, const Layout& layout, Point2 pointer) {
  constexpr double notch = 1.15;
  int at = panel_at(bench.session, layout, pointer, 0, bench.focus());
  float turned = ImGui::GetIO().MouseWheel;
  if (turned == 0 || !on_plot(layout, at, pointer)) return;
  const PanelState& panel = bench.session.panels()[static_cast<size_t>(at)];
  if (!view_of(panel).has_states()) return;
  const PanelFrame& frame = layout.frames[static_cast<size_t>(at)];
  bench.act(Zoom{frame.u(pointer), frame.v(pointer), std::pow(notch, -turned)}, "zoom");
  bench.rest_at = bench.now + 0.2;
}

void pan_drag(Workbench& bench, const Layout& layout, CanvasTool& tool, Point2 pointer) {
  if (ImGui::IsMouseClicked(2)) {
    int at = panel_at(bench.session, layout, pointer, 0, bench.focus());
    if (on_plot(layout, at, pointer)) tool.kind = Kind::pan, tool.panel = at, tool.last = pointer;
  }
  if (tool.kind != Kind::pan) return;
  if (!ImGui::IsMouseDown(2)) return void(tool.kind = Kind::none);
  if (pointer == tool.last) return;
  const PanelFrame& frame = layout.frames[static_cast<size_t>(tool.panel)];
  bench.act(Pan{frame.u(tool.last) - frame.u(pointer), frame.v(tool.last) - frame.v(pointer)}, "pan");
  tool.last = pointer;
}

}  // namespace

void use_mouse(Ui& ui, Workbench& bench, const Layout& layout, CanvasTool& tool, Point2 pointer,
               bool hovered) {
  if (tool.panel >= static_cast<int>(layout.frames.size())) tool = {};
  const bool on_states = tool.kind != Kind::none && tool.kind != Kind::pan && tool.kind != Kind::scrub;
  if (on_states && !view_of(bench.session.panels()[static_cast<size_t>(tool.panel)]).has_states()) tool = {};
  if (hovered) wheel(bench, layout, pointer);
  if (hovered || tool.kind == Kind::pan) pan_drag(bench, layout, tool, pointer);
  if (hovered && tool.kind == Kind::none && ImGui::IsMouseClicked(0)) press(ui, bench, layout, tool, pointer);
  if (tool.kind != Kind::none && tool.kind != Kind::pan) {
    move(ui, bench, layout, tool, pointer);
    if (!ImGui::IsMouseDown(0)) release(ui, bench, layout, tool, pointer);
  }
  if (hovered && ImGui::IsMouseReleased(1)) {
    int at = panel_at(bench.session, layout, pointer, ui.em(curve_radius), bench.focus());
    if (on_plot(layout, at, pointer) &&
        view_of(bench.session.panels()[static_cast<size_t>(at)]).has_states()) {
      give_focus(bench, at);
      const PanelFrame& frame = layout.frames[static_cast<size_t>(at)];
      const PanelState& panel = bench.focused();
      tool.menu = {
          at, memory_at(panel, frame, pointer, ui.em(memory_radius)),
          particle_at(panel, frame, pointer, ui.em(memory_radius), shown_step(panel, bench.session.step())),
          state_at(panel, frame, pointer)};
      ImGui::OpenPopup("canvas menu");
    }
  }
}

void canvas_menu(Ui& ui, Workbench& bench, CanvasTool& tool) {
  if (!ImGui::BeginPopup("canvas menu")) return;
  const PanelState& panel = bench.focused();
  const auto& at = tool.menu;
  auto item = [&](const char* label, const char* path, Action action) {
    if (ImGui::MenuItem(label)) bench.act(std::move(action));
    report_item(ui, path);
  };
  if (at.x.size() == panel.Xi->rows()) {
    item("Add a particle here", "menu.add_particle", AddParticles{{coordinates(at.x)}});
    item("Add a memory here", "menu.add_memory", AddMemory{coordinates(at.x)});
  }
  if (at.memory >= 0 && at.memory < panel.Xi->cols())
    item("Remove this memory", "menu.remove_memory", RemoveMemory{at.memory});
  plane_menu(ui, bench, at.memory);
  if (at.particle >= 0 && at.particle < panel.start->cols())
    item("Remove this particle", "menu.remove_particle", RemoveParticle{at.particle});
  ImGui::Separator();
  item("Fit the view", "menu.fit", Fit{});
  ImGui::EndPopup();
}

}  // namespace memscape
