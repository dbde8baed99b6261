// The rows come from the study.
#include "app/study_group.h"

#include "app/controls.h"
#include "app/widgets.h"

namespace memscape {

bool has_study(const Workbench& bench) {
  return study_kind(bench.focused()) != nullptr;
}

void study_group(Ui& ui, Workbench& bench) {
  const PanelState& panel = bench.focused();
  for (std::string_view path : study_kind(panel)->rows(panel.scene)) control(ui, bench, path);
  const Study* study = study_of(panel);
  const std::string progress = study ? study_progress(*study) : "";
  muted_text(ui, progress.empty() ? study_note(panel) : "Being computed: " + progress);
}

}  // namespace memscape
