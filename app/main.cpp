// The program: does what the command line asks for, and tells in one sentence what went wrong.
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <iostream>

#include "app/cli/command_line.h"
#include "core/base/error.h"

namespace {

/// A standard stream that is closed would be the next file that is opened, and what is said go into it. What
/// stands in for it can neither be read nor written as it is meant to.
void fill_streams() {
  for (int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (fcntl(stream, F_GETFD) < 0 && open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
      return;
}

}  // namespace

int main(int count, char** arguments) {
  fill_streams();
  std::signal(SIGPIPE, SIG_IGN);  // a reader that went away is an error of writing, see app/cli/output.h
  std::signal(SIGXFSZ, SIG_IGN);  // so is a limit on the size of files
  try {
    return memscape::run_command_line(count, arguments);
  } catch (...) {
    const memscape::Error error = memscape::caught();
    if (std::strlen(error.what()) > 0) std::cerr << "memscape: " << error.what() << '\n';
    return error.exit_code();
  }
}
