// Words of a page: titles say what differs, the caption what holds for all, texts fit their width.
#include <doctest/doctest.h>

#include "core/page/layout.h"
#include "core/page/words.h"
#include "core/scene/scene_json.h"
#include "support_layers.h"

using namespace memscape;
using Texts = std::vector<std::string>;

namespace {

Texts titles_for(const std::string& panels) {
  return titles_of(
      session_of(R"({"memscape": 1, "title": "T", "memories": {"kind": "circle", "count": 4}, "panels": )" +
                 panels + "}"));
}

std::string caption_for(const std::string& scene, int step = 0) {
  Session session = session_of(scene, step);
  std::string all;
  for (const std::string& part : caption_parts(session, session.step())) all += part + "\n";
  return all;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("panel titles say what differs and nothing else") {
  CHECK(titles_for(R"([{"energy": {"beta": 2}}, {"energy": {"beta": 0.5}}])") == Texts{"β = 2", "β = 0.5"});
  Texts kinds = titles_for(R"([{"energy": {"kind": "lse"}}, {"energy": {"kind": "lsr"}}])");
  CHECK(kinds == Texts{"Log-sum-exp", "Log-sum-ReLU"});
  Texts both =
      titles_for(R"([{"energy": {"kind": "lse", "beta": 2}}, {"energy": {"kind": "lsr", "beta": 3}}])");
  CHECK(both == Texts{"Log-sum-exp, β = 2", "Log-sum-ReLU, β = 3"});
  CHECK(titles_for(R"([{}, {}])") == Texts{"", ""});
  CHECK(titles_for(R"([{}])") == Texts{""});
  CHECK(titles_for(R"([{}, {"show": "chart"}])") == Texts{"", "Energy by step"});
  CHECK(titles_for(R"([{"title": "By hand", "energy": {"beta": 2}}, {"energy": {"beta": 3}}])") ==
        Texts{"By hand", "β = 3"});
}

TEST_CASE("panels that differ have titles that differ, and files are told by their names") {
  const Texts titles = titles_for(
      R"([{"energy": {"beta": 1}}, {"energy": {"beta": 1}, "layers": {"arrows": true}}, {"energy": {"beta": 2}}])");
  CHECK(titles == Texts{"β = 1 (panel 1)", "β = 1 (panel 2)", "β = 2"});
  std::vector<Scene> scenes;
  for (const char* file : {"some/folder/one.csv", "some/folder/two.csv", "elsewhere/two.csv"})
    scenes.push_back(
        parse_scene(R"({"memscape": 1, "memories": {"kind": "csv", "file": ")" + std::string(file) + "\"}}"));
  CHECK(panel_titles(scenes) == Texts{"one.csv", "two.csv (panel 2)", "two.csv (panel 3)"});
}

TEST_CASE("the number of memories and the step size can differ too") {
  Texts counts = titles_for(R"([{"memories": {"count": 3}}, {"memories": {"count": 30}}])");
  CHECK(has(counts[0], "3"));
  CHECK(has(counts[1], "30"));
  Texts steps = titles_for(R"([{"dynamics": {"step": 0.1}}, {"dynamics": {"step": 1}}])");
  CHECK(steps == Texts{"α = 0.1", "α = 1"});
}

TEST_CASE("the caption carries formula and values") {
  const std::string scene =
      R"({"memscape": 1, "energy": {"kind": "lse", "beta": 6}, "memories": {"kind": "circle", "count": 9},
    "particles": {"kind": "grid", "rows": 2, "columns": 2}, "dynamics": {"kind": "gradient", "step": 0.05, "steps": 30})";
  std::string text = caption_for(scene + "}", 12);
  for (const char* part :
       {"E(x) = ", "β = 6", "K = 9 memories", "Gradient descent", "α = 0.05", "step 12 of 30"})
    CHECK(has(text, part));

