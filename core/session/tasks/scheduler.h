// Runs the tasks of a session's panels: what is wanted and lacking is started, what nobody wants is
// cancelled, what is done is shown. Nothing that a task throws ends the program: it becomes a message.
#pragma once
#include <atomic>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/session/tasks/results.h"
#include "core/session/tasks/workers.h"

namespace memscape {

/// Work that belongs to no panel, as whoever began it sees it.
struct Errand {
  std::atomic<bool> cancelled = false, done = false;
  std::string error;  ///< once it is done: what went wrong, as a sentence, or nothing
};

class Scheduler {
 public:
  /// `wake` is called from a worker's thread when there is something for `collect`.
  explicit Scheduler(std::function<void()> wake, std::span<const Task* const> table = tasks());
  ~Scheduler();

  /// Takes what has been done since; it is shown by the next `refresh`. True when there is something.
  bool collect();
  /// Shows what there is, computes the pixels of frames within a part of one, and starts what is lacking.
  /// While something is dragged a task that has been overtaken ends first, so that every one of them shows
  /// something; at rest it is cancelled. True when a panel shows something else.
  bool refresh(Session& session, const Wishes& wishes);

  /// True while one of these is at work.
  bool busy(ResultType type) const;
  /// Of how many rows something is being computed.
  int busy_rows() const;
  /// True when all that was wanted at the last refresh is shown in full.
  bool full(ResultType type) const;
  bool all_full() const;
  /// How often a panel came to show all of what it wanted of this type.
  int finished(ResultType type) const;
  /// Whether what the panel shows is of what it is now.
  bool fits(const Session& session, int panel, ResultType type) const;
  /// True when something is lacking that could be computed and nobody is at.
  bool waits() const;
  /// What the panel is refused is computed all the same, as long as it asks for just that.
  void force(std::size_t panel);
  /// Whether something that was forced is asked for.
  bool forces() const;
  /// What went wrong since the last call, as sentences.
  std::vector<std::string> messages();

  /// Begins work that belongs to no panel. When the scheduler ends it is cancelled if it may be `cut` short,
  /// else finished first. What goes wrong becomes a message too.
  std::shared_ptr<Errand> errand(std::function<void(const Watch&)> work, bool cut = true);
  /// Until it is done; null is.
  static void wait(const std::shared_ptr<const Errand>& errand);

 private:
  struct Part;
  struct Job;
  struct Want;
  struct Row;
  Row& row_of(const Task& task) const;
  void ask(Row& row, Session& session, const Wishes& wishes);
  bool show_known(Row& row, Session& session, std::size_t panel);
  bool compute_pixels(Row& row, Session& session, std::size_t panel);
  void start(Row& row, const Session& session);
  void work(const std::shared_ptr<Job>& job);

  std::function<void()> wake_;
  std::vector<std::unique_ptr<Row>> rows_;
  std::vector<std::pair<std::shared_ptr<Errand>, bool>>
      errands_;  ///< those that are not done, and whether to cut them
  Results results_;
  std::vector<std::string> messages_;
  std::vector<Key> forced_;
  Wishes wishes_;    ///< of the last refresh
  Workers workers_;  ///< the last member: its threads end before what they use
};

/// What `complete` is at: the words of a row, the panel, and the share that is done, 0 where it begins.
struct Progress {
  std::string_view words;
  std::size_t panel = 0, panels = 1;
  double share = 0;
  double seconds = 0;  ///< what it takes, about; 0 where that is not known
};

/// The same rows, one after the other in this thread and in full: those of the stage, for a session that no
/// scheduler cares for. Throws what they throw.
void complete(
    Session& session, const Wishes& wishes, Stage stage,
    const std::function<void(const Progress&)>& progress = [](const Progress&) {});

}  // namespace memscape
