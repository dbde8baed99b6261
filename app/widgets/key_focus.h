// Which control keys go to. Tab goes round the controls that are shown; arrows, Enter and Space are for the
// one that has the focus, and all other keys are for the canvas.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace memscape {

enum class FocusKey { next, previous, left, right, up, down, enter, space };

/// What a control does with a key; arrows are always its own.
struct FocusUse {
  bool enter = true, space = false;
  bool digits = false;  ///< a digit begins to type its value
};

/// The keys that came for a control since the last frame.
struct ControlKeys {
  bool focused = false;
  int left = 0, right = 0, up = 0, down = 0;
  bool fine = false;  ///< with Shift
  bool enter = false, space = false;
  std::string typed = {};  ///< digits
  int across() const { return right - left; }
  int along() const { return down - up; }
  /// Right and up make more of it.
  int more() const { return right + up - left - down; }
  /// Right and down are the next one.
  int onward() const { return right + down - left - up; }
};

class KeyFocus {
 public:
  using Id = unsigned;
  /// Parts of the window in the order in which Tab goes through them.
  enum class Zone { panel, transport, canvas, menu, dialog };
  Zone zone = Zone::panel;  ///< of the controls that come next

  /// While a dialogue is open the focus stays in it, and afterwards is where it was.
  void begin_frame(bool dialog);
  /// Tab has its effect. True when another control has the focus.
  bool end_frame();

  /// Offers it a key; while text is typed only Tab. True when the focus takes it.
  bool press(FocusKey key, bool fine, bool typing);
  /// The same for a digit, or the sign or point that begins a number.
  bool type(char character);

  /// There is a control. True when it has the focus.
  bool offer(Id id, FocusUse use);
  /// What came for the control that has the focus.
  const ControlKeys& keys() const { return keys_; }
  /// In this frame it got the focus by a key.
  bool arrived() const { return arrived_; }
  /// It got the focus by a key, and is to be seen to have it.
  bool visible() const { return visible_; }
  /// Tab was pressed: an entry that is typed into is left in this frame, unless it says `stay`.
  bool is_leaving() const { return moves_ != 0; }
  void stay() { moves_ = 0; }
  /// As Tab does, so many times.
  void move(int count) { moves_ += count; }

  /// A control was pressed with the mouse.
  void point_at(Id id);
  /// The mouse was pressed: on the canvas, or beside all controls.
  void point_beside(bool canvas);
  /// Back to the canvas. True when a control was seen to have the focus.
  bool leave();
  /// To the first control of a zone.
  void go_to(Zone to) { wanted_ = to, seeks_ = true; }
  bool on_canvas() const { return at_ == canvas_; }

 private:
  static constexpr Id canvas_ = 0, nowhere_ = ~0u;
  struct Stop {
    Id id;
    Zone zone;
  };
  std::vector<Stop> ring() const;

  std::vector<Stop> stops_;
  Id at_ = canvas_, before_dialog_ = canvas_;
  FocusUse use_ = {};      ///< of the control at `at_`
  std::size_t place_ = 0;  ///< its place among all, to go on from there when it is gone
  ControlKeys keys_;
  int moves_ = 0;
  bool visible_ = false, visible_before_ = false, arrived_ = false, dialog_ = false, pointed_ = false;
  Zone wanted_ = Zone::panel;
  bool seeks_ = false;
};

}  // namespace memscape
