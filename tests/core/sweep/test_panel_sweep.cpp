// Sweeps of panels and the charts that draw them: the triangle whose four minima live from β = 1.8304 to 2.
#include <doctest/doctest.h>

#include <cmath>

#include "core/charts/kinds.h"
#include "core/scene/scene_json.h"
#include "core/session/panel_sweep.h"
#include "core/session/tasks/scheduler.h"

namespace memscape {
namespace {

/// The triangle at β = 1.9 as a chart.
Session triangle(const std::string& chart, const char* assignment = "sweep.against=beta") {
  Scene scene = parse_scene(R"({"memscape": 1, "energy": {"kind": "lse", "beta": 1.9, "distance": "half"},
    "memories": {"kind": "points", "points": [[0.9659258262890683, 0.25881904510252074], [-0.7071067811865476, 0.7071067811865476],
    [-0.25881904510252063, -0.9659258262890683]]},
    "particles": {"kind": "none"}, "show": "chart", "chart": ")" +
                            chart + "\"}");
  set_value(scene, assignment);
  Session session;
  session.update(scene);
  return session;
}

Chart chart_with_sweep(Session& session) {
  PanelState& panel = session.panels()[0];
  complete(session, {}, Stage::numbers);
  return chart_of(panel, 0, 1);
}

const ChartSeries& named(const Chart& chart, const std::string& name) {
  auto found = std::ranges::find(chart.series, name, &ChartSeries::name);
  REQUIRE(found != chart.series.end());
  return *found;
}

}  // namespace

TEST_CASE("a chart without its sweep says that it is being computed") {
  Session session = triangle("minima");
  CHECK(chart_sweep(session.panels()[0]) == SweepAgainst::beta);
  const Chart chart = chart_of(session.panels()[0], 0, 1);
  CHECK(chart.note == "Being computed…");
  CHECK(chart.series.empty());
}

TEST_CASE("the number of minima is a line of steps with the changes marked") {
  Session session = triangle("minima");
  const Chart chart = chart_with_sweep(session);
  const ChartSeries& steps = named(chart, "");  // the one for emergent minima is named
  CHECK(steps.look == ChartSeries::Look::steps);
  REQUIRE(steps.y.size() == 4);  // begin, two changes, end
  CHECK(steps.y == std::vector<double>{1, 4, 3, 3});
  CHECK(steps.x[1] == doctest::Approx(1.8304).epsilon(2e-4));
  CHECK(steps.x[2] == doctest::Approx(2).epsilon(2e-4));
  CHECK(chart.x_log);
  REQUIRE(chart.guides.size() == 3);  // β itself, then the changes
  CHECK(chart.guides[0].at == 1.9);
  CHECK(chart.x.low < 1.8);
  CHECK(chart.x.high > 2);
}

TEST_CASE("branches are named by memory, and the middle is emergent") {
  Session session = triangle("bifurcation");
  const Chart chart = chart_with_sweep(session);
  const double ends[] = {0.96593, -0.70711, -0.25882};
  for (int k = 0; k < 3; ++k) {
    const ChartSeries& branch = named(chart, std::to_string(k + 1));
    CHECK_FALSE(branch.dashed);
    double last = 0;
    for (double y : branch.y)
      if (std::isfinite(y)) last = y;
    CHECK(last ==
          doctest::Approx(ends[k]).epsilon(0.01));  // where the axis ends minima are near the memories
  }
  CHECK(std::ranges::any_of(chart.series, &ChartSeries::dashed));
}

TEST_CASE("against K there is a sample for each number of the first memories") {
  Session session = triangle("bifurcation", "sweep.against=count");
  CHECK(chart_sweep(session.panels()[0]) == SweepAgainst::count);
  const Chart chart = chart_with_sweep(session);
  CHECK_FALSE(chart.x_log);
  CHECK(chart.x == Range{0.5, 3.5});
  size_t dots = 0;
  for (const ChartSeries& series : chart.series) dots += series.y.size();
  CHECK(dots == 1 + 2 + 4);  // two memories at distance √3 have one minimum below β = 4/3, two above
}

TEST_CASE("what would take too long is told by the chart, before it is begun") {
  Session session = triangle("minima");
  Scene scene = session.scene();
  set_value(scene, "memories.kind=random");
  set_value(scene, "memories.count=5000");
  session.update(scene);
  complete(session, {}, Stage::numbers);
  const std::string note = chart_of(session.panels()[0], 0, 1).note;
  CHECK(note.starts_with("Counting minima against β of K = 5000 memories would take about "));
  CHECK(note.ends_with(": give fewer memories."));
  CHECK_FALSE(session.panels()[0].result<BetaSweep>());
}

TEST_CASE("a sweep of other memories is marked while the next is computed, of another number it is gone") {
  Session session = triangle("minima");
  Scheduler tasks([] {});
  auto refresh = [&] { tasks.refresh(session, {}); };
  chart_with_sweep(session);
  refresh();
  CHECK_FALSE(sweep_is_late(session.panels()[0], SweepAgainst::beta));
  CHECK(chart_of(session.panels()[0], 0, 1).progress.empty());
  Scene scene = session.scene();
  scene.memories.edit_points()[0][0] += 0.01;
  session.update(scene);
  refresh();
  CHECK(sweep_is_late(session.panels()[0], SweepAgainst::beta));
  CHECK_FALSE(chart_of(session.panels()[0], 0, 1).progress.empty());
  chart_with_sweep(session);
  refresh();
  CHECK_FALSE(sweep_is_late(session.panels()[0], SweepAgainst::beta));
  scene.memories.edit_points().pop_back();
  session.update(scene);
  CHECK(sweep_in(session.panels()[0], SweepAgainst::beta) == nullptr);
}

}  // namespace memscape
