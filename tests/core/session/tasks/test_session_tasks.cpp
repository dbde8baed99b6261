// Results that come when the session has other panels than those that they were asked for, and those that
// panels keep.
#include <doctest/doctest.h>

#include <cmath>
#include <semaphore>

#include "core/charts/study.h"
#include "core/scene/scene_json.h"
#include "core/session/anatomy.h"
#include "core/session/lyapunov_report.h"
#include "core/session/panel_clusters.h"
#include "core/session/panel_sweep.h"
#include "core/session/tasks/scheduler.h"

using namespace memscape;

namespace {

struct Bench {
  std::counting_semaphore<> woken{0};
  Session session;
  Scene scene;
  int strip = -1;
  Scheduler tasks{[this] { woken.release(); }};

  explicit Bench(const std::string& parts) { update(parts); }
  void update(const std::string& parts) {
    scene = parse_scene(R"({"memscape": 1, "particles": {"kind": "none"},
      "memories": {"kind": "points", "points": [[-1, 0], [1, 0.5]]}, )" +
                        parts + "}");
    session.update(scene);
  }
  void set(const char* assignment) {
    set_value(scene, assignment);
    session.update(scene);
  }
  void refresh(bool at_rest) {
    Wishes wishes{.strip = strip, .focus = 0, .at_rest = at_rest};
    wishes.sizes.assign(session.panels().size(), {200, 150});
    tasks.refresh(session, wishes);
  }
  /// Until nothing works any more.
  void finish(bool at_rest) {
    for (refresh(at_rest); tasks.busy_rows() > 0; refresh(at_rest)) {
      woken.acquire();
      tasks.collect();
    }
  }
  const PanelState& panel(std::size_t i = 0) const { return session.panels()[i]; }
};

constexpr const char* three = R"("layers": {"critical": true},
  "panels": [{}, {"energy": {"beta": 2}}, {"energy": {"beta": 4}}])";
constexpr const char* one = R"("layers": {"critical": true}, "panels": [{}])";
constexpr const char* others =
    R"("layers": {"critical": true}, "panels": [{"energy": {"kind": "lsr"}}, {"energy": {"kind": "lsr", "beta": 2}},
    {"memories": {"kind": "points", "points": [[0, 0, 1], [1, 1, 0], [0, 2, 2]]}}])";

}  // namespace

TEST_CASE("what is computed for panels that are gone is shown by none that it is not of") {
  for (const bool at_rest : {true, false})
    for (const char* next : {one, others}) {
      Bench bench(three);
      bench.strip = 2;
      bench.refresh(at_rest);
      REQUIRE(bench.tasks.busy_rows() > 0);
      bench.update(next);
      bench.strip = 0;
      bench.finish(at_rest);
      for (std::size_t i = 0; i < bench.session.panels().size(); ++i) {
        const PanelState& panel = bench.panel(i);
        REQUIRE(panel.result<Anatomy>());
        CHECK(panel.result<Anatomy>()->dimension == panel.Xi->rows());
        const auto alone = compute_anatomy(panel, anatomy_wants(panel), 2, 2);
        CHECK(panel.result<Anatomy>()->critical.counts.minima == alone->critical.counts.minima);
      }
      // Where steps are proven a drag needs no search.
      const bool proven = std::isfinite(bench.panel().energy->guarantees().curvature);
      CHECK((bench.panel().result<Lyapunov>() != nullptr) == (at_rest || !proven));
      CHECK(bench.panel().result<BetaSweep>() != nullptr);
    }
}

TEST_CASE(
    "basins are coarse while something is dragged and fine at rest; layers that are off take them along") {
  Bench bench(R"("layers": {"basins": true})");
  bench.finish(false);
  CHECK(bench.panel().result<Anatomy>()->basins.width == 160);
  CHECK(bench.panel().result<Field>() != nullptr);
  bench.finish(true);
  CHECK(bench.panel().result<Anatomy>()->basins.width == 200);
  CHECK(bench.panel().result<Field>()->grid.width == 200);
  CHECK(bench.tasks.all_full());
  bench.set("layers.basins=false");
  bench.refresh(true);
  CHECK(bench.panel().result<Anatomy>() == nullptr);
}

