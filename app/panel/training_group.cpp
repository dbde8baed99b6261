// Numbers come from the newest network that was published, the comparison from a job (belief_job.h).
#include "app/panel/training_group.h"

#include <algorithm>
#include <cmath>

#include "app/menu/menu_commands.h"
#include "app/panel/group_chart.h"
#include "app/shell/actions.h"
#include "app/shell/training.h"
#include "app/widgets/track.h"
#include "app/widgets/widgets.h"
#include "core/session/networks.h"
#include "core/views/view.h"
#include "render/window/imgui_compat.h"

namespace memscape {
namespace {

std::string time_text(double seconds) {
  if (seconds < 1) return "a moment left";
  if (seconds < 90) return std::to_string(static_cast<int>(std::lround(seconds))) + " s left";
  return std::to_string(static_cast<int>(std::lround(seconds / 60))) + " min left";
}

int done_of(const Workbench& bench) {
  const auto network = bench.session.newest_network(bench.focus());
  return network ? network->iteration() : 0;
}

/// "12 300 of 20 000 iterations, 9800 a second, 1 s left".
std::string progress_text(const Workbench& bench, int done, int goal) {
  if (trains(bench) && !is_training(bench))
    return "Panel " + std::to_string(trained_panel(bench) + 1) + " is being trained; all follow in turn.";
  std::string text = std::to_string(done) + " of " + std::to_string(goal) + " iterations";
  if (!is_training(bench)) return text;
  const double rate = bench.training.rate();
  if (rate > 0)
    text += ", " + std::to_string(std::lround(rate)) + " a second, " + time_text((goal - done) / rate);
  return text;
}

void progress_bar(Ui& ui, double share) {
  const float width = ImGui::GetContentRegionAvail().x, height = ui.em(0.35f);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const float filled = width * static_cast<float>(std::clamp(share, 0.0, 1.0));
  draw->AddRectFilled(at, {at.x + width, at.y + height}, ui.palette().track, height / 2);
  if (filled > height)
    draw->AddRectFilled(at, {at.x + filled, at.y + height}, ui.palette().accent, height / 2);
  ImGui::Dummy({width, height});
}

std::string_view train_word(const Workbench& bench, int done, int goal) {
  if (trains(bench)) return "Pause";
  if (done == 0) return "Train";
  return done < goal ? "Continue" : "Train anew";
}

void command_button(Ui& ui, Workbench& bench, std::string_view id, std::string_view label, float width,
                    bool main = false) {
  const Command& row = command(id);
  ImGui::BeginDisabled(!is_enabled(row, bench));
  if (button(ui, "button." + std::string(id), label, command_help(row), main, width)) bench.later(row.run);
  ImGui::EndDisabled();
}

void buttons(Ui& ui, Workbench& bench, int done, int goal) {
  const float half = (ImGui::GetContentRegionAvail().x - ImGui::GetStyle().ItemSpacing.x) / 2;
  command_button(ui, bench, "train.toggle", train_word(bench, done, goal), half, true);
  ImGui::SameLine();
  command_button(ui, bench, "train.cancel", "Cancel", half);
}

/// Where the energy comes from.
std::string energy_words(const PanelState& panel) {
  const double t = panel.time > 0 ? panel.time : panel.scene.energy.get("t");
  const std::string time = "t = " + short_number(t, 3);
  if (panel.scene.energy.on("form")) return "Energy: σ²t ‖n(x, t)‖² of the network, " + time + ".";
  return "Energy: −log p_t by the probability flow, times 2σ²t, at " + time + "; prior p_1 of the data.";
}

void comparison(Ui& ui, Workbench& bench) {
  const PanelState& panel = bench.focused();
  const BeliefReport* report = bench.beliefs.report();
  push_font(ui.bold);
  ImGui::TextUnformatted("What the network believes");
  ImGui::PopFont();
  if (!report || !bench.beliefs.report_fits(panel))
    return muted_text(ui, is_training(bench) ? "Measured when training rests." : "Being measured…");
  push_font(ui.small);
  if (ImGui::BeginTable("belief", 3, ImGuiTableFlags_SizingStretchProp | ImGuiTableFlags_BordersInnerH)) {
    ImGui::TableSetupColumn("", 0, 1.05f);
    ImGui::TableSetupColumn("Network", 0, 1);
    ImGui::TableSetupColumn("Exact", 0, 0.9f);
    ImGui::TableHeadersRow();
    std::string told;
    for (const BeliefLine& line : report->lines) {
      ImGui::TableNextRow();
      ImGui::TableNextColumn();
      muted_text(ui, line.question);
      tooltip(ui, line.help);
      ImGui::TableNextColumn();
      text_lines(line.network);
      ImGui::TableNextColumn();
      text_lines(line.exact);
      told += (told.empty() ? "" : "; ") + line.question + ": " + line.network + " | " + line.exact;
    }
    ImGui::EndTable();
    bench.events.tell("believes", told);
  }
  ImGui::PopFont();
}

}  // namespace

std::string_view missing_landscape(const PanelState& panel) {
  if (!has_network(panel.scene) || !view_of(panel).has_states()) return {};
  if (!panel.network) return "Not trained yet: press Train";
  if (has_value(*panel.shown)) return {};
  return panel.Xi->rows() > most_table_dimensions ? "A score alone: no energy in this many dimensions"
                                                  : "The energy is being computed…";
}

void training_group(Ui& ui, Workbench& bench) {
  const int done = done_of(bench), goal = static_cast<int>(bench.focused().scene.energy.get("iterations"));
  buttons(ui, bench, done, goal);
  progress_bar(ui, static_cast<double>(done) / goal);
  muted_text(ui, progress_text(bench, done, goal));
  if (bench.training.diverged()) muted_text(ui, "The loss stopped being finite: training ended.");
  if (bench.focused().network) {
    group_charts(ui, bench, Beside::training, "training", ui.em(8.5f));
    muted_text(ui, energy_words(bench.focused()));
  }
  const float third = (ImGui::GetContentRegionAvail().x - 2 * ImGui::GetStyle().ItemSpacing.x) / 3;
  command_button(ui, bench, "train.save", "Save…", third);
  ImGui::SameLine();
  command_button(ui, bench, "train.load", "Load…", third);
  ImGui::SameLine();
  group_chart_buttons(ui, bench, Beside::training, "training", third);
  if (bench.focused().network) comparison(ui, bench);
}

}  // namespace memscape
