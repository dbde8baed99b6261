// Inside of words: what captions and counts both say.
#pragma once
#include <cstdio>
#include <string>
#include <vector>

#include "core/layers/words.h"

namespace memscape {

using Texts = std::vector<std::string>;

/// With three significant digits.
inline std::string number_text(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", value);
  return text;
}

/// False where the energy needs no memories of its own.
bool stores_memories(const PanelState& panel);
/// The way of moving with its numbers, e.g. "Gradient descent, α = 0.1".
std::string method_text(const PanelState& panel);

}  // namespace memscape
