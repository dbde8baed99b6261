// Controls tell that they are there in each frame, in the order in which they are drawn.
#include "app/widgets/key_focus.h"

#include <algorithm>
#include <utility>

namespace memscape {

void KeyFocus::begin_frame(bool dialog) {
  stops_.clear();
  keys_ = {};
  pointed_ = false;
  if (dialog == dialog_) return;
  if (dialog)
    before_dialog_ = std::exchange(at_, canvas_), visible_before_ = std::exchange(visible_, false);
  else
    at_ = before_dialog_, visible_ = visible_before_;
  dialog_ = dialog;
  use_ = {};
}

/// Those that Tab goes through.
std::vector<KeyFocus::Stop> KeyFocus::ring() const {
  std::vector<Stop> all;
  for (const Stop& stop : stops_)
    if ((stop.zone == Zone::dialog) == dialog_) all.push_back(stop);
  std::ranges::stable_sort(all, {}, &Stop::zone);
  return all;
}

bool KeyFocus::end_frame() {
  arrived_ = false;
  const std::vector<Stop> all = ring();
  const auto count = static_cast<int>(all.size());
  const auto found = std::ranges::find(all, at_, &Stop::id);
  const bool here = found != all.end();
  if (here)
    place_ = static_cast<std::size_t>(found - all.begin());
  else
    use_ = {.enter = false};
  const int moves = std::exchange(moves_, 0);
  if (std::exchange(seeks_, false)) {
    const auto first = std::ranges::find(all, wanted_, &Stop::zone);
    if (first == all.end()) return false;
    at_ = first->id, visible_ = arrived_ = true, use_ = {};
    return true;
  }
  if (moves == 0 || count == 0) return false;
  // Where the control is gone, the next one has its place. The canvas comes after the last one.
  int place = at_ == canvas_ ? (moves > 0 ? -1 : count) : static_cast<int>(place_);
  if (!here && at_ != canvas_ && moves > 0) --place;
  place += moves;
  const bool out = place < 0 || place >= count;
  if (out && dialog_) place = ((place % count) + count) % count;
  const bool to_canvas = out && !dialog_;
  at_ = to_canvas ? canvas_ : all[static_cast<std::size_t>(place)].id;
  visible_ = arrived_ = !to_canvas;
  use_ = {};
  return true;
}

bool KeyFocus::press(FocusKey key, bool fine, bool typing) {
  if (key == FocusKey::next || key == FocusKey::previous) {
    moves_ += key == FocusKey::next ? 1 : -1;
    return true;
  }
  if (typing || at_ == canvas_ || at_ == nowhere_) return false;
  if (key == FocusKey::enter && !use_.enter) return false;
  // A switch that was clicked leaves Space to the run, until keys have gone to it.
  if (key == FocusKey::space && (!use_.space || !visible_)) return false;
  int ControlKeys::*const counts[] = {&ControlKeys::left, &ControlKeys::right, &ControlKeys::up,
                                      &ControlKeys::down};
  keys_.fine = fine;
  if (key == FocusKey::enter)
    keys_.enter = true;
  else if (key == FocusKey::space)
    keys_.space = true;
  else
    ++(keys_.*counts[static_cast<int>(key) - static_cast<int>(FocusKey::left)]);
  visible_ = true;
  return true;
}

bool KeyFocus::type(char character) {
  const bool number = (character >= '0' && character <= '9') || character == '-' ||
                      (character == '.' && (visible_ || !keys_.typed.empty()));
  if (!number || !use_.digits || at_ == canvas_) return false;
  keys_.typed += character;
  return true;
}

bool KeyFocus::offer(Id id, FocusUse use) {
  stops_.push_back({id, zone});
  if (id != at_) return false;
  use_ = use;
  return true;
}

void KeyFocus::point_at(Id id) {
  at_ = id, pointed_ = true, visible_ = false;
}

void KeyFocus::point_beside(bool canvas) {
  visible_ = false;
  if (pointed_) return;
  at_ = canvas ? canvas_ : nowhere_;
  use_ = {};
}

bool KeyFocus::leave() {
  at_ = canvas_;
  use_ = {};
  return std::exchange(visible_, false);
}

}  // namespace memscape
