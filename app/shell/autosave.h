// Work that is not saved is written every few seconds into the folder of the program's state, and offered at
// the next start when the program did not end as it was asked to.
#pragma once
#include <filesystem>
#include <memory>
#include <vector>

#include "app/files/state_folder.h"
#include "core/actions/document.h"
#include "core/session/tasks/scheduler.h"

namespace memscape {

struct Network;
struct Workbench;

class Autosave {
 public:
  /// `state`: see state_folder.h; empty keeps nothing.
  Autosave(std::filesystem::path state, Scheduler& tasks);
  ~Autosave();

  /// Writes in the background what has changed, when that has rested a moment; never waits. What goes wrong
  /// becomes a message, once.
  void keep_up(Workbench& bench);
  /// Writes what there is now. Throws Error{work}.
  void write(const Workbench& bench);
  /// The window ends as it was asked to: nothing is left to be offered.
  void finish();

  /// What earlier windows left behind, until it is restored or thrown away.
  const std::vector<KeptWork>& left_behind() const { return left_; }
  /// Shows the first of it, which is this window's from now on. Throws Error, and then it stays.
  void restore(Workbench& bench);
  void throw_away();
  /// All of it stays for the next start.
  void leave_alone() { left_.clear(); }

 private:
  /// What work there is, told apart from what there was before.
  struct Mark {
    int version = 0;
    bool dirty = false;
    std::size_t left = 0;
    std::vector<std::shared_ptr<const Network>> networks;
    bool any() const { return dirty || left > 0 || !networks.empty(); }
    bool operator==(const Mark&) const = default;
  };
  static Mark mark_of(const Workbench& bench);
  std::filesystem::path state_;
  Scheduler& tasks_;
  std::shared_ptr<KeptWork> own_ = std::make_shared<KeptWork>();
  std::vector<KeptWork> left_;
  std::shared_ptr<const Errand> writing_;
  Mark seen_, written_;
  bool failed_ = false;  ///< it has been said once that nothing can be kept
  double changed_at_ = 0, written_at_ = 0;
};

}  // namespace memscape
