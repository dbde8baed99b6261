// Everything that is computed for the page in the background, each kind by a job of its own.
#pragma once
#include <functional>
#include <vector>

#include "app/tasks/anatomy_job.h"
#include "app/tasks/cluster_job.h"
#include "app/tasks/field_job.h"
#include "app/tasks/prediction_job.h"
#include "app/tasks/sweep_job.h"

namespace memscape {

struct PageJobs {
  /// `wake` is called from a job's thread when it has something for `collect`.
  explicit PageJobs(const std::function<void()>& wake)
      : fields(wake), anatomy(wake), predictions(wake), sweeps(wake), clusters(wake) {}

  FieldJobs fields;
  AnatomyJobs anatomy;
  PredictionJobs predictions;
  SweepJobs sweeps;
  ClusterJobs clusters;

  struct Wishes {
    int strip = -1;        ///< the panel whose slider of β is seen, -1 for none
    bool at_rest = false;  ///< nothing is dragged: all may be computed in full
    bool playing = false;  ///< landscapes change at every step: coarse fields must do
  };
  /// Computes or starts what the panels lack on their plots, `sizes` pixels each.
  void refresh(Session& session, const std::vector<FieldSize>& sizes, const Wishes& wishes);
  /// Takes what jobs have finished. True when something is to be shown anew.
  bool collect(Session& session);
  /// True when all is shown in full.
  bool all_full() const;
  /// True when something is lacking that no job is at.
  bool waits() const;
};

}  // namespace memscape
