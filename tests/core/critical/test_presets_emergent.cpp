// What the presets of the tutorial's Fig. 5.8 say: how many minima log-sum-ReLU has beside those of its
// memories.
#include <doctest/doctest.h>

#include <initializer_list>

#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "core/session/anatomy.h"
#include "core/session/session.h"

using namespace memscape;

namespace {

CriticalCounts counts(const char* preset, int panel, std::initializer_list<const char*> sets = {}) {
  Scene scene = panel_scene(preset_scene(preset), panel);
  for (const char* set : sets) set_value(scene, set);
  Session session;
  session.update(scene);
  const PanelState& state = session.panels()[0];
  return compute_anatomy(state, anatomy_wants(state), 2, 2)->critical.counts;
}

}  // namespace

TEST_CASE("one dimension: log-sum-ReLU has two minima that nobody stored, until β is past 10") {
  CHECK(counts("one-dimension", 0).minima == 2);
  CHECK(counts("one-dimension", 0).emergent == 0);
  CHECK(counts("one-dimension", 1).minima == 6);
  CHECK(counts("one-dimension", 1).emergent == 2);
  // Supports of memories 0.9 apart cross until β = 2 / 0.45².
  CHECK(counts("one-dimension", 1, {"energy.beta=9.8"}).emergent == 2);
  CHECK(counts("one-dimension", 1, {"energy.beta=10"}).minima == 4);
}

TEST_CASE("two dimensions: emergent minima come and go with β") {
  CHECK(counts("emergent-minima", 0).minima == 2);
  CHECK(counts("emergent-minima", 1).emergent == 12);
  CHECK(counts("emergent-minima", 2).emergent == 8);
  CHECK(counts("emergent-minima", 2).retrievable == 6);
  CHECK(counts("emergent-minima", 2, {"energy.beta=14"}).minima == 6);
  CHECK(counts("emergent-minima", 2, {"energy.beta=14"}).emergent == 0);
}
