// Where the tests find the tree and the program.
#pragma once
#include <string>

namespace memscape {

/// The root of the source tree, without a slash at its end.
std::string source_tree();
/// The program that was built with the tests.
std::string tested_program();

}  // namespace memscape
