// The rows come from the study.
#include "app/panel/study_group.h"

#include "app/widgets/controls.h"
#include "app/widgets/widgets.h"
#include "core/charts/study.h"

namespace memscape {

bool has_study(const Workbench& bench) {
  const StudyKind* kind = study_kind(bench.focused());
  return kind && kind->rows;
}

void study_group(Ui& ui, Workbench& bench) {
  const PanelState& panel = bench.focused();
  for (std::string_view path : study_kind(panel)->rows(panel.scene)) control(ui, bench, path);
  const Study* study = shown_study(panel);
  std::string words = study_note(panel);
  if (study && words.empty() && !study->complete) words = "Being computed: " + study_progress(*study);
  if (!words.empty()) muted_text(ui, words);
}

}  // namespace memscape
