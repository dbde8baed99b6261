// The studies that charts draw (core/charts/study.h), one after the other by a job in the background; what is
// done of one is shown as it comes.
#pragma once
#include <functional>
#include <memory>
#include <vector>

#include "app/tasks/background.h"
#include "core/charts/study.h"

namespace memscape {

class StudyJob {
 public:
  /// `wake` is called from the job's thread when there is something to take.
  explicit StudyJob(std::function<void()> wake);
  ~StudyJob();

  /// Takes what is done and starts what a panel lacks, while something is dragged only studies that follow;
  /// never waits. A job that no panel wants any more is cancelled, but for one that follows a drag. True when
  /// a panel got something new.
  bool keep_up(Session& session, bool at_rest);
  bool busy() const;

 private:
  struct Part;
  void keep(std::shared_ptr<const Study> study);
  std::shared_ptr<const Study> find(const Scene& of) const;
  bool give(PanelState& panel, const Scene& of);
  bool take(std::vector<PanelState>& panels);
  void start(const PanelState& panel, int index);

  std::function<void()> wake_;
  std::vector<std::shared_ptr<const Study>> complete_;  ///< the last few, for those that go back to them
  std::unique_ptr<Background<Part>> jobs_;
};

/// True when every chart that is a study shows all of it.
bool studies_complete(const Session& session);

}  // namespace memscape
