// What the window does without a window: places on tracks, the table of commands.
#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "app/menu/menu_commands.h"
#include "app/widgets/track.h"

using namespace memscape;

TEST_CASE("a place on a track is the value that a slider shows there") {
  const Row log{.minimum = 0.001, .maximum = 1e4, .scale = Scale::logarithmic};
  CHECK(track_value(log, 0) == 0.001);
  CHECK(track_value(log, 1) == 1e4);
  CHECK(track_value(log, track_place(log, 3.14159)) == 3.14);
  const Row count{.minimum = 1, .maximum = 10000, .scale = Scale::integer_log, .track_maximum = 1000};
  CHECK(track_value(count, 1) == 1000);
  CHECK(track_value(count, track_place(count, 37)) == 37);
  CHECK(track_place(count, 5000) == 1);  // typed beyond the track
  const Row from_zero{.minimum = 0, .maximum = 1000, .scale = Scale::integer_log};
  CHECK(track_value(from_zero, 0) == 0);
  CHECK(track_value(from_zero, track_place(from_zero, 10)) == 10);
  const Row linear{.minimum = -2, .maximum = 2};
  CHECK(track_value(linear, 0.5) == 0);
  CHECK(track_value(linear, track_place(linear, 1.2)) == 1.2);
}

TEST_CASE("every command has words, and no key means two of them") {
  std::set<std::string> keys, ids;
  for (const Command& command : commands()) {
    CAPTURE(command.id);
    CHECK(ids.emplace(command.id).second);
    CHECK_FALSE(command.label.empty());
    CHECK_FALSE(command.menu.empty());
    CHECK(command.help.ends_with("."));
    CHECK(static_cast<bool>(command.run));
    for (const Shortcut& key : command.keys) CHECK(keys.insert(shortcut_text(key)).second);
  }
  CHECK(shortcut_text(command("edit.redo").keys.front()) == "Ctrl+Shift+Z");
  CHECK(shortcut_text(command("transport.play").keys.front()) == "Space");
}
