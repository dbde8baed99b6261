// Jobs for studies: one at a time, shown as they come, begun anew when what they depend on changes, and not
// when they are known already.
#include <doctest/doctest.h>

#include <semaphore>

#include "app/tasks/study_job.h"
#include "core/scene/scene_json.h"

using namespace memscape;

namespace {

struct Bench {
  std::counting_semaphore<> woken{0};
  Session session;
  Scene scene;
  StudyJob job{[this] { woken.release(); }};

  explicit Bench(const char* text) : scene(parse_scene(text)) { session.update(scene); }
  void set(const char* assignment) {
    set_value(scene, assignment);
    session.update(scene);
  }
  /// Until everything is there. How often something new was shown.
  int finish(bool at_rest = true) {
    int shown = 0;
    for (job.keep_up(session, at_rest); !studies_complete(session); shown += job.keep_up(session, at_rest))
      woken.acquire();
    return shown;
  }
  const PanelState& panel(int i = 0) const { return session.panels()[static_cast<size_t>(i)]; }
};

constexpr const char* recall =
    R"({"memscape": 1, "particles": {"kind": "none"}, "show": "chart", "chart": "recall",
  "study": {"draws": 1, "against": "beta", "dimension": 16, "patterns": 4}})";
constexpr const char* equivalence = R"({"memscape": 1, "particles": {"kind": "none"}, "show": "chart",
  "chart": "equivalence", "memories": {"kind": "points", "points": [[-1, 0], [0.5, 0]]}})";

}  // namespace

TEST_CASE("a study begins at rest, comes in parts, and stays") {
  Bench bench(recall);
  bench.job.keep_up(bench.session, false);
  CHECK_FALSE(bench.job.busy());
  CHECK(study_note(bench.panel()) == "Being computed…");
  CHECK(bench.finish() >= 1);
  REQUIRE(study_of(bench.panel()));
  CHECK(study_of(bench.panel())->x.size() == 15);
  CHECK(study_note(bench.panel()) == "");
  bench.set("study.dimension=64");
  bench.set("energy.beta=3");
  CHECK_FALSE(studies_complete(bench.session));
  bench.finish();
  bench.set("study.dimension=16");  // known
  CHECK(bench.job.keep_up(bench.session, true));
  CHECK(studies_complete(bench.session));
  CHECK_FALSE(bench.job.busy());
}

TEST_CASE("a job that nobody wants any more is cancelled") {
  Bench bench(recall);
  bench.job.keep_up(bench.session, true);
  REQUIRE(bench.job.busy());
  bench.set("show=landscape");
  bench.job.keep_up(bench.session, true);
  CHECK_FALSE(bench.job.busy());
  CHECK(studies_complete(bench.session));  // nothing shows one
}

TEST_CASE("panels with different studies get theirs") {
  Bench bench(
      R"({"memscape": 1, "particles": {"kind": "none"}, "show": "chart", "study": {"draws": 1, "dimension": 16},
    "panels": [{"chart": "recall"}, {"chart": "recall", "study": {"against": "beta"}}, {"show": "landscape"}]})");
  bench.finish();
  CHECK(bench.panel(0).study->of.study.whole("against") == 0);
  CHECK(bench.panel(1).study->of.study.whole("against") == 2);
  CHECK(!bench.panel(2).study);
}

TEST_CASE("a short study follows a drag, and what is there stays until there is something newer") {
  Bench bench(equivalence);
  bench.finish(false);
  const double apart = bench.panel().study->y[0].back();
  CHECK(apart == doctest::Approx(3.0 / 16).epsilon(0.5));
  bench.set("memories.points=[[-1, 0], [1, 0]]");
  CHECK(study_of(bench.panel()) == nullptr);
  CHECK(shown_study(bench.panel()) != nullptr);
  CHECK(study_note(bench.panel()) == "");
  bench.finish(false);
  CHECK(bench.panel().study->y[0].back() < 1e-9);
}

TEST_CASE("a chart that has nothing to compute starts no job") {
  Bench bench(R"({"memscape": 1, "particles": {"kind": "none"}, "show": "chart", "chart": "memorization",
    "memories": {"kind": "grid"}})");
  bench.job.keep_up(bench.session, true);
  CHECK_FALSE(bench.job.busy());
  CHECK(studies_complete(bench.session));
  CHECK(study_note(bench.panel()) != "");
}
