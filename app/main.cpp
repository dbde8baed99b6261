// The program: does what the command line asks for, and tells in one sentence what went wrong.
#include <csignal>
#include <cstring>
#include <iostream>

#include "app/cli/command_line.h"
#include "core/base/error.h"

int main(int count, char** arguments) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that went away is an error of writing, see app/cli/output.h
  try {
    return memscape::run_command_line(count, arguments);
  } catch (const memscape::Error& error) {
    if (std::strlen(error.what()) > 0) std::cerr << "memscape: " << error.what() << '\n';
    return error.exit_code();
  } catch (const std::exception& error) {
    std::cerr << "memscape: The work failed: " << error.what() << ".\n";
    return 1;
  }
}
