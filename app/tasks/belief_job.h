// What the newest networks of a session make of its panels (landscape, particles, arrows), by a job in the
// background: coarsely while training goes on, finely when it rests. And the comparison of the focused
// panel's network with the exact energy.
#pragma once
#include <memory>
#include <vector>

#include "app/tasks/background.h"
#include "core/session/belief_report.h"

namespace memscape {

class BeliefJobs {
 public:
  explicit BeliefJobs(Scheduler& tasks);
  ~BeliefJobs();

  /// Takes what is done and starts what is lacking; never waits. True when a panel shows something new.
  bool keep_up(Session& session, int focus, bool training);
  /// True when every panel shows its newest network in full.
  bool all_full() const;
  /// Of the focused panel, or null; `report_fits` tells whether it is of what the panel shows.
  const BeliefReport* report() const { return report_.get(); }
  bool report_fits(const PanelState& panel) const { return reported_ == panel.energy; }

 private:
  struct Need;
  struct Part;
  struct Question;
  void start(Session& session, bool training);
  void ask(const PanelState& panel);

  std::vector<Need> shown_, full_;
  std::unique_ptr<Background<Part>> jobs_;
  std::unique_ptr<Background<Question>> questions_;
  std::shared_ptr<const BeliefReport> report_;
  std::shared_ptr<const Energy> reported_;
  bool waiting_ = false;
};

}  // namespace memscape
