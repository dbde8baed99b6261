// What a command is at, on one line of the standard error: only on a terminal, and not with --quiet.
#pragma once
#include <string>

#include "core/session/tasks/scheduler.h"

namespace memscape {

class ProgressLine {
 public:
  explicit ProgressLine(bool quiet);
  /// Takes the line away.
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// A bar where there is a share to show, behind it `numbers`.
  void show(std::string_view what, double share, std::string_view numbers = {});
  void show(const Progress& progress);

 private:
  bool shown_;
  std::string drawn_;
};

}  // namespace memscape
