// Inside of words: what captions and counts both say.
#pragma once
#include <cstdio>
#include <string>
#include <vector>

#include "core/page/words.h"

namespace memscape {

using Texts = std::vector<std::string>;

/// With three significant digits.
inline std::string number_text(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", value == 0 ? 0.0 : value);
  return text;
}

/// More numbers than these are not written beside marks: their mean and range are counted instead.
inline constexpr int most_numbered = 24;

/// 0..1 in per cent with three digits, fewer where that is enough.
std::string percent_text(double share);
/// An energy with the decimals that a hundredth of the panel's colours, or a little less, is worth: "−0.11".
std::string energy_text(const PanelState& panel, double energy);

/// False where the energy needs no memories of its own.
bool stores_memories(const PanelState& panel);
/// The way of moving with its numbers, e.g. "Gradient descent, α = 0.1".
std::string method_text(const PanelState& panel);

}  // namespace memscape
