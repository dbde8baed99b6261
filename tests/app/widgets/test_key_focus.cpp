// Which control has the focus: Tab goes round in the order of the window's parts, and the canvas is one of
// the places; what a control has no use for is a command.
#include <doctest/doctest.h>

#include "app/menu/menu_commands.h"
#include "app/widgets/key_focus.h"

using namespace memscape;
using Zone = KeyFocus::Zone;

namespace {

struct Controls {
  KeyFocus focus;
  bool dialog = false, has_second = true;
  unsigned at = 0;

  /// A frame in which keys come first and then the controls: menu 7, panel 1 and 2 (a slider, a switch),
  /// transport 3, and in a dialogue 8 and 9.
  void frame(std::initializer_list<FocusKey> keys = {}, bool typing = false) {
    focus.begin_frame(dialog);
    for (FocusKey key : keys) focus.press(key, false, typing);
    at = 0;
    put(Zone::menu, 7, {});
    put(Zone::panel, 1, {.enter = true, .digits = true});
    if (has_second) put(Zone::panel, 2, {.enter = true, .space = true});
    put(Zone::transport, 3, {});
    if (dialog) put(Zone::dialog, 8, {}), put(Zone::dialog, 9, {});
    focus.end_frame();
  }
  /// The control with the focus after a frame.
  unsigned after(std::initializer_list<FocusKey> keys, bool typing = false) {
    frame(keys, typing);
    frame();
    return at;
  }
  void put(Zone zone, unsigned id, FocusUse use) {
    focus.zone = zone;
    if (focus.offer(id, use)) at = id;
  }
};

}  // namespace

TEST_CASE("Tab goes through panel, transport bar, menus and the canvas, and back") {
  Controls c;
  CHECK(c.after({FocusKey::next}) == 1);
  CHECK(c.focus.visible());
  CHECK(c.after({FocusKey::next}) == 2);
  CHECK(c.after({FocusKey::next}) == 3);
  CHECK(c.after({FocusKey::next}) == 7);
  CHECK(c.after({FocusKey::next}) == 0);
  CHECK(c.focus.on_canvas());
  CHECK(c.after({FocusKey::previous}) == 7);
  CHECK(c.after({FocusKey::next}) == 0);
  CHECK(c.after({FocusKey::next, FocusKey::next}, true) == 2);
  c.has_second = false;  // its place is taken by the next one
  c.frame();
  CHECK(c.at == 0);
  CHECK(c.after({FocusKey::next}) == 3);
  CHECK(c.focus.leave());
  CHECK(c.focus.on_canvas());
}

TEST_CASE("a control has the keys that it has a use for, and no others") {
  Controls c;
  c.after({FocusKey::next});
  c.focus.begin_frame(false);
  CHECK(c.focus.press(FocusKey::right, true, false));
  CHECK(c.focus.press(FocusKey::up, false, false));
  CHECK(c.focus.press(FocusKey::left, false, false));
  CHECK_FALSE(c.focus.press(FocusKey::space, false, false));  // a slider leaves it to the run
  CHECK(c.focus.type('4'));
  CHECK(c.focus.keys().more() == 1);
  CHECK(c.focus.keys().typed == "4");
  c.frame();
  c.after({FocusKey::next});
  CHECK(c.focus.press(FocusKey::space, false, false));
  CHECK_FALSE(c.focus.press(FocusKey::space, false, true));
  CHECK_FALSE(c.focus.type('4'));

  c.focus.point_at(2);  // clicked: Space is still the run's
  c.frame();
  CHECK_FALSE(c.focus.visible());
  CHECK_FALSE(c.focus.press(FocusKey::space, false, false));
  CHECK_FALSE(c.focus.on_canvas());
  c.frame();
  c.focus.point_beside(true);
  CHECK(c.focus.on_canvas());
  CHECK_FALSE(c.focus.press(FocusKey::enter, false, false));
}

TEST_CASE("a dialogue keeps the focus, and gives it back") {
  Controls c;
  c.after({FocusKey::next});
  c.dialog = true;
  c.frame();
  CHECK(c.at == 0);
  CHECK(c.after({FocusKey::next}) == 8);
  CHECK(c.after({FocusKey::next}) == 9);
  CHECK(c.after({FocusKey::next}) == 8);
  CHECK(c.after({FocusKey::previous}) == 9);
  c.dialog = false;
  c.frame();
  CHECK(c.at == 1);
  CHECK(c.focus.visible());
}

TEST_CASE("letters of commands are those that are printed on Latin keyboards, and lie there on others") {
  CHECK(command_character('A', 'Q') == 'a');  // AZERTY
  CHECK(command_character('z', 'Y') == 'z');  // QWERTZ
  CHECK(command_character(' ', ' ') == ' ');
  CHECK(command_character(0xE9, '2') == 0);     // é of AZERTY is no 2
  CHECK(command_character(0x444, 'A') == 'a');  // ф
  CHECK(command_character(0x3B1, 'A') == 'a');  // α
  CHECK(command_character(0x5E9, 'A') == 'a');  // ש
  CHECK(command_character(0x44E, '.') == '.');  // ю
  CHECK(command_character(0x442, 'N') == 'n');  // т
  CHECK(command_character('.', '/') == '.');    // the point of a Russian keyboard
  CHECK(command_character(0x20AC, 256) == 0);   // of no place
}
