// The only unit that knows the paths of this build, so that others compile to the same bytes anywhere.
#include "support_paths.h"

namespace memscape {

std::string source_tree() {
  return MEMSCAPE_SOURCE;
}

std::string tested_program() {
  return MEMSCAPE_PROGRAM;
}

}  // namespace memscape
