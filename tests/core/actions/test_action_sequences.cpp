// Sequences of random actions on presets: undo of all gives the old scene byte for byte, redo the new one,
// and so does a replay of their log.
#include <doctest/doctest.h>

#include <random>

#include "core/actions/document.h"
#include "core/base/error.h"
#include "core/charts/kinds.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"
#include "core/scene/sources/data.h"
#include "core/session/start.h"

using namespace memscape;

namespace {

class RandomActions {
 public:
  explicit RandomActions(unsigned seed) : random_(seed) {}

  /// Nearly always one that can be done.
  Action next(const EditorState& state) {
    const Scene scene = panel_scene(state.scene, state.focus);
    const Matrix Xi = build_memories(scene.memories);
    const int D = static_cast<int>(Xi.rows()), K = static_cast<int>(Xi.cols());
    const int N =
        scene.particles.source.kind == "points" ? static_cast<int>(scene.particles.points().size()) : 3;
    switch (below(22)) {
      case 0:
        return MoveMemory{below(K), point(D)};
      case 1:
        return AddMemory{point(D)};
      case 2:
        return RemoveMemory{below(K)};
      case 3:
        return MoveParticle{below(N), point(D)};
      case 4:
        return AddParticles{{point(D), point(D)}};
      case 5:
        return RemoveParticle{below(N)};
      case 6:
        return ChooseParticle{below(N)};
      case 7:
        return NewSeed{};
      case 8:
        return Pan{real(), real()};
      case 9:
        return Zoom{real(), real(), 0.5 + below(100) / 60.};
      case 10:
        return Fit{};
      case 11:
        return SetPlane{D > 2 ? "memories" : "principal", {1 + below(K), 1 + below(K), 1 + below(K)}};
      case 12:
        return AddPanel{};
      case 13:
        return AddChart{std::string(chart_kinds()[index(chart_kinds().size())].id)};
      case 14:
        return below(6) == 0 ? Action(AddStrip{}) : Action(AddOverlay{});
      case 15:
        return RemovePanel{};
      case 16:
        return Focus{below(panel_count(state.scene)), below(2) == 0};
      case 17:
        return Seek{below(100)};
      case 18:
        return below(2) == 0 ? Action(Undo{}) : Action(Redo{});
      case 19:
        return of_a_kind(scene);
      default:
        return of_a_row(scene);
    }
  }
  int below(int count) { return static_cast<int>(random_() % static_cast<unsigned>(std::max(count, 1))); }

 private:
  size_t index(size_t count) { return random_() % count; }
  double real() { return (static_cast<double>(below(20001)) - 10000) / 7000; }
  Point point(int D) {
    Point x;
    for (int d = 0; d < D; ++d) x.push_back(real());
    return x;
  }
  /// A kind that needs nothing but its rows.
  Action of_a_kind(const Scene&) {
    static constexpr std::string_view words[][2] = {
        {"energy.kind", "lse"},        {"energy.kind", "lsr"},        {"energy.kind", "formula"},
        {"energy.kind", "diffusion"},  {"memories.kind", "points"},   {"memories.kind", "random"},
        {"particles.kind", "points"},  {"particles.kind", "grid"},    {"particles.kind", "gaussian"},
        {"dynamics.kind", "langevin"}, {"dynamics.kind", "gradient"}, {"particles.kind", "random"}};
    const auto& [path, word] = words[index(std::size(words))];
    return set_one(path, std::string(word));
  }
  /// A place between the ends of a row, or a word of its choices.
  Action of_a_row(const Scene& scene) {
    std::vector<std::string> paths;
    for (const SceneRow& row : scene_rows())
      if (row_at(scene, row.path)) paths.emplace_back(row.path);
    for (const KindGroup& group : kind_groups())
      for (const Row& row : rows_in(group, scene))
        if (row.is_number()) paths.push_back(std::string(group.id) + "." + row.id);
    const std::string path = paths[index(paths.size())];
    const Row row = *row_at(scene, path);
    const double top = row.scale == Scale::choice || row.scale == Scale::toggle
                           ? row.maximum
                           : std::min(row.maximum, row.minimum + 40);
    const double value = clamp_to(row, row.minimum + (top - row.minimum) * below(1001) / 1000);
    return set_one(path, value_text(row, row.scale == Scale::choice ? std::round(value) : value));
  }
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("random sequences are undone, redone and replayed byte for byte") {
  int done = 0, refused = 0;
  for (const char* name : {"nine-on-a-circle", "reverse-diffusion", "survey-figure", "two-memories"}) {
    const Scene first = parse_scene(find_preset(name)->text, name);
    for (unsigned seed = 1; seed <= 4; ++seed) {
      CAPTURE(name);
      CAPTURE(seed);
      RandomActions actions(seed);
      Document document(first, name);
      std::vector<LogLine> log = {{Open{first, name}}};
      for (int i = 0; i < 150; ++i) {
        const Action action = actions.next(document.state());
        const std::string gesture = actions.below(3) == 0 ? "gesture " + std::to_string(i / 5) : "";
        const EditorState before = document.state();
        try {
          document.act(action, gesture);
          log.push_back({action, gesture});
          ++done;
        } catch (const Error&) {
          CHECK(document.state() == before);
          ++refused;
        }
      }
      const std::string last = scene_text(document.scene());
      CHECK(scene_text(parse_scene(last)) == last);

      std::string text;
      for (const LogLine& line : log) text += line_text(line) + "\n";
      const std::vector<LogLine> again = parse_log(text, "the log");
      CHECK(again == log);
      CHECK(replay(again).state() == document.state());
      CHECK(scene_text(replay(again).scene()) == last);

      while (document.can_redo()) document.act(Redo{});
      const std::string newest = scene_text(document.scene());
      int undone = 0;
      for (; document.can_undo(); ++undone) document.act(Undo{});
      CHECK(undone > 20);
      CHECK(scene_text(document.scene()) == scene_text(first));
      while (document.can_redo()) document.act(Redo{});
      CHECK(scene_text(document.scene()) == newest);
    }
  }
  CHECK(done > 10 * refused);
}
