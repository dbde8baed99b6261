// The program: does what the command line asks for, and tells in one sentence what went wrong.
#include <csignal>
#include <cstring>
#include <iostream>

#include "app/cli/command_line.h"
#include "core/base/error.h"

int main(int count, char** arguments) {
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
