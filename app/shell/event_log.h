// What the window tells scripts with --events: one line per event on standard output, so that tests wait
// instead of sleeping.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "core/drawing/drawing.h"

namespace memscape {

class EventLog {
 public:
  explicit EventLog(bool enabled) : enabled_(enabled) {}
  bool enabled() const { return enabled_; }

  /// Prints "`event` `text`".
  void say(std::string_view event, std::string_view text = {});
  /// The same, but only when the text differs from that of the last event of this name.
  void tell(std::string_view event, std::string_view text);
  /// Prints "widget PATH x y width height" where that place is new; spaces in the path become underscores.
  void widget(std::string_view path, const Rect& place);
  /// Prints "panel INDEX x y width height x_low x_high y_low y_high" where it is new.
  void panel(int index, const Rect& plot, double x_low, double x_high, double y_low, double y_high);

 private:
  bool enabled_;
  std::map<std::string, std::string, std::less<>> last_;
};

}  // namespace memscape