TEST_CASE("clusters follow the run") {
  Bench bench(R"("dynamics": {"kind": "gradient", "steps": 100},
    "layers": {"clusters": {"shown": true, "threshold": 0.1}}, "panels": [{"particles": {"kind": "grid", "rows": 5,
    "columns": 5}}])");
  bench.finish(true);
  CHECK(bench.panel().result<SampleClusters>()->count() == 25);  // the grid's spacing is more than 0.1
  bench.session.seek(100);
  CHECK(bench.panel().result<SampleClusters>()->count() == 25);  // until there is something newer
  bench.finish(true);
  CHECK(bench.panel().result<SampleClusters>()->count() == cluster_task(bench.panel()).compute()->count());
  CHECK(bench.panel().result<SampleClusters>()->count() < 25);
}

TEST_CASE("a sweep over β is of all β, first a look, then the whole, and shared with a chart") {
  Bench bench(
      R"("energy": {"kind": "lse", "distance": "full"}, "panels": [{}, {"show": "chart", "chart": "minima"},
    {"show": "chart", "chart": "bifurcation", "sweep": {"against": "count"}}])");
  bench.strip = 0;
  bench.finish(false);
  const double rough = bench.panel().result<BetaSweep>()->accuracy;
  bench.finish(true);
  CHECK(bench.panel().result<BetaSweep>()->accuracy < rough);
  CHECK(bench.panel(0).result<BetaSweep>() == bench.panel(1).result<BetaSweep>());
  CHECK(bench.panel(2).result<CountSweep>()->samples.size() == 2);
  CHECK(bench.panel(2).result<BetaSweep>() == nullptr);
  const Sweep* before = bench.panel().result<BetaSweep>();
  bench.set("energy.beta=0.3");
  bench.refresh(true);
  CHECK(bench.panel().result<BetaSweep>() == before);
}

TEST_CASE("a study begins at rest, and one that is known is there at once") {
  Bench bench(R"("show": "chart", "chart": "recall",
    "study": {"draws": 1, "against": "beta", "dimension": 16, "patterns": 4})");
  bench.refresh(false);
  CHECK_FALSE(bench.tasks.busy(result_type<Study>));
  CHECK(study_note(bench.panel()) == "Being computed…");
  bench.finish(true);
  REQUIRE(study_of(bench.panel()));
  CHECK(study_of(bench.panel())->x.size() == 15);
  bench.set("study.dimension=64");
  bench.finish(true);
  bench.set("study.dimension=16");
  bench.refresh(true);
  CHECK_FALSE(bench.tasks.busy(result_type<Study>));
  CHECK(study_of(bench.panel()));
}

TEST_CASE("a short study follows a drag, and what is there stays until there is something newer") {
  Bench bench(R"("panels": [{"show": "chart", "chart": "equivalence"}])");
  bench.finish(false);
  REQUIRE(study_of(bench.panel()));
  bench.set("memories.points=[[-1, 0], [1, 0]]");
  CHECK(study_of(bench.panel()) == nullptr);
  CHECK(shown_study(bench.panel()) != nullptr);
  bench.finish(false);
  CHECK(bench.panel().result<Study>()->y[0].back() < 1e-9);
}

TEST_CASE("the same rows without threads give what a page needs") {
  Bench bench(three);
  Wishes wishes;
  wishes.sizes.assign(3, {40, 30});
  for (const Stage stage : {Stage::numbers, Stage::plots, Stage::pixels})
    complete(bench.session, wishes, stage);
  for (const PanelState& panel : bench.session.panels()) {
    CHECK(panel.result<Field>()->grid.width == 40);
    CHECK(panel.result<Anatomy>()->has.critical);
    CHECK(panel.result<Lyapunov>() == nullptr);  // nobody asks
  }
}
