// Each line is flushed, so that a log is complete whatever ends the program.
#include "app/shell/action_log.h"

#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/quoted.h"

namespace memscape {

ActionLog::ActionLog(std::string file) : file_(std::move(file)) {
  if (file_.empty()) return;
  check_writable(file_);
  out_.open(file_, std::ios::binary | std::ios::trunc);
  if (!out_) fail();
}

void ActionLog::write(const LogLine& line) {
  if (file_.empty()) return;
  out_ << line_text(line) << std::endl;
  if (!out_) fail();
}

void ActionLog::fail() {
  throw Error(Fault::work, "The log " + shown_file(std::exchange(file_, {})) +
                               " could not be written; choose another place or make room there.");
}

}  // namespace memscape
