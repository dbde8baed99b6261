// Jobs for sweeps: none for β alone, a first look while memories are dragged, one sweep for panels that share
// it, none where nothing shows it.
#include <doctest/doctest.h>

#include <semaphore>

#include "app/tasks/sweep_job.h"
#include "app/widgets/track.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"

using namespace memscape;

namespace {

struct Bench {
  std::counting_semaphore<> ended{0};
  Session session;
  Scene scene = parse_scene(R"({"memscape": 1, "particles": {"kind": "none"},
    "energy": {"kind": "lse", "distance": "full"},
    "memories": {"kind": "points", "points": [[-1, 0], [1, 0]]}})");
  SweepJobs jobs{[this] { ended.release(); }};

  Bench() { session.update(scene); }
  void set(const char* assignment) {
    set_value(scene, assignment);
    session.update(scene);
  }
  bool collected() {
    ended.acquire();
    return jobs.collect(session);
  }
  const Sweep& shown(int panel = 0) { return *session.panels()[static_cast<size_t>(panel)].beta_sweep; }
};

}  // namespace

TEST_CASE("the strip's panel gets a sweep, once, whatever β becomes") {
  Bench bench;
  bench.jobs.refresh(bench.session, -1, true);
  CHECK_FALSE(bench.jobs.busy());  // nothing shows it
  bench.jobs.refresh(bench.session, 0, true);
  REQUIRE(bench.collected());
  REQUIRE(bench.shown().changes.size() == 1);
  CHECK(bench.shown().changes[0].at == doctest::Approx(0.5).epsilon(2e-4));
  CHECK(bench.jobs.all_full());
  bench.set("energy.beta=0.3");
  bench.jobs.refresh(bench.session, 0, true);
  CHECK_FALSE(bench.jobs.busy());
  CHECK(bench.jobs.all_full());
}

TEST_CASE("a drag shows a first look, rest the whole") {
  Bench bench;
  bench.jobs.refresh(bench.session, 0, false);
  REQUIRE(bench.collected());
  CHECK_FALSE(bench.jobs.all_full());
  const double rough = bench.shown().accuracy;
  bench.jobs.refresh(bench.session, 0, true);
  REQUIRE(bench.collected());
  CHECK(bench.jobs.all_full());
  CHECK(bench.shown().accuracy < rough);
}

TEST_CASE("a drag that overtakes its job still moves the strip, and ends with the right one") {
  Bench bench;
  bench.jobs.refresh(bench.session, 0, false);
  bench.set("memories.points=[[-2, 0], [2, 0]]");
  bench.jobs.refresh(bench.session, 0, false);
  REQUIRE(bench.collected());
  REQUIRE(bench.session.panels()[0].beta_sweep);
  CHECK_FALSE(bench.jobs.all_full());
  bench.jobs.refresh(bench.session, 0, true);
  REQUIRE(bench.collected());
  REQUIRE(bench.shown().changes.size() == 2);  // x leaves the view, which ends at 1.5, as β grows
  CHECK(bench.shown().changes[0].at == doctest::Approx(0.125).epsilon(2e-4));
  CHECK(bench.jobs.all_full());
}

TEST_CASE("a chart and the landscape beside it share a sweep") {
  Bench bench;
  bench.scene.panels = {"{}", R"({"show": "chart", "chart": "minima"})",
                        R"({"show": "chart", "chart": "bifurcation", "sweep": {"against": "count"}})"};
  bench.session.update(bench.scene);
  bench.jobs.refresh(bench.session, 0, true);
  REQUIRE(bench.collected());
  REQUIRE(bench.session.panels().size() == 3);
  REQUIRE(bench.session.panels()[0].beta_sweep);
  REQUIRE(bench.session.panels()[2].count_sweep);
  CHECK(&bench.shown(0) == &bench.shown(1));
  CHECK(bench.session.panels()[2].count_sweep->samples.size() == 2);
  CHECK_FALSE(bench.session.panels()[2].beta_sweep);
  // Without the first panel the chart keeps its own.
  bench.scene.panels.erase(bench.scene.panels.begin());
  bench.session.update(bench.scene);
  bench.jobs.refresh(bench.session, -1, true);
  CHECK_FALSE(bench.jobs.busy());
  REQUIRE(bench.session.panels()[1].count_sweep);
  CHECK(bench.session.panels()[1].count_sweep->samples.size() == 2);
}

TEST_CASE("a place on the track near a change is the change") {
  const Row row = *row_at(default_scene(), "energy.beta");
  const std::vector<double> snaps{0.5, 1.8304};
  const double place = track_place(row, 1.8304);
  CHECK(snapped_track_value(row, place + 0.009, snaps, 0.01) == 1.8304);
  CHECK(snapped_track_value(row, place - 0.009, snaps, 0.01) == 1.8304);
  CHECK(snapped_track_value(row, place + 0.011, snaps, 0.01) == track_value(row, place + 0.011));
  CHECK(snapped_track_value(row, place, {}, 0.01) == 1.83);
  // The nearer of two; none at the ends of the track.
  const std::vector<double> close{1, 1.1};
  CHECK(snapped_track_value(row, track_place(row, 1.08), close, 0.1) == 1.1);
  const std::vector<double> end{row.minimum};
  CHECK(snapped_track_value(row, 0.005, end, 0.01) == track_value(row, 0.005));
}
