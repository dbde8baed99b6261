// The longer commands.
#include "app/shell/actions.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <filesystem>

#include "app/files/scene_files.h"
#include "app/shell/preset_list.h"
#include "core/charts/study.h"
#include "core/layers/layer.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"
#include "core/session/same.h"

namespace memscape {

void toggle_play(Workbench& bench) {
  if (bench.playing()) return bench.act(Pause{});
  if (is_over(bench.session)) bench.act(Seek{0});
  bench.act(Play{});
}

std::string_view run_refusal(const Workbench& bench) {
  const bool moves = std::ranges::any_of(bench.session.panels(), [](const PanelState& panel) {
    return !study_kind(panel) && (panel.run->particles() > 0 || is_process(panel.scene));
  });
  return moves ? "" : "Nothing moves here: drop a particle first.";
}

void show_step(Workbench& bench, int step) {
  if (bench.playing()) bench.act(Pause{});
  if (step != bench.session.step()) bench.act(Seek{step});
}

void step_by(Workbench& bench, int steps) {
  show_step(bench, bench.session.step() + steps);
}

void restart_run(Workbench& bench) {
  bench.playback.owed = 0;
  bench.act(Seek{0});
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
  if (name.empty() || name == "-" || preset_index(name) >= 0 || !takes_scene(name))
    bench.dialog = Dialog::save_as;
  else
    save_to(bench, name);
}

std::string switch_refusal(const Workbench& bench, std::string_view path) {
  const LayerKind* layer = layer_switched_at(path);
  if (!layer || is_on(bench, path)) return "";
  std::string why = refusal_of(*layer, bench.focused());
  if (why.empty()) return why;
  why[0] = static_cast<char>(std::toupper(why[0]));
  return why + ".";
}

void flip(Workbench& bench, std::string_view path) {
  if (const std::string why = switch_refusal(bench, path); !why.empty()) return note(bench, why);
  bench.act(set_one(path, is_on(bench, path) ? "false" : "true"));
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

bool has_room_for_panel(const Workbench& bench) {
  return bench.session.panels().size() < most_panels;
}

std::string words_after(const Workbench& bench, const Action& action, bool changed, bool same_run) {
  if (!changed) return {};
  if (std::holds_alternative<AddPanel>(action))
    return "A panel beside the others: changes now go to it alone.";
  if (std::holds_alternative<AddOverlay>(action))
    return "A curve over the others: changes now go to it alone, so choose its energy or its β.";
  if (std::holds_alternative<AddStrip>(action)) return "Each panel shows the run at a step of its own.";
  if (std::holds_alternative<SetPlane>(action) && bench.focused().run->particles() > 0)
    return same_run ? "The plane changed; the run goes on."
                    : "The plane changed: the particles on it start again.";
  return {};
}

}  // namespace memscape
