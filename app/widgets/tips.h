// When a tooltip is due: after the pointer has rested on something, and never while a button is held nor
// after that before the pointer has moved again.
#pragma once

namespace memscape {

class Tips {
 public:
  static constexpr double rest_seconds = 0.6;

  /// Once a frame: whether a button is held, and whether the pointer has moved.
  void begin_frame(double now, bool held, bool moved);
  /// Whether the tooltip of what the pointer is on is due.
  bool is_due(unsigned id, double now);
  /// The pointer is not on it.
  void off(unsigned id) {
    if (on_ == id) on_ = 0;
  }
  /// When it will be due, if nothing moves; in the past where a button has to be let go first.
  double due_at() const { return held_back_ ? 0 : since_ + rest_seconds + 0.01; }

 private:
  unsigned on_ = 0;
  double since_ = 0;
  bool held_back_ = false;
};

}  // namespace memscape
