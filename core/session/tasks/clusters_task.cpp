// Clusters of particles: they follow while a run plays, so that one that has been overtaken always ends
// first.
#include "core/session/panel_clusters.h"
#include "core/session/tasks/task.h"

namespace memscape {
namespace {

struct Clusters {
  static constexpr std::string_view words = "clusters";
  static constexpr int urgency = 6;
  using Result = SampleClusters;
  using Needs = ClusterTask;

  static std::optional<Needs> key(const PanelState& panel, const Ask&) {
    ClusterTask needs = cluster_task(panel);
    return needs.any() ? std::optional(std::move(needs)) : std::nullopt;
  }
  static std::shared_ptr<const SampleClusters> compute(const PanelState&, const Needs& needs, const Detail&,
                                                       const Watch& watch) {
    return needs.compute(watch.cancelled);
  }
  static Effort effort(const PanelState&, const Ask&) { return Effort::coarse; }
  static bool is_final(const Needs&, const SampleClusters*) { return true; }
  static std::size_t bytes(const SampleClusters& found) {
    return sizeof(double) * static_cast<std::size_t>(found.centroids.size() + 2 * found.energies.size() +
                                                     2 * found.memory_energies.size());
  }
};

}  // namespace

extern const Task clusters_task;
const Task clusters_task = row_of<Clusters>();

}  // namespace memscape
