// The table of tasks: adding one means a file and a line here.
#include <algorithm>

#include "core/session/tasks/task.h"

namespace memscape {

extern const Task field_task, anatomy_task, predictions_task, clusters_task, beta_sweep_task,
    count_sweep_task, study_task, lyapunov_task;

namespace {

const Task* const table[] = {&field_task,      &anatomy_task,     &predictions_task, &clusters_task,
                             &beta_sweep_task, &count_sweep_task, &study_task,       &lyapunov_task};

}  // namespace

std::span<const Task* const> tasks() {
  return table;
}

const Task& task_for(ResultType type) {
  return **std::ranges::find(table, type, [](const Task* task) { return task->type; });
}

Effort by_rest(const PanelState&, const Ask& ask) {
  return ask.wishes.at_rest ? Effort::fine : Effort::coarse;
}

PanelState copy_for_task(const PanelState& panel) {
  PanelState copy = panel;
  copy.run.reset();
  return copy;
}

bool is_same_panel(const PanelState& then, const PanelState& now) {
  const Scene &a = then.scene, &b = now.scene;
  return then.Xi->rows() == now.Xi->rows() && a.show == b.show && a.chart == b.chart &&
         a.energy.kind == b.energy.kind && a.memories.source.kind == b.memories.source.kind &&
         a.dynamics.method.kind == b.dynamics.method.kind;
}

}  // namespace memscape
