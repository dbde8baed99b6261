// Fields for the panels: coarse ones at once while something is dragged, full ones by a job in the background
// at rest.
#pragma once
#include <functional>
#include <memory>
#include <vector>

#include "app/tasks/background.h"

namespace memscape {

struct FieldSize {
  int width = 0, height = 0;  ///< nodes of the full field: the pixels of the plot
  bool operator==(const FieldSize&) const = default;
};

class FieldJobs {
 public:
  /// `wake` is called from the job's thread when it has something for `collect`.
  explicit FieldJobs(std::function<void()> wake);
  ~FieldJobs();

  /// Computes what the panels need now, within a part of a frame: whole fields where that is quick, else
  /// coarse ones. With `at_rest` the rest is handed to a job. True when a field was replaced.
  bool refresh(Session& session, const std::vector<FieldSize>& sizes, bool at_rest);
  /// Takes what jobs have finished. True when a field was replaced.
  bool collect(Session& session);
  /// True while a job works.
  bool busy() const;
  /// True when every panel shows its full field.
  bool all_full() const;

 private:
  struct Need;
  struct Shown;
  struct Part;
  int coarseness(const Shown& shown, const FieldSize& size, size_t panels) const;
  void start_job(const Session& session);

  std::vector<Shown> shown_;
  std::unique_ptr<Background<Part>> jobs_;
};

}  // namespace memscape
