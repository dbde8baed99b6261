// What the window does without a window: undo, gestures as edits, places on tracks, the table of commands.
#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "app/menu/menu_commands.h"
#include "app/shell/document.h"
#include "app/shell/edits.h"
#include "app/widgets/track.h"
#include "core/base/error.h"
#include "core/scene/sources/data.h"

using namespace memscape;

namespace {

Scene with_beta(Scene scene, double beta) {
  scene.energy.values["beta"] = beta;
  return scene;
}

}  // namespace

TEST_CASE("one gesture is one undo, and a new change forgets what was undone") {
  const Scene first = default_scene();
  Document document(first, "");
  for (double beta : {3., 4., 5.}) document.change(with_beta(first, beta), "energy.beta");
  document.seal();
  document.change(with_beta(first, 6), "energy.beta");
  CHECK(document.dirty());
  document.undo();
  CHECK(document.scene().energy.get("beta") == 5);
  document.undo();
  CHECK(document.scene() == first);
  CHECK_FALSE(document.can_undo());
  CHECK_FALSE(document.dirty());
  document.redo();
  CHECK(document.scene().energy.get("beta") == 5);
  document.change(with_beta(first, 7));
  CHECK_FALSE(document.can_redo());
}

TEST_CASE("the past is bounded, and the oldest is forgotten first") {
  const Scene first = default_scene();
  Document document(first, "");
  for (int i = 1; i <= 300; ++i) document.change(with_beta(first, i));
  int undone = 0;
  for (; document.can_undo(); ++undone) document.undo();
  CHECK(undone == 200);
  CHECK(document.scene().energy.get("beta") == 100);
}

TEST_CASE("memories that are moved, added or removed become points and stay where they are") {
  const Scene scene = default_scene();
  const Matrix Xi = build_memories(scene.memories);
  const Vector x = Vector::Constant(2, 0.25);
  Matrix moved = Xi;
  moved.col(2) = x;
  CHECK(build_memories(move_memory(scene, Xi, 2, x).memories) == moved);
  CHECK(build_memories(add_memory(scene, Xi, x).memories).rightCols(1) == x);
  const Matrix fewer = build_memories(remove_memory(scene, Xi, 0).memories);
  CHECK(fewer == Xi.rightCols(Xi.cols() - 1));
  CHECK_THROWS_AS(remove_memory(scene, Xi.leftCols(1), 0), Error);
}

TEST_CASE("zoom keeps the point under the pointer, pan moves by what was dragged") {
  const Scene scene = default_scene();
  const Scene closer = zoom(scene, 0.5, -0.25, 0.5);
  const View &a = scene.view, &b = closer.view;
  CHECK((0.5 - b.x[0]) / (b.x[1] - b.x[0]) == doctest::Approx((0.5 - a.x[0]) / (a.x[1] - a.x[0])));
  CHECK((-0.25 - b.y[0]) / (b.y[1] - b.y[0]) == doctest::Approx((-0.25 - a.y[0]) / (a.y[1] - a.y[0])));
  CHECK(pan(scene, 1, 2).view.x[0] == a.x[0] + 1);
  CHECK(pan(scene, 1, 2).view.y[1] == a.y[1] + 2);
}

TEST_CASE("fit shows every point, in the view's proportions") {
  Matrix points(2, 3);
  points << -3, 4, 0.5, 10, 12, 11;
  const View view = fit(default_scene(), points).view;
  for (const auto& p : points.colwise()) {
    CHECK(view.x[0] < p[0]);
    CHECK(p[0] < view.x[1]);
    CHECK(view.y[0] < p[1]);
    CHECK(p[1] < view.y[1]);
  }
  const View before = default_scene().view;
  const double proportion = (before.y[1] - before.y[0]) / (before.x[1] - before.x[0]);
  CHECK((view.y[1] - view.y[0]) / (view.x[1] - view.x[0]) ==
        doctest::Approx(proportion).epsilon(0.01));  // rounded to 3 digits
}

TEST_CASE("a place on a track is the value that a slider shows there") {
  const Parameter log{.minimum = 0.001, .maximum = 1e4, .scale = Scale::logarithmic};
  CHECK(track_value(log, 0) == 0.001);
  CHECK(track_value(log, 1) == 1e4);
  CHECK(track_value(log, track_place(log, 3.14159)) == 3.14);
  const Parameter count{.minimum = 1, .maximum = 10000, .scale = Scale::integer_log, .track_maximum = 1000};
  CHECK(track_value(count, 1) == 1000);
  CHECK(track_value(count, track_place(count, 37)) == 37);
  CHECK(track_place(count, 5000) == 1);  // typed beyond the track
  const Parameter from_zero{.minimum = 0, .maximum = 1000, .scale = Scale::integer_log};
  CHECK(track_value(from_zero, 0) == 0);
  CHECK(track_value(from_zero, track_place(from_zero, 10)) == 10);
  const Parameter linear{.minimum = -2, .maximum = 2};
  CHECK(track_value(linear, 0.5) == 0);
  CHECK(track_value(linear, track_place(linear, 1.2)) == 1.2);
}

TEST_CASE("every command has words, and no key means two of them") {
  std::set<std::string> keys, ids;
  for (const Command& command : commands()) {
    CAPTURE(command.id);
    CHECK(ids.emplace(command.id).second);
    CHECK_FALSE(command.label.empty());
    CHECK(command.help.ends_with("."));
    CHECK(static_cast<bool>(command.run));
    for (const Shortcut& key : command.keys) CHECK(keys.insert(shortcut_text(key)).second);
  }
  CHECK(shortcut_text(command("edit.redo").keys.front()) == "Ctrl+Shift+Z");
  CHECK(shortcut_text(command("transport.play").keys.front()) == "Space");
}
