// Clusters of particles, for the panels that show them, in the background: they follow while a run plays.
#pragma once
#include "app/tasks/panel_jobs.h"
#include "core/session/panel_clusters.h"

namespace memscape {

/// To be refreshed as while something is dragged, always: at every step of a run that plays the job is out of
/// date, and would be cancelled at rest.
struct ClusterKind {
  using Result = SampleClusters;
  using Need = ClusterTask;
  static Need need(const PanelState& panel, const FieldSize&) { return cluster_task(panel); }
  static std::shared_ptr<const SampleClusters>& in(PanelState& panel) { return panel.clusters; }
  static std::shared_ptr<const SampleClusters> compute(const PanelState&, const Need& need, bool,
                                                       const std::atomic<bool>& cancelled) {
    return need.compute(&cancelled);
  }
  static bool is_final(const Need&, const SampleClusters*) { return true; }
};

using ClusterJobs = PanelJobs<ClusterKind>;

}  // namespace memscape
