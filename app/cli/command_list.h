// Words that the command `list` and --help share.
#pragma once
#include <string>

namespace memscape {

/// All values that --set knows whatever the kinds, one a line with domain and default.
std::string values_text();

}  // namespace memscape
