// The command line.
#include "app/command_line.h"

#include <iostream>
#include <string_view>

namespace memscape {

int run_command_line(int count, char** arguments) {
  if (count > 1 && std::string_view(arguments[1]) == "--version") {
    std::cout << "memscape " << MEMSCAPE_VERSION << '\n';
    return 0;
  }
  std::cerr << "This build has no commands yet.\n";
  return 1;
}

}  // namespace memscape
