// Every chart that a panel can show, as rows: adding one means a function and a row.
#pragma once
#include <span>
#include <string_view>

#include "core/charts/chart.h"
#include "core/charts/study.h"

namespace memscape {

struct PanelState;

struct ChartKind {
  std::string_view id;     ///< e.g. "energy", a value of `chart` in a scene
  std::string_view title;  ///< e.g. "Energy by step"
  std::string_view help;   ///< one sentence
  /// `step` is the step that is shown, `last` the length of the run. Cheap enough for a frame: what takes
  /// longer comes from a job and hangs in the panel.
  Chart (*make)(const PanelState& panel, int step, int last);
  bool sweeps = false;               ///< it draws the sweep of `sweep.against`, see panel_sweep.h
  const StudyKind* study = nullptr;  ///< it draws what a job has computed, see study.h
};
std::span<const ChartKind> chart_kinds();
/// The row with this id, or nullptr.
const ChartKind* find_chart(std::string_view id);
/// The chart that the panel asks for.
Chart chart_of(const PanelState& panel, int step, int last);

// The charts, each in a file of its own.
Chart energy_chart(const PanelState& panel, int step, int last);
Chart weights_chart(const PanelState& panel, int step, int last);
Chart trace_chart(const PanelState& panel, int step, int last);
Chart density_chart(const PanelState& panel, int step, int last);
Chart paths_chart(const PanelState& panel, int step, int last);
Chart slice_chart(const PanelState& panel, int step, int last);
Chart error_chart(const PanelState& panel, int step, int last);
Chart minima_chart(const PanelState& panel, int step, int last);
Chart bifurcation_chart(const PanelState& panel, int step, int last);
Chart equivalence_chart(const PanelState& panel, int step, int last);
Chart loss_chart(const PanelState& panel, int step, int last);
Chart memorization_chart(const PanelState& panel, int step, int last);
Chart recall_chart(const PanelState& panel, int step, int last);

}  // namespace memscape
