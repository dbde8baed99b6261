// Every kind of action: there and back as a line, what it does, what it refuses, and what a document makes of
// them.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/actions/document.h"
#include "core/base/error.h"
#include "core/scene/scene_json.h"
#include "core/scene/sources/data.h"

using namespace memscape;

namespace {

/// One of each kind, in the order of the variant.
std::vector<Action> one_of_each() {
  return {Set{{{"energy.beta", "4"}, {"title", "A \"title\" = 1\n"}}, true},
          MoveMemory{2, {0.1, -2}},
          AddMemory{{1e-17, 0.3}},
          RemoveMemory{1},
          MoveParticle{0, {0.5, 1. / 3}},
          AddParticles{{{0.25, 0.5}, {1, 2}}},
          RemoveParticle{3},
          ChooseParticle{4},
          NewSeed{},
          Pan{0.1, -0.2},
          Zoom{0.5, -0.25, 1.15},
          Fit{},
          SetPlane{"memories", {1, 2, 9}},
          AddPanel{},
          AddOverlay{},
          AddChart{"energy"},
          AddStrip{},
          RemovePanel{},
          Focus{0, true},
          Seek{17},
          Play{},
          Pause{},
          Open{default_scene(), "somewhere.json"},
          Train{false},
          ForgetTraining{},
          Undo{},
          Redo{}};
}

EditorState first_state() {
  return settled({.scene = default_scene()});
}

/// The scene of a state with one panel after an action.
Scene after(const Action& action, const Scene& scene = default_scene()) {
  return update({.scene = scene}, action).scene;
}

}  // namespace

TEST_CASE("every kind of action is a line of its own, there and back") {
  const std::vector<Action> all = one_of_each();
  const std::vector<std::string> names = action_names();
  REQUIRE(all.size() == names.size());
  for (size_t i = 0; i < all.size(); ++i) {
    CAPTURE(names[i]);
    CHECK(action_name(all[i]) == names[i]);
    for (const char* gesture : {"", "energy.beta 3"}) {
      const LogLine line{all[i], gesture};
      const std::string text = line_text(line);
      CHECK(text.find('\n') == std::string::npos);
      CHECK(parse_line(text, "the line") == line);
    }
  }
}

TEST_CASE("every kind of action but those of history and of training changes the state") {
  EditorState state = first_state();
  state.scene.panels = {"{}", R"({"energy":{"beta":2}})"};
  state.only_here = false, state.step = 3;
  for (const Action& action : one_of_each()) {
    CAPTURE(action_name(action));
    EditorState before = state;
    before.playing = std::holds_alternative<Pause>(action);
    const size_t kind = action.index();  // the last four
    CHECK((update(before, action) == before) == (kind + 4 >= std::variant_size_v<Action>));
  }
}

TEST_CASE("a bad action is refused in words and changes nothing") {
  const std::vector<Action> bad = {Set{{{"energy.betta", "4"}}},
                                   Set{{{"energy.beta", "-4"}}},
                                   Set{{{"memories.kind", "csv"}}},
                                   MoveMemory{9, {0, 0}},
                                   MoveMemory{-1, {0, 0}},
                                   MoveMemory{0, {0, 0, 0}},
                                   AddMemory{{1e7, 0}},
                                   AddMemory{{}},
                                   RemoveMemory{100},
                                   MoveParticle{81, {0, 0}},
                                   AddParticles{{{0, 0}, {1}}},
                                   RemoveParticle{-1},
                                   ChooseParticle{-1},
                                   Zoom{0, 0, 0},
                                   SetPlane{"slanted", {1, 2, 3}},
                                   SetPlane{"memories", {0, 1, 2}},
                                   AddChart{"pie"},
                                   Focus{1, false}};
  Document document(default_scene(), "");
  const EditorState before = document.state();
  for (const Action& action : bad) {
    CAPTURE(line_text({action}));
    CHECK_THROWS_AS(document.act(action), Error);
    CHECK(document.state() == before);
    CHECK_FALSE(document.can_undo());
  }
}

TEST_CASE("a line that is no action is refused with its place") {
  for (const char* text :
       {"undo", "[]", "{}", R"({"do":"undoo"})", R"({"do":"seek"})", R"({"do":"seek","step":"1"})",
        R"({"do":"seek","step":1.5})", R"({"do":"seek","step":99999999999})",
        R"({"do":"seek","step":1,"stop":2})", R"({"do":"open","scene":{"memscape":2},"from":""})"}) {
    CAPTURE(text);
    const std::string log = std::string("{\"do\":\"undo\"}\n\n") + text + "\n";
    try {
      parse_log(log, "some.log");
      FAIL("was read");
    } catch (const Error& error) {
      CHECK(std::string(error.what()).find("some.log, line 3") == 0);
    }
  }
}

TEST_CASE("a log has to begin with a scene, and says which line cannot be done") {
  CHECK_THROWS_AS(replay({}), Error);
  const std::vector<LogLine> late = {{Undo{}}, {Open{default_scene(), ""}}};
  CHECK_THROWS_AS(replay(late), Error);
  const std::vector<LogLine> wrong = {{Open{default_scene(), ""}}, {RemoveMemory{20}}};
  CHECK_THROWS_WITH_AS(replay(wrong), doctest::Contains("Line 2"), Error);
}

