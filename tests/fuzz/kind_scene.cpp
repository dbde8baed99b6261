// Scenes: their text mutated; their values taken from the edges of rows' domains; and single assignments as
// --set takes them.
#include <cmath>

#include "core/base/quoted.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_leaves.h"
#include "explore.h"
#include "finding.h"
#include "kinds.h"
#include "mutate.h"

namespace memscape::fuzz {
namespace {

/// Presets as their files and as the program writes them, and small scenes of what they lack.
const std::vector<std::string>& scenes() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> texts;
    for (const char* fields :
         {"", R"(,"energy":{"kind":"formula","text":"x"},"memories":{"kind":"points","points":[[0,0.1]]})",
          R"(,"energy":{"kind":"formula","text":"a*x1^2+ln(x2) + 1","parameters":{"a":2}})",
          R"(,"energy":{"kind":"flow","x1":"x2","x2":"-x1"})",
          R"(,"energy":{"beta":10000},"memories":{"kind":"points","points":[[1]]},"show":"curve")",
          R"(,"energy":{"kind":"polynomial","degree":3},"panels":[{},{"energy":{"beta":2}}])",
          R"(,"memories":{"kind":"random","dimension":3,"count":4},"view":{"plane":"memories"})",
          R"(,"energy":{"kind":"diffusion"},"dynamics":{"kind":"reverse_sde","steps":5})"})
      texts.push_back(R"({"memscape":1)" + std::string(fields) + "}");
    for (const Preset& preset : presets()) {
      texts.emplace_back(preset.text);
      texts.push_back(scene_text(preset_scene(preset.name)));
    }
    return texts;
  }();
  return all;
}

double edge_of(Dice& dice, const Row& row) {
  const double low = row.minimum, high = row.maximum;
  switch (dice.below(6)) {
    case 0:
      return low;
    case 1:
      return high;
    case 2:
      return std::nextafter(low, high);
    case 3:
      return clamp_to(row,
                      low > 0 ? low * std::pow(high / low, dice.uniform(0, 1)) : dice.uniform(low, high));
    case 4:
      return clamp_to(row, low + std::pow(10, dice.uniform(-9, 2)));
    default:
      return clamp_to(row, dice.uniform(-3, 3));
  }
}

std::string number_text(double value) {
  return json_text(Value(value));
}

/// A value that the row mostly takes.
std::string value_for(Dice& dice, const Scene& scene, const Leaf& leaf) {
  static constexpr std::string_view formulas[] = {
      "x1^2+x2^2", "(r^2-a)^2",       "ln(x1)",    "1/x1", "sqrt(x1-1)", "exp(100*x1)",
      "lse(8)",    "sin(1000*x1)",    "abs(x1)",   "0",    "1e300*x1",   "x1^0.5",
      "tan(x1)",   "x1 < 0 ? 1 : x1", "max(x1,0)", "r"};
  if (!leaf.row()) return std::string(dice.of(leaf.group->kinds()));
  const Row& row = *leaf.row();
  auto one = [&] { return number_text(edge_of(dice, row)); };
  switch (row.type) {
    case Type::number:
      if (row.scale == Scale::choice) return dice.of(row.choices);
      return row.scale == Scale::toggle ? (dice.one_in(2) ? "true" : "false") : one();
    case Type::formula:
      return std::string(dice.of(formulas));
    case Type::range:
    case Type::held_range: {
      const double low = edge_of(dice, row), width = std::pow(10, dice.uniform(-12, 4));
      return dice.one_in(3) ? "[" + one() + "," + one() + "]"
                            : "[" + number_text(low) + "," + number_text(low + width) + "]";
    }
    case Type::points: {
      std::string text;
      const std::size_t D = 1 + dice.below(3);
      for (std::size_t n = 1 + dice.below(5); n > 0; --n) {
        std::string point;
        for (std::size_t d = 0; d < D; ++d)
          point += (d ? "," : "") + (dice.one_in(3) ? one() : number_text(std::round(dice.uniform(-3, 3))));
        text += (text.empty() ? "[" : ",[") + point + "]";
      }
      return "[" + text + "]";
    }
    case Type::toggles:
      return dice.one_in(2) ? "[true,false]" : "[false,true]";
    default:
      return json_text(leaf_given(leaf, scene));
  }
}

}  // namespace

bool run_scene(Dice& dice) {
  Scene scene;
  const std::string text = mutated(dice, scenes());
  show(text);
  if (!accepted([&] { scene = parse_scene(text, "scene.json"); })) return false;
  check_reads_back(dice, scene);
  return accepted([&] { explore(dice, scene); });
}

bool run_rows(Dice& dice) {
  Scene scene = preset_scene(dice.of(presets()).name);
  if (dice.one_in(2)) scene.panels.clear();
  for (std::size_t i = dice.few(8) + 1; i > 0; --i) {
    const std::string path = dice.of(leaf_paths(scene));
    const std::string value = value_for(dice, scene, leaf_at(scene, path));
    accepted([&] { set_value(scene, path + "=" + value); });
  }
  if (!accepted([&] { check_complete(scene, {}); })) return false;
  check_reads_back(dice, scene);
  return accepted([&] { explore(dice, scene); });
}

bool run_setting(Dice& dice) {
  static const std::vector<std::string> assignments = [] {
    std::vector<std::string> all = {"panels=[{\"energy\":{\"beta\":2}}]", "panels.0.energy.beta=3",
                                    "layers=true", "view={\"x\":[0,1]}", "memories.points=[[0,0],[1,1]]"};
    for (const char* name : {"typed-formula", "four-betas", "reverse-diffusion", "classification"}) {
      const Scene scene = preset_scene(name);
      for (const std::string& path : leaf_paths(scene)) {
        const Value given = leaf_given(leaf_at(scene, path), scene);
        all.push_back(path + "=" + (given.is_text() ? given.text() : json_text(given)));
      }
    }
    return all;
  }();
  Scene scene = preset_scene(dice.of(presets()).name);
  bool any = false;
  for (std::size_t i = dice.few(4); i > 0; --i) {
    const Scene before = scene;
    const std::string assignment = mutated(dice, assignments);
    show(assignment);
    const bool taken = accepted([&] { set_value(scene, assignment); });
    expect(taken || scene == before, "a value that is refused changes the scene");
    any = any || taken;
  }
  if (!any || !accepted([&] { check_complete(scene, {}); })) return false;
  check_reads_back(dice, scene);
  return true;
}

}  // namespace memscape::fuzz
