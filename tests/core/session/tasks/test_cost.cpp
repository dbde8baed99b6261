// What would take longer than anybody waits is refused part by part, in one place, unless it is forced.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/layers/layer.h"
#include "core/scene/scene_json.h"
#include "core/session/anatomy.h"
#include "core/session/panel_sweep.h"
#include "core/session/predicted.h"
#include "core/session/tasks/scheduler.h"

using namespace memscape;

namespace {

Session session_of(const std::string& energy, int K, const std::string& more = "") {
  Session session;
  session.update(parse_scene(R"({"memscape": 1, "energy": )" + energy +
                             R"(, "memories": {"kind": "random", "seed": 1, "count": )" + std::to_string(K) +
                             R"(}, "particles": {"kind": "none"}, 
                                 "layers": {"basins": true, "critical": true, "separatrices": true})" +
                             more + "}"));
  return session;
}

constexpr const char* lse = R"({"kind": "lse", "beta": 20})";
constexpr const char* polynomial = R"({"kind": "polynomial", "beta": 2})";

Affordable of(const Session& session, const Task& task, Wishes wishes = {}) {
  wishes.sizes = {{600, 600}};
  const Ask ask{wishes, 0};
  return affordable(task, session.panels()[0], ask, task.key(session.panels()[0], ask));
}

bool has(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("durations in words") {
  CHECK(duration_text(0.1) == "1 second");
  CHECK(duration_text(45) == "45 seconds");
  CHECK(duration_text(700) == "12 minutes");
  CHECK(duration_text(3600 * 7) == "7 hours");
  CHECK(duration_text(86400 * 9) == "9 days");
  CHECK(has(duration_text(1e15), "e+"));
}

TEST_CASE("what is quick is not refused, and its key stays") {
  const Session session = session_of(lse, 1000);
  const Task& task = task_for(result_type<Anatomy>);
  const Affordable found = of(session, task);
  CHECK(found.refusals.empty());
  CHECK(found.seconds > 0.5);
  CHECK(found.key == task.key(session.panels()[0], {{.sizes = {{600, 600}}}, 0}));
}

TEST_CASE("parts that would take too long are left out, with what takes them; the rest is computed") {
  const Session session = session_of(polynomial, 100000, R"(, "dynamics": {"steps": 300})");
  const Task& task = task_for(result_type<Anatomy>);
  const Affordable found = of(session, task);
  REQUIRE(found.refusals.size() == 2);
  CHECK(has(found.refusals[0], "critical points of K = 100000 memories in D = 2 would take about "));
  CHECK(has(found.refusals[0], ": give fewer memories"));
  CHECK(has(found.refusals[1], "basins of K = 100000 memories would take about "));
  CHECK_FALSE(found.key.any());
  const Affordable forced = of(session, task, {.force = true});
  CHECK(forced.refusals.empty());
  CHECK(forced.key.any());
  CHECK(forced.seconds > 2 * most_seconds);

  const Session pairs = session_of(polynomial, 9000);
  const Affordable some = of(pairs, task);
  REQUIRE(some.refusals.size() == 1);
  CHECK(has(some.refusals[0], "critical points"));
  CHECK(some.key.any());
}

TEST_CASE("sweeps, and predictions, which grow with the square of the memories too") {
  const std::string chart = R"(, "show": "chart", "chart": "minima")";
  const Task& sweeps = task_for(result_type<BetaSweep>);
  CHECK(of(session_of(lse, 1000, chart), sweeps).refusals.empty());
  CHECK(of(session_of(lse, 5000, chart), sweeps).refusals.size() == 1);
  Wishes strip;
  strip.strip = 0;
  CHECK(of(session_of(lse, 300), sweeps, strip).key.any());
  CHECK(of(session_of(lse, 1000), sweeps, strip).refusals.size() == 1);  // nobody waits for the slider's

  const std::string error = R"(, "show": "chart", "chart": "error")";
  const Task& predictions = task_for(result_type<Prediction>);
  CHECK(of(session_of(lse, 300, error), predictions).refusals.empty());
  const Affordable many = of(session_of(lse, 20000, error), predictions);
  CHECK_FALSE(many.refusals.empty());
  CHECK(has(many.refusals.back(), "errors against β of K = 20000 pairs would take about "));
}

TEST_CASE("a session shows what is refused, and a scheduler computes it when it is forced") {
  Session session = session_of(polynomial, 9000, R"(, "view": {"x": [-1, 1]})");
  Scheduler tasks([] {});
  Wishes wishes{.sizes = {{8, 8}}, .at_rest = false, .most_cells = 8};
  tasks.refresh(session, wishes);
  const PanelState& panel = session.panels()[0];
  CHECK(panel.found.refusals<Anatomy>().size() == 1);
  CHECK(counts_of(panel, Telling::counter).front() == panel.found.refusals<Anatomy>().front());
  CHECK_FALSE(tasks.forces());
  tasks.force(0);
  tasks.refresh(session, wishes);
  CHECK(panel.found.refusals<Anatomy>().empty());
  CHECK(tasks.forces());
  Scene other = session.scene();
  set_value(other, "memories.count=9001");
  session.update(other);
  tasks.refresh(session, wishes);
  CHECK(session.panels()[0].found.refusals<Anatomy>().size() == 1);
  CHECK_FALSE(tasks.forces());
}
