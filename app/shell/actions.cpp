// The longer commands.
#include "app/shell/actions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>

#include "app/shell/edits.h"
#include "app/shell/preset_list.h"
#include "core/base/error.h"
#include "core/page/overlay.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"

namespace memscape {

void toggle_play(Workbench& bench) {
  if (bench.playback.playing) return bench.playback.pause();
  bench.playback.play(bench.session);
  bench.repaint = true;
}

void step_by(Workbench& bench, int steps) {
  bench.playback.pause();
  seek(bench, bench.session.step() + steps);
}

void restart_run(Workbench& bench) {
  bench.playback.owed = 0;
  seek(bench, 0);
}

void fit_view(Workbench& bench) {
  const PanelState& panel = bench.focused();
  Matrix points(2, panel.Xi->cols() + panel.start->cols());
  Eigen::Index at = 0;
  for (const Matrix* X : {panel.Xi.get(), panel.start.get()})
    for (Eigen::Index i = 0; i < X->cols(); ++i) points.col(at++) = panel.plane.project(X->col(i));
  apply_to_panel(bench, fit(panel.scene, points));
}

void open_preset(Workbench& bench, int index) {
  auto all = preset_list();
  if (index < 0 || index >= static_cast<int>(all.size())) return;
  bool unsaved = bench.document.dirty();
  open_named(bench, all[static_cast<size_t>(index)].name);
  if (unsaved) note(bench, "Ctrl+Z brings the scene before it back.");
}

void neighbour_preset(Workbench& bench, int offset) {
  int count = static_cast<int>(preset_list().size()), now = preset_index(bench.document.name());
  if (count == 0) return;
  open_preset(bench, now < 0 ? (offset > 0 ? 0 : count - 1) : (now + offset + count) % count);
}

void copy_scene(Workbench& bench) {
  bench.clipboard_in = scene_text(bench.document.scene());
  note(bench, "The scene is on the clipboard as text.");
}

void save(Workbench& bench) {
  const std::string& name = bench.document.name();
  if (name.empty() || name == "-" || preset_index(name) >= 0)
    bench.dialog = Dialog::save_as;
  else
    save_to(bench, name);
}

bool needs_two_dimensions(std::string_view path) {
  constexpr std::string_view those[] = {"layers.basins.shown", "layers.voronoi", "layers.separatrices"};
  return std::ranges::find(those, path) != std::end(those);
}

void flip(Workbench& bench, std::string_view path) {
  const auto D = bench.focused().Xi->rows();
  if (needs_two_dimensions(path) && D != 2 && !is_on(bench, path))
    return note(bench,
                "Basins, Voronoi partition and separatrices take two dimensions; these memories have " +
                    std::to_string(D) + ".");
  Scene scene = bench.focused().scene;
  set_at(scene, path, value_at(scene, path) == 0);
  apply_to_panel(bench, scene);
}

bool is_on(const Workbench& bench, std::string_view path) {
  return value_at(bench.focused().scene, path) != 0;
}

void set_theme(Workbench& bench, std::string_view theme) {
  bench.look.theme = bench.look.theme == theme ? "light" : std::string(theme);
  bench.repaint = true;
}

void scale_text(Workbench& bench, double factor) {
  constexpr std::array sizes{0.8, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5};
  size_t now = 0;
  for (size_t i = 0; i < sizes.size(); ++i)
    if (std::abs(sizes[i] - bench.look.text_scale) < std::abs(sizes[now] - bench.look.text_scale)) now = i;
  if (factor == 1)
    now = 1;
  else if (factor > 1)
    now = std::min(now + 1, sizes.size() - 1);
  else if (now > 0)
    --now;
  bench.look.text_scale = sizes[now];
  bench.repaint = true;
}

namespace {

/// A panel with this patch before the place `at` of those there are, then given the focus.
void insert_panel(Workbench& bench, std::string patch, size_t at, bool overlay) {
  Scene scene = bench.document.scene();
  if (scene.panels.empty()) scene.panels.push_back("{}");
  if (scene.panels.size() >= most_panels)
    throw Error(Fault::input, "A scene has at most 12 panels: remove one first.");
  scene.panels.insert(scene.panels.begin() + static_cast<std::ptrdiff_t>(at), std::move(patch));
  if (overlay || panel_scene(scene, static_cast<int>(at)).overlay)
    set_value(scene, "panels." + std::to_string(at) + ".overlay=" + (overlay ? "true" : "false"));
  apply(bench, std::move(scene));
  set_focus(bench, static_cast<int>(at));
}

void append_panel(Workbench& bench, std::string patch) {
  insert_panel(bench, std::move(patch), bench.session.panels().size(), false);
}

/// What the panel with the focus says of its own.
std::string patch_of_focus(const Workbench& bench) {
  const auto& panels = bench.document.scene().panels;
  return panels.empty() ? "{}" : panels[static_cast<size_t>(bench.focus)];
}

}  // namespace

void add_panel(Workbench& bench) {
  append_panel(bench, patch_of_focus(bench));
  bench.only_here = true;
  note(bench, "A panel beside the others: changes now go to it alone.");
}

void add_overlay(Workbench& bench) {
  const std::vector<int> bases = bases_of(bench.session);
  size_t at = static_cast<size_t>(bench.focus) + 1;
  while (at < bases.size() && bases[at] == bases[static_cast<size_t>(bench.focus)]) ++at;
  insert_panel(bench, patch_of_focus(bench), at, true);
  bench.only_here = true;
  note(bench, "A curve over the others: changes now go to it alone, so choose its energy or its β.");
}

bool has_room_for_panel(const Workbench& bench) {
  return bench.session.panels().size() < most_panels;
}

void add_chart(Workbench& bench, std::string_view id) {
  append_panel(bench, R"({"show":"chart","chart":")" + std::string(id) + R"("})");
  bench.only_here = false;  // a chart shows what the others do
}

void add_strip(Workbench& bench) {
  apply(bench, strip_of_steps(bench.document.scene(), bench.focus));
  set_focus(bench, 0);
  note(bench, "Each panel shows the run at a step of its own.");
}

void remove_panel(Workbench& bench) {
  Scene scene = bench.document.scene();
  if (scene.panels.size() < 2) return;
  scene.panels.erase(scene.panels.begin() + bench.focus);
  if (scene.panels.size() == 1) {  // the panel that is left is the scene
    Scene left = panel_scene(scene, 0);
    left.panels.clear();
    left.overlay = false;
    scene = std::move(left);
  }
  apply(bench, std::move(scene));
}

}  // namespace memscape
