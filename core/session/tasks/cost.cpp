// Parts are looked at in their order, and again where one is left out: others may have gone with it.
#include "core/session/tasks/cost.h"

#include <cmath>
#include <cstdio>

#include "core/session/tasks/task.h"

namespace memscape {

std::string duration_text(double seconds) {
  const auto [unit, name] = seconds < 90          ? std::pair{1.0, "second"}
                            : seconds < 90 * 60   ? std::pair{60.0, "minute"}
                            : seconds < 36 * 3600 ? std::pair{3600.0, "hour"}
                                                  : std::pair{86400.0, "day"};
  const double count = std::max(1.0, std::round(seconds / unit));
  char text[48];
  std::snprintf(text, sizeof text, count < 1e6 ? "%.0f %s%s" : "%.0e %s%s", count, name,
                count == 1 ? "" : "s");
  return text;
}

std::string cost_sentence(const Cost& cost) {
  return cost.what + " would take about " + duration_text(cost.seconds) + ": " + cost.cure;
}

Affordable affordable(const Task& task, const PanelState& panel, const Ask& ask, Key key) {
  Affordable found{std::move(key), {}};
  if (!task.costs) return found;
  for (bool again = true; again && found.key.any();) {
    again = false, found.seconds = 0;
    const std::vector<Cost> costs = task.costs(panel, ask, found.key);
    for (std::size_t part = 0; part < costs.size() && !again; ++part) {
      const Cost& cost = costs[part];
      const double patience = cost.patience > 0 ? cost.patience : most_seconds;
      again = !ask.wishes.force && cost.seconds > 0 && found.seconds + cost.seconds > patience;
      if (!again) {
        found.seconds += cost.seconds;
        continue;
      }
      found.refusals.push_back(cost_sentence(cost));
      found.key = task.without ? task.without(found.key, part) : Key();
    }
  }
  if (!found.key.any()) found.seconds = 0;
  return found;
}

}  // namespace memscape
