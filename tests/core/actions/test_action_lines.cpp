// Lines that went wrong: a log whose bytes changed is refused in words, or what it says is done and is still
// a scene.
#include <doctest/doctest.h>

#include <random>

#include "core/actions/document.h"
#include "core/base/error.h"
#include "core/scene/scene_json.h"
#include "support_traps.h"

using namespace memscape;

namespace {

const std::vector<Action> seeds = {
    set_one("energy.beta", "4"),
    Set{{{"memories.kind", "points"}, {"memories.points", "[[1,2],[3,4]]"}}},
    set_one("view.range", "[0,1]"),
    Set{{{"energy.kind", "formula"}, {"energy.text", "a*x1^2"}, {"energy.parameters.a", "2"}}},
    MoveMemory{2, {0.1, -2}},
    AddMemory{{1e-17, 0.3}},
    MoveParticle{0, {0.5, 0.25}},
    AddParticles{{{0.25, 0.5}, {1, 2}}},
    ChooseParticle{4},
    Pan{0.1, -0.2},
    Zoom{0.5, -0.25, 1.15},
    SetPlane{"memories", {1, 2, 9}},
    AddChart{"energy"},
    Focus{0, true},
    Seek{17},
    Undo{}};

class Damage {
 public:
  explicit Damage(unsigned seed) : random_(seed) {}
  /// Half of the time in its numbers alone, so that it is still JSON more often.
  std::string operator()(std::string text) {
    const bool numbers = below(2) == 0;
    for (size_t i = below(3) + 1; i > 0; --i) {
      size_t at = below(text.size());
      if (numbers) at = text.find_first_of("0123456789", at);
      if (at == std::string::npos) continue;
      const std::string bit = numbers ? digits[below(std::size(digits))] : bits[below(std::size(bits))];
      switch (below(3)) {
        case 0:
          text.erase(at, 1);
          break;
        case 1:
          text.insert(at, bit);
          break;
        default:
          text.replace(at, 1, bit);
      }
    }
    return text;
  }
  size_t below(size_t count) { return random_() % std::max<size_t>(count, 1); }

 private:
  static constexpr const char *bits[] = {"9", "-", "\"", "[", "]", "{", "}", ",", "null", "true"},
                              *digits[] = {"0", "1", "7", "9", "99999", "-", ".", "e5", "e30"};
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("damaged lines are refused, or do what can be saved and read again") {
  const testing::WithoutTraps numbers_may_be_too_large;
  Damage damage(7);
  int refused = 0, done = 0;
  for (int i = 0; i < 4000; ++i) {
    const std::string text = damage(line_text({seeds[damage.below(seeds.size())]}));
    CAPTURE(text);
    Document document(default_scene(), "");
    try {
      document.act(parse_line(text, "the line").action);
      ++done;
    } catch (const Error&) {
      CHECK(document.scene() == default_scene());
      ++refused;
      continue;
    }
    const std::string saved = scene_text(document.scene());
    CHECK(scene_text(parse_scene(saved)) == saved);
  }
  CHECK(refused > 1000);
  CHECK(done > 100);
}
