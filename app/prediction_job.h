// What memories predict, for the panels that show it, always by a job in the background: with coarse cells
// while something is dragged, with fine ones at rest. What a panel has stays until there is something newer.
#pragma once
#include <functional>
#include <memory>
#include <vector>

#include "app/field_job.h"

namespace memscape {

class PredictionJobs {
 public:
  /// `wake` is called from the job's thread when it has something for `collect`.
  explicit PredictionJobs(std::function<void()> wake);
  ~PredictionJobs();

  /// Starts a job for what the panels need and lack; never waits for it. While something is dragged the
  /// running job is left to end first; at rest one that is out of date is cancelled. `sizes`: pixels of the
  /// plots.
  void refresh(Session& session, const std::vector<FieldSize>& sizes, bool at_rest);
  /// Takes what the job has finished. True when a panel's prediction was replaced.
  bool collect(Session& session);
  bool busy() const;
  /// True when every panel shows what was needed at the last refresh, in full.
  bool all_full() const;

 private:
  struct Need;
  struct Shown;
  struct Part;
  void start_job(const Session& session, bool fine);
  bool job_fits() const;

  std::vector<Shown> shown_;
  std::unique_ptr<Background<Part>> jobs_;
};

}  // namespace memscape
