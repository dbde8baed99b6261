// What tasks would take, before they are begun: the one place where they are refused.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/session/tasks/key.h"

namespace memscape {

struct Ask;
struct PanelState;
struct Task;

/// A part of what a key asks for.
struct Cost {
  std::string what;    ///< "basins of K = 10000 memories"
  double seconds = 0;  ///< about, on two cores, right to a factor of about three; 0 where it is not asked for
  std::string cure;    ///< what to do for less: "give fewer memories"
  double patience = 0;  ///< nobody waits longer; 0: `most_seconds`
};

/// Longer than this nobody waits for what was asked for.
inline constexpr double most_seconds = 600;

/// "12 minutes".
std::string duration_text(double seconds);
/// "basins of K = 10000 memories would take about 12 minutes: give fewer memories".
std::string cost_sentence(const Cost& cost);

/// What is left of a key without the parts that would take longer, together with those before them, than
/// anybody waits, and a sentence for each of these without its full stop.
struct Affordable {
  Key key;
  std::vector<std::string> refusals;
  double seconds = 0;  ///< of what is left
};
Affordable affordable(const Task& task, const PanelState& panel, const Ask& ask, Key key);

}  // namespace memscape
