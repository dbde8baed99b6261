// Clusters of particles for the panels that show them, by a job in the background: they follow while a run
// plays. What a panel has stays until there is something newer.
#pragma once
#include <functional>
#include <memory>
#include <vector>

#include "app/background.h"

namespace memscape {

class ClusterJobs {
 public:
  /// `wake` is called from the job's thread when it has something for `collect`.
  explicit ClusterJobs(std::function<void()> wake);
  ~ClusterJobs();

  /// Starts a job for what the panels need and lack; never waits for it. A running job is left to end first,
  /// so that every one of them shows something.
  void refresh(Session& session);
  /// Takes what the job has finished. True when a panel's clusters were replaced.
  bool collect(Session& session);
  bool busy() const;
  /// True when every panel shows what was needed at the last refresh.
  bool all_full() const;

 private:
  struct Shown;
  struct Part;
  std::vector<Shown> shown_;
  std::unique_ptr<Background<Part>> jobs_;
};

}  // namespace memscape
