// Model, memories, particles, dynamics, show, figure; and which panel they speak of.
#include "app/panel/side_panel.h"

#include <algorithm>

#include "app/menu/menu_commands.h"
#include "app/panel/critical_table.h"
#include "app/panel/formula_entry.h"
#include "app/panel/lyapunov_group.h"
#include "app/panel/plane_controls.h"
#include "app/panel/points_file_group.h"
#include "app/panel/prediction_group.h"
#include "app/panel/pull_group.h"
#include "app/panel/study_group.h"
#include "app/panel/training_group.h"
#include "app/shell/actions.h"
#include "app/shell/training.h"
#include "app/widgets/controls.h"
#include "app/widgets/range_controls.h"
#include "app/widgets/widgets.h"
#include "core/charts/kinds.h"
#include "core/charts/study.h"
#include "core/energy/registry.h"
#include "core/page/words.h"
#include "core/scene/scene_rows.h"
#include "core/scene/sources/data.h"
#include "core/views/view.h"
#include "render/window/imgui_compat.h"

namespace memscape {
namespace {

void command_button(Ui& ui, Workbench& bench, std::string_view id, float width) {
  const Command& row = command(id);
  ImGui::BeginDisabled(!is_enabled(row, bench));
  if (button(ui, "button." + std::string(id), row.label, command_help(row), false, width))
    bench.later(row.run);
  ImGui::EndDisabled();
}

/// Which panel has the focus, and whether edits go to it alone.
void panel_switch(Ui& ui, Workbench& bench) {
  const int count = static_cast<int>(bench.session.panels().size());
  if (count < 2) return;
  push_font(ui.bold);
  ImGui::Text("Panel %d of %d", bench.focus() + 1, count);
  ImGui::PopFont();
  constexpr std::string_view words[] = {"All panels", "This panel only"};
  if (auto next =
          choice(ui, "panels.edit", "", "Where changes go. What a panel says of its own stays its own.",
                 words, bench.only_here()))
    bench.act(Focus{bench.focus(), *next == 1});
  if (!bench.only_here()) muted_text(ui, "What a panel says of its own changes in that panel only.");
  ImGui::Dummy({0, ui.em(0.2f)});
}

/// The numbers on a line of their own: a break at the first comma outside brackets.
std::string numbers_below(const std::string& formula) {
  int depth = 0;
  for (size_t i = 0; i + 1 < formula.size(); ++i) {
    char c = formula[i];
    depth += (c == '(' || c == '{' || c == '[') - (c == ')' || c == '}' || c == ']');
    if (c == ',' && depth == 0)
      return formula.substr(0, i) + '\n' + formula.substr(i + (formula[i + 1] == ' ' ? 2 : 1));
  }
  return formula;
}

void formula_box(Ui& ui, const std::string& formula, std::string_view source) {
  const float pad = ui.em(0.55f), width = ImGui::GetContentRegionAvail().x;
  bool fits = ImGui::CalcTextSize(formula.c_str()).x <= width - 2 * pad;
  push_font(fits ? ui.regular : ui.small);
  ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string lines = wrapped(formula, width - 2 * pad);
  const ImVec2 size = ImGui::CalcTextSize(lines.c_str());
  ImDrawList* draw = ImGui::GetWindowDrawList();
  ImVec2 low = at, high(at.x + width, at.y + size.y + 2 * pad);
  draw->AddRectFilled(low, high, ui.palette().field, ui.em(0.4f));
  draw->AddRect(low, high, ui.palette().border, ui.em(0.4f));
  draw->AddText({at.x + pad, at.y + pad}, ui.palette().text, lines.c_str());
  ImGui::PopFont();
  ImGui::Dummy({width, high.y - low.y});
  tooltip(ui, source);
}

void model_group(Ui& ui, Workbench& bench) {
  const Scene& scene = bench.focused().scene;
  kind_control(ui, bench, "energy", "Energy", energy_kinds(), scene.energy.kind);
  const EnergyKind* kind = find_energy(scene.energy.kind);
  if (!kind) return;
  formula_box(ui, numbers_below(kind->formula(shown_energy(bench.focused()))),
              std::string("Source: ") + std::string(kind->source) + ".");
  if (has_formula(kind->rows)) formula_entry(ui, bench);
  controls_of(ui, bench, "energy", energy_rows(scene.energy));
}

void memories_group(Ui& ui, Workbench& bench) {
  const PanelState& panel = bench.focused();
  const Settings& source = panel.scene.memories.source;
  kind_control(ui, bench, "memories", "Source", memory_kinds(), source.kind);
  points_file_group(ui, bench);
  if (const SourceKind* kind = find_memories(source.kind)) controls_of(ui, bench, "memories", kind->rows);
  char text[96];
  std::snprintf(text, sizeof text, "%ld memor%s in %ld dimension%s", static_cast<long>(panel.Xi->cols()),
                panel.Xi->cols() == 1 ? "y" : "ies", static_cast<long>(panel.Xi->rows()),
                panel.Xi->rows() == 1 ? "" : "s");
  muted_text(ui, text);
  if (source.values.contains("seed")) command_button(ui, bench, "edit.seed", 0);
}

void particles_group(Ui& ui, Workbench& bench) {
  const PanelState& panel = bench.focused();
  const Settings& source = panel.scene.particles.source;
  kind_control(ui, bench, "particles", "Start", particle_kinds(), source.kind);
  if (const SourceKind* kind = find_particles(source.kind)) controls_of(ui, bench, "particles", kind->rows);
  char text[96];
  std::snprintf(text, sizeof text, "%d particles. Click on the landscape to drop one.",
                panel.run->particles());
  muted_text(ui, text);
}

/// Coordinates that are held; only where there are few.
void clamp_switches(Ui& ui, Workbench& bench) {
  constexpr int most = 4;
  const PanelState& panel = bench.focused();
  const int D = panel.run->dimension();
  if (D > most) return;
  std::vector<bool> clamp = panel.scene.dynamics.clamp;
  clamp.resize(static_cast<size_t>(D));
  for (int d = 0; d < D; ++d) {
    std::string label = "Hold x" + std::to_string(d + 1), path = "dynamics.clamp." + std::to_string(d);
    Row row{.id = "clamp",
            .label = label,
            .help = "This coordinate of every particle stays as it is.",
            .scale = Scale::toggle};
    auto next = toggle(ui, path, row, clamp[static_cast<size_t>(d)]);
    if (!next) continue;
    clamp[static_cast<size_t>(d)] = *next != 0;
    bench.act(set_one("dynamics.clamp", list_text(clamp)));
  }
}

/// How often the energy rose up to the step that is shown.
void rises_line(Ui& ui, Workbench& bench) {
  std::string text = rises_text(bench.focused(), shown_step(bench.focused(), bench.session.step()));
  if (text.empty()) return;
  text[0] = 'E';
  coloured_text(ui.palette().alarm, text);
  report_item(ui, "dynamics.rises");
  tooltip(ui, "Steps that climbed. They are dashed on the trails.");
}

void dynamics_group(Ui& ui, Workbench& bench) {
  const Settings& method = bench.focused().scene.dynamics.method;
  kind_control(ui, bench, "dynamics", "Method", dynamics_kinds(), method.kind);
  if (const DynamicsKind* kind = find_dynamics(method.kind)) controls_of(ui, bench, "dynamics", kind->rows);
  rises_line(ui, bench);
  control(ui, bench, "dynamics.steps");
  control(ui, bench, "dynamics.tolerance");
  if (bench.focused().time > 0 || bench.focused().scene.view.time == "fixed") control(ui, bench, "view.time");
  control(ui, bench, "seed");
  clamp_switches(ui, bench);
}

/// A row whose layer is off has nothing to say.
bool is_in_use(const Scene& scene, std::string_view path) {
  std::string shown = std::string(path.substr(0, path.rfind('.'))) + ".shown";
  const SceneRow* row = find_scene_row(shown);
  return !row || shown == path || row_value(*row, scene) != 0;
}

/// Charts to choose from: what this panel shows where it is a chart, else what to add.
void chart_choice(Ui& ui, Workbench& bench) {
  const Scene& scene = bench.focused().scene;
  const bool here = view_of(bench.focused()).charts;
  std::vector<std::string_view> titles;
  int shown = -1;
  for (const ChartKind& kind : chart_kinds()) {
    if (here && kind.id == scene.chart) shown = static_cast<int>(titles.size());
    titles.push_back(kind.title);
  }
  ImGui::BeginDisabled(!here && !has_room_for_panel(bench));
  auto next = choice(ui, "chart", here ? "Chart" : "Add a chart", "A panel that shows a chart of this run.",
                     titles, shown);
  ImGui::EndDisabled();
  if (!next) return;
  const std::string id(chart_kinds()[static_cast<size_t>(*next)].id);
  here ? bench.act(set_one("chart", id)) : bench.act(AddChart{id});
}

/// What is not computed because it would take too long, and that it may be all the same.
void refusals(Ui& ui, Workbench& bench) {
  const std::vector<std::string> refused = bench.focused().found.refusals();
  if (refused.empty()) return;
  std::string text;
  for (const std::string& sentence : refused) text += (text.empty() ? "Not computed: " : "; ") + sentence;
  muted_text(ui, text + ".");
  report_item(ui, "refusals");
  if (button(ui, "force", "Compute anyway", "However long it takes; a change of what it depends on ends it."))
    bench.later([](Workbench& b) {
      b.tasks.force(static_cast<size_t>(b.focus()));
      b.repaint = true;
    });
}

void show_group(Ui& ui, Workbench& bench) {
  refusals(ui, bench);
  for (const SceneRow& row : scene_rows()) {
    if (!row.path.starts_with("layers.") || !is_in_use(bench.focused().scene, row.path)) continue;
    ImGui::BeginDisabled(!switch_refusal(bench, row.path).empty());
    control(ui, bench, row.path);
    ImGui::EndDisabled();
  }
  control(ui, bench, "view.colormap");
  range_controls(ui, bench);
  control(ui, bench, "view.zero");
  if (bench.session.panels().size() > 1) control(ui, bench, "view.shared");
  plane_controls(ui, bench);
  const bool curve = view_of(bench.focused()).overlays;
  if (curve && bench.focus() > 0) control(ui, bench, "overlay");
  const float half = (ImGui::GetContentRegionAvail().x - ImGui::GetStyle().ItemSpacing.x) / 2;
  command_button(ui, bench, "panels.add", half);
  ImGui::SameLine();
  command_button(ui, bench, "panels.remove", half);
  if (curve) command_button(ui, bench, "panels.overlay", ImGui::GetContentRegionAvail().x);
  command_button(ui, bench, "panels.strip", ImGui::GetContentRegionAvail().x);
  chart_choice(ui, bench);
  if (const ChartKind* chart = chart_kind(bench.focused()))
    for (std::string_view path : chart->rows) control(ui, bench, path);
}

void figure_group(Ui& ui, Workbench& bench) {
  text_control(ui, bench, "title");
  text_control(ui, bench, "figure.size");
  control(ui, bench, "figure.dpi");
  control(ui, bench, "figure.theme");
  control(ui, bench, "figure.columns");
  command_button(ui, bench, "file.export", ImGui::GetContentRegionAvail().x);
}

/// Where all panels are studies, only what these read can be set.
template <bool StudyKind::*reads>
bool is_read(const Workbench& bench) {
  return std::ranges::any_of(bench.session.panels(), [](const PanelState& panel) {
    const StudyKind* study = study_kind(panel);
    return !study || study->*reads;
  });
}

bool has_run(const Workbench& bench) {
  return std::ranges::any_of(bench.session.panels(), [](auto& panel) { return !study_kind(panel); });
}

constexpr struct {
  std::string_view path, title;
  void (*draw)(Ui&, Workbench&);
  bool open;
  bool (*present)(const Workbench&) = nullptr;  ///< null: always
} groups[] = {{"study", "Study", study_group, true, has_study},
              {"model", "Model", model_group, true, is_read<&StudyKind::reads_energy>},
              {"pull", "Who pulls me", pull_group, true, has_pull},
              {"training", "Training", training_group, true, can_train},
              {"memories", "Memories", memories_group, true, is_read<&StudyKind::reads_memories>},
              {"particles", "Particles", particles_group, false, has_run},
              {"dynamics", "Dynamics", dynamics_group, false, has_run},
              {"lyapunov", "Associative memory?", lyapunov_group, false, has_run},
              {"prediction", "Prediction", prediction_group, true, has_prediction_group},
              {"show", "Show", show_group, false},
              {"critical", "Critical points", critical_table, true, has_critical_table},
              {"figure", "Figure", figure_group, false}};

}  // namespace

void side_panel(Ui& ui, Workbench& bench, const Rect& place) {
  ImGui::SetNextWindowPos({place.x, place.y});
  ImGui::SetNextWindowSize({place.width, place.height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  constexpr auto flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                         ImGuiWindowFlags_NoNavInputs;
  ImGui::Begin("side panel", nullptr, flags & ~ImGuiWindowFlags_NoScrollbar);
  panel_switch(ui, bench);
  for (const auto& each : groups) {
    if (each.present && !each.present(bench)) continue;
    if (!group(ui, each.path, each.title, each.open)) continue;
    each.draw(ui, bench);
    ImGui::Dummy({0, ui.em(0.4f)});
  }
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->PushClipRectFullScreen();
  draw->AddLine({place.x, place.y}, {place.x, place.bottom()}, ui.palette().border);
  draw->PopClipRect();
  ImGui::End();
  ImGui::PopStyleVar(2);
}

}  // namespace memscape
