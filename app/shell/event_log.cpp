// Lines of events; each is flushed, for a script waits for it.
#include "app/shell/event_log.h"

#include <algorithm>
#include <cstdio>

namespace memscape {

void EventLog::say(std::string_view event, std::string_view text) {
  if (!enabled_) return;
  std::string line(event);
  if (!text.empty()) line.append(" ").append(text);
  constexpr std::string_view unbroken = "\u00a0";  // where lines may not break; scripts read spaces
  for (size_t at; (at = line.find(unbroken)) != std::string::npos;) line.replace(at, unbroken.size(), " ");
  std::puts(line.c_str());
  std::fflush(stdout);
}

void EventLog::tell(std::string_view event, std::string_view text) {
  if (!enabled_) return;
  auto [entry, fresh] = last_.try_emplace(std::string(event), text);
  if (!fresh && entry->second == text) return;
  entry->second = text;
  say(event, text);
}

void EventLog::widget(std::string_view path, const Rect& place) {
  if (!enabled_) return;
  char text[96];
  std::snprintf(text, sizeof text, "%.0f %.0f %.0f %.0f", place.x, place.y, place.width, place.height);
  std::string name(path);
  std::ranges::replace(name, ' ', '_');
  tell("widget " + name, text);
}

void EventLog::panel(int index, const Rect& plot, double x_low, double x_high, double y_low, double y_high) {
  if (!enabled_) return;
  char text[224];
  std::snprintf(text, sizeof text, "%.1f %.1f %.1f %.1f %.9g %.9g %.9g %.9g", plot.x, plot.y, plot.width,
                plot.height, x_low, x_high, y_low, y_high);
  tell("panel " + std::to_string(index), text);
}

}  // namespace memscape
