// The one exception of the program: the world's fault (a file, JSON, the command line, a display), told in
// one sentence.
#pragma once
#include <stdexcept>
#include <string>

namespace memscape {

/// Whose fault it was decides the exit code: `input` 2 (the call or the scene was wrong), `work` 1 (the work
/// failed).
enum class Fault { work = 1, input = 2 };

/// Its text is one whole sentence: what, where, what to do; on one line, without control characters, of at
/// most 1000 bytes. Text from outside goes into it through quoted.h. Caught in `main` and at the frame
/// boundary, nowhere else.
class Error : public std::runtime_error {
 public:
  Error(Fault fault, const std::string& sentence);
  Fault fault() const { return fault_; }
  int exit_code() const { return static_cast<int>(fault_); }

 private:
  Fault fault_;
};

/// To be called in a handler: the exception that is being handled as our own. What memory ran out for, the
/// standard library or another library threw is told in a sentence without that library's words.
Error caught();

}  // namespace memscape
