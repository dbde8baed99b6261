// The log of a session on disk: each action as one line, written as soon as it has been done.
#pragma once
#include <fstream>
#include <string>

#include "core/actions/action_text.h"

namespace memscape {

class ActionLog {
 public:
  /// Begins the file anew; an empty name writes nowhere. Throws Error{work}.
  explicit ActionLog(std::string file);
  /// Throws Error{work}, once: a file that fails is given up.
  void write(const LogLine& line);

 private:
  void fail();

  std::string file_;
  std::ofstream out_;
};

}  // namespace memscape
