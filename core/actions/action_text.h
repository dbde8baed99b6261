// An action as one line of JSON and back, without loss: what a log is made of. E.g.
// {"do":"move_memory","index":2,"x":[0.5,-1],"gesture":"memory 3"}.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/actions/action.h"

namespace memscape {

struct LogLine {
  Action action;
  std::string gesture = {};  ///< lines of one gesture are undone at once; empty: by itself
  bool operator==(const LogLine&) const = default;
};

/// Without the end of the line.
std::string line_text(const LogLine& line);
/// Throws Error{input}; `place` is what its sentence begins with, e.g. "class.log, line 3".
LogLine parse_line(std::string_view text, const std::string& place);
/// All lines of a log but empty ones. Throws Error{input} with the name and the line.
std::vector<LogLine> parse_log(std::string_view text, const std::string& name);

/// The names of all actions, as logs spell them.
std::vector<std::string> action_names();
std::string_view action_name(const Action& action);

}  // namespace memscape