  std::string panels =
      caption_for(scene + R"(, "panels": [{"energy": {"beta": 1}}, {"energy": {"beta": 2}}]})");
  CHECK(has(panels, "E(x) = "));
  CHECK_FALSE(has(panels, "β = 1"));  // holds for one panel only
  CHECK(has(panels, "K = 9 memories"));

  std::string kinds =
      caption_for(scene + R"(, "panels": [{"energy": {"kind": "lse"}}, {"energy": {"kind": "lsr"}}]})");
  CHECK(has(kinds, "Log-sum-exp: E(x) = "));
  CHECK(has(kinds, "Log-sum-ReLU: E(x) = "));

  std::string still =
      caption_for(R"({"memscape": 1, "memories": {"kind": "circle"}, "particles": {"kind": "none"}})");
  CHECK_FALSE(has(still, "step "));
}

TEST_CASE("texts fit their width") {
  const std::string text = "Ein langer Titel über β und ξ, der nicht passt";
  for (float width : {0.f, 10.f, 40.f, 100.f, 500.f}) {
    std::string cut = shortened(text, width, 10, false, plain_measure);
    CHECK(plain_measure(cut, 10, false).x <= width);
    if (cut.empty() || cut == text) continue;
    std::string kept = cut.substr(0, cut.size() - std::string("…").size());
    CHECK(text.starts_with(kept));
    CHECK((static_cast<unsigned char>(text[kept.size()]) & 0xC0) != 0x80);  // cut between characters
  }
  CHECK(shortened(text, 500, 10, false, plain_measure) == text);
}

TEST_CASE("a caption is wrapped between its parts and words") {
  auto lines = wrapped({"one two", "three", "four five six seven"}, 100, 10, plain_measure);
  CHECK(lines == Texts{"one two  ·  three", "four five six", "seven"});
  // Numbers stay with what they are of.
  CHECK(wrapped({"a cut at height 3"}, plain_measure("a cut at height", 10, false).x, 10, plain_measure) ==
        Texts{"a cut at", "height 3"});
  CHECK(wrapped({"with sigma = 1"}, plain_measure("with sigma =", 10, false).x, 10, plain_measure) ==
        Texts{"with", "sigma = 1"});
  CHECK(wrapped({}, 100, 10, plain_measure).empty());
  CHECK(wrapped({"endlesslylongword"}, 10, 10, plain_measure) == Texts{"endlesslylongword"});
}

TEST_CASE("the caption counts particles that diverged and those without force") {
  // A cube of overlaps grows without bound: from (2, 0) each step of size 1 multiplies x1, from (0, 0) none
  // does.
  const std::string runaway = R"({"memscape": 1, "energy": {"kind": "polynomial", "degree": 3, "beta": 1},
    "memories": {"kind": "points", "points": [[1, 0]]}, "dynamics": {"kind": "gradient", "step": 1, "steps": 50},
    "particles": {"kind": "points", "points": [[2, 0], [0, 0]]}})";
  CHECK(!has(caption_for(runaway), "diverged"));
  CHECK(has(caption_for(runaway, 50), "1 diverged\n"));
  const std::string lost = R"({"memscape": 1, "energy": {"kind": "lsr", "beta": 8},
    "memories": {"kind": "points", "points": [[0, 0]]}, "particles": {"kind": "points", "points": [[3, 0]]}})";
  CHECK(has(caption_for(lost), "1 without force\n"));
}

TEST_CASE("energies that a field cannot hold are told") {
  const std::string wide = R"({"memscape": 1, "energy": {"kind": "polynomial", "degree": 12, "beta": 10000},
    "memories": {"kind": "circle", "count": 3}, "particles": {"kind": "none"}})";
  Session session = session_of(wide);
  session.set_field(0, Session::compute_field(session.panels()[0], 40, 40));
  CHECK(cut_off_text(session.panels()[0]) == "energies beyond 3×10³⁸ are cut off");
  Session usual = session_of(R"({"memscape": 1})");
  usual.set_field(0, Session::compute_field(usual.panels()[0], 40, 40));
  CHECK(cut_off_text(usual.panels()[0]) == "");
}
