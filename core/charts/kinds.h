// Every chart that a panel can show: one file each, and a line in catalog.cpp.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "core/charts/chart.h"
#include "core/charts/study.h"
#include "core/layers/needs.h"

namespace memscape {

struct PanelState;

/// The group of the side panel that has a small one.
enum class Beside { nothing, particle, training };

struct ChartKind {
  std::string_view id;     ///< e.g. "energy", a value of `chart` in a scene
  std::string_view title;  ///< e.g. "Energy by step"
  std::string_view help;   ///< one sentence
  /// `step` is the step that is shown, `last` the length of the run. Cheap enough for a frame: what takes
  /// longer comes from a job and hangs in the panel.
  Chart (*make)(const PanelState& panel, int step, int last);
  std::vector<Need> needs = {};             ///< what must be computed for it
  std::vector<std::string_view> rows = {};  ///< paths of the scene's values that it reads, for controls
  Beside beside = Beside::nothing;
  bool sweeps = false;               ///< it draws the sweep of `sweep.against`, see panel_sweep.h
  const StudyKind* study = nullptr;  ///< it draws what a job has computed, see study.h
};
std::span<const ChartKind> chart_kinds();
/// The row with this id, or nullptr.
const ChartKind* find_chart(std::string_view id);
/// The kind that the panel shows, or nullptr where it shows no chart.
const ChartKind* chart_kind(const PanelState& panel);
/// The chart that the panel asks for.
Chart chart_of(const PanelState& panel, int step, int last);

}  // namespace memscape
