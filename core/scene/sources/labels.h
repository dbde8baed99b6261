// Labels of memories: to which of some named groups each belongs.
#pragma once
#include <string>
#include <vector>

namespace memscape {

struct Labels {
  std::string title;               ///< what they say, e.g. "species"
  std::vector<std::string> names;  ///< in the order in which they come first
  std::vector<int> of;             ///< of each memory, an index into `names`; empty where there are none

  bool any() const { return !of.empty(); }
  /// How many memories have each.
  std::vector<int> counts() const {
    std::vector<int> found(names.size(), 0);
    for (const int label : of) ++found[static_cast<size_t>(label)];
    return found;
  }
  bool operator==(const Labels&) const = default;
};

/// So many are told apart by colour and mark.
constexpr size_t most_labels = 32;

}  // namespace memscape
