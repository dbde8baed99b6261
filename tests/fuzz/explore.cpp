// Sizes are bounded by what a case may take: about a tenth of a second.
#include "explore.h"

#include <algorithm>
#include <cmath>

#include "core/drawing/page_size.h"
#include "core/dynamics/runs/run.h"
#include "core/scene/file_names.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_leaves.h"
#include "finding.h"

namespace memscape::fuzz {
namespace {

constexpr double most_work = 3e5;  ///< numbers of memories times particles times steps

double number_or(const Settings& source, const char* id, double otherwise) {
  const auto found = source.values.find(id);
  return found == source.values.end() ? otherwise : found->second.number();
}

double count_of(const Settings& source) {
  if (source.has("points")) return static_cast<double>(source.points("points").size());
  if (source.has("rows")) return number_or(source, "rows", 1) * number_or(source, "columns", 1);
  return number_or(source, "count", 10);
}

double dimension_of(const Settings& source) {
  if (source.has("points") && !source.points("points").empty())
    return static_cast<double>(source.points("points").front().size());
  if (source.kind == "digits") return 64;
  return number_or(source, "dimension", 2) + number_or(source, "classes", 0);
}

/// Followed with a step size of its own, or from the data on: a step then stands for many.
bool takes_many_steps(const Scene& panel) {
  const std::string& kind = panel.dynamics.method.kind;
  return kind == "flow" || kind == "lbfgs" || kind == "probability_flow" ||
         panel.particles.source.kind == "corrupted";
}

}  // namespace

void check_reads_back(Dice& dice, const Scene& scene) {
  const std::string text = scene_text(scene);
  show(text);
  Scene again;
  expect_accepted([&] { again = parse_scene(text, "what was saved"); }, "a saved scene does not open");
  expect(again == scene, "a saved scene opens as another one");
  expect(scene_text(again) == text, "a saved scene is saved as another text");

  const std::vector<std::string> paths = leaf_paths(scene);
  const std::string path = dice.of(paths);
  const Leaf leaf = leaf_at(scene, path);
  const Value given = leaf_given(leaf, scene);
  const bool words = !leaf.row() || leaf.row()->is_words();
  if (!words && given.is_text() && leaf.row()->type == Type::held_range) return;
  Scene edited = scene;
  expect(
      accepted([&] { set_value(edited, path + "=" + (given.is_text() ? given.text() : json_text(given))); }),
      "a value that a scene has cannot be set: " + path);
  if (leaf.row()) expect(edited == scene, "a value that is set again is another one: " + path);
}

bool is_small(const Scene& panel) {
  if (!file_names(panel).empty()) return false;
  const Settings &memories = panel.memories.source, &particles = panel.particles.source;
  const double D = dimension_of(memories), K = count_of(memories), N = count_of(particles);
  const double steps = std::clamp(panel.step, 3, 1000000) * (takes_many_steps(panel) ? 100. : 1.);
  if (panel.energy.kind == "score_network" && (panel.energy.whole("setting") > 0 || D > 4)) return false;
  return D <= 64 && K <= 1000 && N <= 1000 && D * K * std::max(N, 1.) * steps <= most_work;
}

bool explore(Dice& dice, const Scene& scene) {
  for (int i = 0; i < panel_count(scene); ++i)
    if (!is_small(panel_scene(scene, i))) return false;
  Session session;
  session.update(scene);
  session.seek(static_cast<int>(dice.below(4)));
  for (PanelState& panel : session.panels()) {
    check_model(dice, panel);
    const Frame& frame = panel.run->frame(std::min(session.step(), panel.run->computed()));
    for (double x : frame.X.reshaped()) expect(std::isfinite(x), "a particle is nowhere");
    expect_numbers(frame.energy, "the energy of a particle");
  }
  const Figure& figure = scene.figure;
  if (const auto page = parse_page_size(figure.size, figure.dpi))
    check_page(dice, session, page->width, page->height);
  return true;
}

}  // namespace memscape::fuzz
