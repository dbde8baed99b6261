// Sweeps of the minima for the panels whose slider or chart shows them, always by a job in the background: a
// first look while something is dragged, all of it at rest. What a panel has stays until there is something
// newer.
#pragma once
#include <functional>
#include <memory>
#include <vector>

#include "app/tasks/background.h"
#include "core/session/panel_sweep.h"

namespace memscape {

class SweepJobs {
 public:
  /// `wake` is called from the job's thread when it has something for `collect`.
  explicit SweepJobs(std::function<void()> wake);
  ~SweepJobs();

  /// Starts a job for what panels need and lack; never waits for it. `strip`: the panel whose slider of β is
  /// seen, -1 for none. While something is dragged the running job is left to end first, so that the strip
  /// follows; at rest one that is out of date is cancelled.
  void refresh(Session& session, int strip, bool at_rest);
  /// Takes what the job has finished. True when a panel's sweep was replaced.
  bool collect(Session& session);
  bool busy() const;
  /// True when every panel shows what was needed at the last refresh, in full.
  bool all_full() const;

 private:
  struct Need;
  struct Shown;
  struct Part;
  void need(const PanelState& panel, int index, SweepAgainst against, std::vector<Shown>& next) const;
  static bool give(Session& session, const Shown& shown, const Part& part);
  void start_job(const Session& session, bool fine);
  bool job_fits() const;

  std::vector<Shown> shown_;
  std::unique_ptr<Background<Part>> jobs_;
};

}  // namespace memscape
