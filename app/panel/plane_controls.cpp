// A new plane brings memories and particles into view, and the status line says what became of the run.
#include "app/panel/plane_controls.h"

#include <algorithm>
#include <array>
#include <string>

#include "app/widgets/widgets.h"
#include "core/scene/scene_rows.h"
#include "core/scene/sources/data.h"

namespace memscape {
namespace {

constexpr struct {
  std::string_view path, label, help, item;
} places[] = {
    {"view.through.1", "First memory", "The plane lies through it; the first axis begins here.",
     "As its first, left"},
    {"view.through.2", "Second memory", "The plane lies through it; the first axis runs towards it.",
     "As its second, right"},
    {"view.through.3", "Third memory", "The plane lies through it; it is on the upper side.",
     "As its third, above"},
};

using Three = std::array<int, 3>;  // numbers from 1

Three shown_memories(const PanelState& panel) {
  Three three = plane_memories(panel.scene.view, static_cast<int>(panel.Xi->cols()));
  for (int& one : three) ++one;
  return three;
}

void change_plane(Workbench& bench, std::string_view plane, const Three& through, std::string_view gesture) {
  bench.act(SetPlane{std::string(plane), through}, gesture);
}

/// `memory` (from 1) in the place `place` of three; where it is another one of them, the two change places.
Three with_memory(Three three, size_t place, int memory) {
  const auto other = std::ranges::find(three, memory);
  if (other != three.end()) *other = three[place];
  three[place] = memory;
  return three;
}

void memory_slider(Ui& ui, Workbench& bench, size_t place) {
  const PanelState& panel = bench.focused();
  const Three three = shown_memories(panel);
  const double K = static_cast<double>(panel.Xi->cols());
  const Row row{.id = "through",
                .label = std::string(places[place].label),
                .help = std::string(places[place].help),
                .minimum = 1,
                .maximum = K,
                .fallback = std::min(static_cast<double>(place) + 1, K),
                .scale = Scale::integer};
  const auto next = slider(ui, places[place].path, row, three[place]);
  if (!next) return;
  Three edited = three;
  edited[place] = static_cast<int>(*next);
  change_plane(bench, "memories", edited, places[place].path);
}

}  // namespace

void plane_controls(Ui& ui, Workbench& bench) {
  const PanelState& panel = bench.focused();
  if (panel.Xi->rows() <= 2) return;
  const View& view = panel.scene.view;
  const RowPtr row = row_at(panel.scene, "view.plane");
  if (auto next = row_widget(ui, "view.plane", *row, value_at(panel.scene, "view.plane")))
    change_plane(bench, row->choices[static_cast<size_t>(*next)],
                 {view.through[0], view.through[1], view.through[2]}, {});
  if (!through_memories(view, *panel.Xi)) return;
  if (panel.Xi->cols() > 1)
    for (size_t place = 0; place < 3; ++place) memory_slider(ui, bench, place);
  if (const std::string remark = plane_remark(view, *panel.Xi); !remark.empty()) muted_text(ui, remark);
}

void plane_menu(Ui& ui, Workbench& bench, int memory) {
  const PanelState& panel = bench.focused();
  if (panel.Xi->rows() <= 2 || memory < 0 || memory >= panel.Xi->cols()) return;
  const bool open = ImGui::BeginMenu("Plane through this memory");
  report_item(ui, "menu.plane");
  if (!open) return;
  for (size_t place = 0; place < 3; ++place) {
    if (ImGui::MenuItem(places[place].item.data()))
      change_plane(bench, "memories", with_memory(shown_memories(panel), place, memory + 1), {});
    report_item(ui, "menu.plane." + std::to_string(place + 1));
  }
  ImGui::EndMenu();
}

}  // namespace memscape