TEST_CASE("memories that are moved, added or removed become points and stay where they are") {
  const Matrix Xi = build_memories(default_scene().memories);
  Matrix moved = Xi;
  moved.col(2).setConstant(0.25);
  CHECK(build_memories(after(MoveMemory{2, {0.25, 0.25}}).memories) == moved);
  CHECK(build_memories(after(AddMemory{{0.25, 0.25}}).memories).rightCols(1) == moved.col(2));
  CHECK(build_memories(after(RemoveMemory{0}).memories) == Xi.rightCols(Xi.cols() - 1));
  Scene single = default_scene();
  set_value(single, "memories.kind=points"), set_value(single, "memories.points=[[1,2]]");
  CHECK_THROWS_AS(after(RemoveMemory{0}, single), Error);
  // A grid about memories far out reaches beyond where particles may be listed.
  const Scene far = parse_scene(
      R"({"memscape": 1, "memories": {"kind": "points", "points": [[1e6, 0], [1, 0]]}, "particles": {"kind": "grid"}})");
  CHECK_THROWS_AS(after(AddParticles{{{0, 1}}}, far), Error);
}

TEST_CASE("an edit goes to all panels, or to the one with the focus") {
  EditorState state = first_state();
  state.scene.panels = {"{}", "{}"};
  state.focus = 1;
  auto beta = [](const EditorState& s, int panel) { return panel_scene(s.scene, panel).energy.get("beta"); };
  const EditorState both = update(state, set_one("energy.beta", "3"));
  CHECK(beta(both, 0) == 3);
  CHECK(beta(both, 1) == 3);
  state.only_here = true;
  const EditorState one = update(state, set_one("energy.beta", "3"));
  CHECK(beta(one, 0) == beta(state, 0));
  CHECK(beta(one, 1) == 3);
  const EditorState added = update(state, AddPanel{});
  CHECK(panel_count(added.scene) == 3);
  CHECK(added.focus == 2);
  const EditorState removed = update(update(added, RemovePanel{}), RemovePanel{});
  CHECK(panel_count(removed.scene) == 1);
  CHECK(removed.scene.panels.empty());
  CHECK_FALSE(removed.only_here);
}

TEST_CASE("zoom keeps the point under the pointer, pan moves by what was dragged") {
  const Scene scene = default_scene();
  const Scene closer = after(Zoom{0.5, -0.25, 0.5});
  const View &a = scene.view, &b = closer.view;
  CHECK((0.5 - b.x[0]) / (b.x[1] - b.x[0]) == doctest::Approx((0.5 - a.x[0]) / (a.x[1] - a.x[0])));
  CHECK((-0.25 - b.y[0]) / (b.y[1] - b.y[0]) == doctest::Approx((-0.25 - a.y[0]) / (a.y[1] - a.y[0])));
  CHECK(after(Pan{1, 2}).view.x[0] == a.x[0] + 1);
  CHECK(after(Pan{1, 2}).view.y[1] == a.y[1] + 2);
}

TEST_CASE("fit shows every point, in the view's proportions") {
  Scene scene = default_scene();
  set_value(scene, "memories.kind=points"), set_value(scene, "memories.points=[[-3,10],[4,12],[0.5,11]]");
  const View view = after(Fit{}, scene).view;
  const Matrix Xi = build_memories(scene.memories);
  for (const auto& p : Xi.colwise()) {
    CHECK(view.x[0] < p[0]);
    CHECK(p[0] < view.x[1]);
    CHECK(view.y[0] < p[1]);
    CHECK(p[1] < view.y[1]);
  }
  const View before = scene.view;
  const double proportion = (before.y[1] - before.y[0]) / (before.x[1] - before.x[0]);
  CHECK((view.y[1] - view.y[0]) / (view.x[1] - view.x[0]) ==
        doctest::Approx(proportion).epsilon(0.01));  // rounded to 3 digits
}

TEST_CASE("one gesture is one undo, and a new change forgets what was undone") {
  const Scene first = default_scene();
  Document document(first, "");
  auto set = [&](const char* beta, const char* gesture) {
    document.act(set_one("energy.beta", beta), gesture);
  };
  for (const char* beta : {"3", "4", "5"}) set(beta, "energy.beta 1");
  set("6", "energy.beta 2");
  CHECK(document.dirty());
  document.act(Undo{});
  CHECK(document.scene().energy.get("beta") == 5);
  document.act(Undo{});
  CHECK(document.scene() == first);
  CHECK_FALSE(document.can_undo());
  CHECK_FALSE(document.dirty());
  document.act(Redo{});
  CHECK(document.scene().energy.get("beta") == 5);
  set("7", "");
  CHECK_FALSE(document.can_redo());
}

TEST_CASE("the past is bounded, and the oldest is forgotten first") {
  Document document(default_scene(), "");
  for (int i = 1; i <= 300; ++i) document.act(set_one("energy.beta", std::to_string(i)));
  int undone = 0;
  for (; document.can_undo(); ++undone) document.act(Undo{});
  CHECK(undone == 200);
  CHECK(document.scene().energy.get("beta") == 100);
}
