// What can be known of an energy without a run (core/critical/lyapunov.h), for the panel with the focus, by
// a job in the background.
#pragma once
#include <functional>
#include <memory>

#include "app/tasks/background.h"

namespace memscape {

class LyapunovJob {
 public:
  /// `wake` is called from the job's thread when there is something to take.
  explicit LyapunovJob(std::function<void()> wake);
  ~LyapunovJob();

  /// Takes what is done and starts what the panel lacks; never waits. What a panel has stays until there is
  /// something newer; a job that is out of date is left to end first. While something is dragged only stable
  /// steps that no proof gives are worth a job. True when a panel got something new.
  bool keep_up(Session& session, int panel, bool at_rest);
  /// True when the panel has what fits its model.
  bool is_current(const PanelState& panel) const;

 private:
  struct Need;
  struct Part;
  std::unique_ptr<Need> shown_;
  std::unique_ptr<Background<Part>> jobs_;
};

}  // namespace memscape
