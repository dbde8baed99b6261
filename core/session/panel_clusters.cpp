// From a panel to samples, and from these to clusters.
#include "core/session/panel_clusters.h"

#include "core/layers/layer.h"
#include "core/layers/readers.h"

namespace memscape {

std::string cluster_refusal(const PanelState& panel) {
  if (!panel.run || panel.run->particles() == 0) return "clusters take particles";
  if (panel.run->particles() > most_clustered)
    return "clusters take at most " + std::to_string(most_clustered) + " particles";
  return "";
}

bool ClusterTask::operator==(const ClusterTask& other) const {
  return Xi == other.Xi && model == other.model && height == other.height && X.rows() == other.X.rows() &&
         X.cols() == other.X.cols() && X == other.X;
}

std::shared_ptr<const SampleClusters> ClusterTask::compute(const std::atomic<bool>* cancelled) const {
  return std::make_shared<const SampleClusters>(sample_clusters(X, *Xi, *model, height, cancelled));
}

ClusterTask cluster_task(const PanelState& panel) {
  if (!needs_of(panel).has(Need::clusters) || !cluster_refusal(panel).empty()) return {};
  return {samples_of(panel.run->frame(panel.step)), panel.Xi, panel.shown, cluster_height(panel.scene)};
}

}  // namespace memscape
