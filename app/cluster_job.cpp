// A job owns its samples; the result is kept for a panel of the same dimension, even when the run has gone
// on.
#include "app/cluster_job.h"

#include <tbb/task_arena.h>

#include <algorithm>

#include "core/scene/panel_clusters.h"

namespace memscape {

struct ClusterJobs::Shown {
  std::optional<ClusterTask> task;
  bool current = true;
};

struct ClusterJobs::Part {
  int panel;
  ClusterTask task;
  std::shared_ptr<const SampleClusters> found;
};

ClusterJobs::ClusterJobs(std::function<void()> wake)
    : jobs_(std::make_unique<Background<Part>>(std::move(wake))) {}
ClusterJobs::~ClusterJobs() = default;

bool ClusterJobs::busy() const {
  return jobs_->busy();
}

bool ClusterJobs::all_full() const {
  return std::ranges::all_of(shown_, &Shown::current);
}

void ClusterJobs::refresh(Session& session) {
  auto& panels = session.panels();
  shown_.resize(panels.size());
  for (size_t i = 0; i < panels.size(); ++i) {
    auto task = cluster_task(panels[i], session.step());
    Shown& shown = shown_[i];
    if (!task) panels[i].clusters = nullptr;
    if (!task || task != shown.task) shown = {std::move(task), false};
    if (!shown.task) shown.current = true;
  }
  jobs_->reap();
  if (busy() || all_full()) return;
  std::vector<Part> parts;
  for (size_t i = 0; i < shown_.size(); ++i)
    if (!shown_[i].current) parts.push_back({static_cast<int>(i), *shown_[i].task, nullptr});
  jobs_->start(std::move(parts), [](std::vector<Part>& work, const std::atomic<bool>& cancelled) {
    tbb::task_arena one_core(1);  // the fields of the frames come first
    one_core.execute([&] {
      for (Part& part : work) part.found = part.task.compute(&cancelled);
    });
  });
}

bool ClusterJobs::collect(Session& session) {
  bool changed = false;
  for (Part& part : jobs_->take()) {
    const auto index = static_cast<size_t>(part.panel);
    if (index >= shown_.size() || index >= session.panels().size()) continue;
    Shown& shown = shown_[index];
    PanelState& panel = session.panels()[index];
    if (!shown.task || panel.Xi->rows() != part.task.Xi->rows()) continue;
    panel.clusters = part.found;
    shown.current = part.task == *shown.task;
    changed = true;
  }
  return changed;
}

}  // namespace memscape
