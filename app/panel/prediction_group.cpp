// Features are the first d coordinates: holding them holds them for particles too.
#include "app/panel/prediction_group.h"

#include <algorithm>
#include <cstdio>

#include "app/widgets/controls.h"
#include "app/widgets/widgets.h"
#include "core/layers/layer.h"
#include "core/session/predicted.h"
#include "render/window/imgui_compat.h"

namespace memscape {
namespace {

void features_slider(Ui& ui, Workbench& bench, const PanelState& panel, const PredictionTask& task) {
  const auto D = static_cast<double>(panel.Xi->rows());
  const Row row{.id = "features",
                .symbol = "d",
                .label = "Features held",
                .help = "The first so many coordinates are held, for particles too; the rest is predicted.",
                .minimum = 1,
                .maximum = D - 1,
                .fallback = static_cast<double>(task.features.size()),
                .scale = Scale::integer};
  if (D <= 2) return;
  if (auto next = row_widget(ui, "prediction.features", row, static_cast<double>(task.features.size()))) {
    const std::vector<bool> clamp(static_cast<size_t>(*next), true);
    bench.act(set_one("dynamics.clamp", list_text(clamp)), "prediction.features");
  }
}

/// Whether particles are held at their features too.
void hold_switch(Ui& ui, Workbench& bench, const PanelState& panel, const PredictionTask& task) {
  const std::vector<bool>& clamp = panel.scene.dynamics.clamp;
  const bool held = std::find(clamp.begin(), clamp.end(), true) != clamp.end();
  const Row row{.id = "hold",
                .label = "Particles predict too",
                .help = "Particles keep their features and move in the outputs only.",
                .scale = Scale::toggle};
  if (auto next = toggle(ui, "prediction.hold", row, held)) {
    bench.act(set_one("dynamics.clamp", list_text(*next != 0 ? task.clamp : std::vector<bool>{})));
  }
}

std::string names(const std::vector<int>& coordinates) {
  constexpr size_t most = 4;
  std::string text;
  for (size_t i = 0; i < std::min(most, coordinates.size()); ++i)
    text += (i ? ", " : "") + coordinate_name(coordinates[i]);
  return text + (coordinates.size() > most ? ", …" : "");
}

std::string error_text(const PredictionTask& task, const PredictionError& error) {
  char text[96];
  if (error.pairs == 0) return "–";
  if (task.classes)
    std::snprintf(text, sizeof text, "%d of %d wrong (%.1f %%)", error.wrong, error.pairs,
                  100 * error.wrong_share());
  else
    std::snprintf(text, sizeof text, "RMSE %.3g", error.rmse);
  return text + (error.lost > 0 ? ", " + std::to_string(error.lost) + " lost" : std::string());
}

/// A name, and its value at the right edge like those of the sliders.
void line(const char* name, const std::string& value) {
  const float right = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
  ImGui::TextUnformatted(name);
  ImGui::SameLine(right - ImGui::CalcTextSize(value.c_str()).x);
  ImGui::TextUnformatted(value.c_str());
}

}  // namespace

bool has_prediction_group(const Workbench& bench) {
  return prediction_wants(bench.focused()).any() || needs_of(bench.focused()).has(Need::errors);
}

void prediction_group(Ui& ui, Workbench& bench) {
  const PanelState& panel = bench.focused();
  const PredictionTask task = task_of(panel);
  if (!can_predict(panel))
    return muted_text(ui, "A prediction takes two dimensions and a method that descends.");
  muted_text(ui, names(task.outputs) + " from " + names(task.features) +
                     (task.classes ? ": a class, from y₀ = 1/" + std::to_string(task.outputs.size()) : ""));
  if (leaves_labels(panel)) {
    muted_text(ui, "The file's labels are not predicted: they are no coordinates.");
    if (button(ui, "prediction.outputs", "Predict the labels", "Switches on “Labels as outputs”."))
      bench.act(set_one("memories.outputs", "true"));
  }
  features_slider(ui, bench, panel, task);
  if (!task.classes) control(ui, bench, "prediction.y0");
  hold_switch(ui, bench, panel, task);
  const bool known = panel.result<Prediction>() && panel.result<Prediction>()->has.errors;
  const PredictionErrors errors = known ? panel.result<Prediction>()->errors : PredictionErrors{};
  line("Stored pairs", error_text(task, errors.training));
  line("Held out", error_text(task, errors.held_out));
  if (errors.folds > 0)
    muted_text(ui, errors.folds == errors.training.pairs
                       ? "Held out: each pair predicted by a memory without it."
                       : "Held out: each of ten parts predicted by a memory of the other nine.");
}

}  // namespace memscape
