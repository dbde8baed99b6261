// Studies by the chart that a panel shows.
#include "core/charts/study.h"

#include <cmath>

#include "core/charts/kinds.h"
#include "core/session/session.h"

namespace memscape {

Row draws_setting() {
  return {.id = "draws",
          .label = "Draws",
          .help = "Sets of memories or patterns over which means are taken; even ones on a circle have one.",
          .minimum = 1,
          .maximum = 20,
          .fallback = 3,
          .scale = Scale::integer};
}

std::vector<Row> study_settings() {
  std::vector<Row> all;
  for (const ChartKind& kind : chart_kinds())
    if (kind.study)
      for (const Row& row : kind.study->settings)
        if (!find_row(all, row.id)) all.push_back(row);
  return all;
}

Settings study_defaults() {
  static const Settings all = [] {
    Settings settings;
    for (const Row& row : study_settings()) settings.values[std::string(row.id)] = row.fallback;
    return settings;
  }();
  return all;
}

const StudyKind* study_kind(const PanelState& panel) {
  const ChartKind* kind = chart_kind(panel);
  return kind ? kind->study : nullptr;
}

const Study* study_of(const PanelState& panel) {
  const StudyKind* kind = study_kind(panel);
  return kind && panel.result<Study>() && panel.result<Study>()->of == kind->depends(panel.scene)
             ? panel.result<Study>()
             : nullptr;
}

const Study* shown_study(const PanelState& panel) {
  const StudyKind* kind = study_kind(panel);
  const bool older =
      kind && kind->follows && panel.result<Study>() && panel.result<Study>()->of.chart == panel.scene.chart;
  return older ? panel.result<Study>() : study_of(panel);
}

std::shared_ptr<const Study> compute_study(const PanelState& panel, const StudyWatch& watch) {
  const StudyKind* kind = study_kind(panel);
  if (!kind || !kind->refusal(panel).empty()) return nullptr;
  auto study = std::make_shared<Study>();
  study->of = kind->depends(panel.scene);
  kind->compute(panel, *study, watch);
  if (watch.stop()) return nullptr;
  study->progress = 1;
  study->complete = true;
  return study;
}

std::string study_note(const PanelState& panel) {
  const StudyKind* kind = study_kind(panel);
  if (!kind) return "Show it as the chart of a panel of its own.";
  if (std::string refusal = kind->refusal(panel); !refusal.empty()) return refusal;
  const Study* study = shown_study(panel);
  return study && !study->x.empty() ? "" : "Being computed…";
}

std::string study_progress(const Study& study) {
  return study.complete ? "" : std::to_string(std::lround(100 * study.progress)) + " %";
}

}  // namespace memscape
