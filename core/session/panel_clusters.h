// The clusters of a panel's particles at the step that it shows, with energies of the landscape that it
// shows; see core/learning/sample_clusters.h.
#pragma once
#include <memory>
#include <string>

#include "core/learning/sample_clusters.h"
#include "core/session/session.h"

namespace memscape {

/// Particles beyond which there are no clusters: Ward's tree takes time in proportion to their square.
inline constexpr int most_clustered = 20000;

/// Why the panel has no clusters, in a few words; empty where it has.
std::string cluster_refusal(const PanelState& panel);

/// All that clusters depend on. The model is held, so that another one cannot take its address.
struct ClusterTask {
  Matrix X;  ///< D x N, the samples
  std::shared_ptr<const Matrix> Xi;
  std::shared_ptr<const Model> model;
  double height = 0;                          ///< at which the tree is cut
  bool any() const { return Xi != nullptr; }  ///< false: nothing is wanted
  bool operator==(const ClusterTask& other) const;

  std::shared_ptr<const SampleClusters> compute(const std::atomic<bool>* cancelled = nullptr) const;
};

/// What the panel's layer `clusters` shows at its step; nothing where it is off or refused.
ClusterTask cluster_task(const PanelState& panel);

}  // namespace memscape
