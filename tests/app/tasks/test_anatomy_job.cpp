// Jobs for anatomy: coarse while something is dragged, fine at rest, nothing where no layer wants it.
#include <doctest/doctest.h>

#include <semaphore>

#include "app/tasks/anatomy_job.h"
#include "core/scene/scene_json.h"
#include "core/session/anatomy.h"

using namespace memscape;

namespace {

/// A session with jobs whose end can be waited for.
struct Bench {
  std::counting_semaphore<> ended{0};
  Session session;
  Scene scene;
  AnatomyJobs jobs{[this] { ended.release(); }};
  const std::vector<FieldSize> sizes{{400, 300}};

  explicit Bench(const std::string& layers)
      : scene(parse_scene(R"({"memscape": 1, "particles": {"kind": "none"},
          "memories": {"kind": "points", "points": [[-1, 0], [1, 0.5]]}, "layers": )" +
                          layers + "}")) {
    session.update(scene);
  }
  void refresh(bool at_rest) { jobs.refresh(session, sizes, at_rest); }
  bool collected() {
    ended.acquire();
    return jobs.collect(session);
  }
  void set(const char* assignment) {
    set_value(scene, assignment);
    session.update(scene);
  }
  const Anatomy& shown() { return *session.panels()[0].anatomy; }
};

}  // namespace

TEST_CASE("a drag shows coarse basins, rest fine ones") {
  Bench bench(R"({"basins": true})");
  bench.refresh(false);
  CHECK(bench.jobs.busy());
  REQUIRE(bench.collected());
  CHECK(bench.shown().basins.width == 160);
  CHECK_FALSE(bench.jobs.all_full());
  bench.refresh(false);  // nothing has changed since
  CHECK_FALSE(bench.jobs.busy());
  bench.refresh(true);
  REQUIRE(bench.collected());
  CHECK(bench.shown().basins.width == 400);
  CHECK(bench.jobs.all_full());
  bench.refresh(true);
  CHECK_FALSE(bench.jobs.busy());
}

TEST_CASE("a drag does not starve: a job that has been overtaken still shows its result") {
  Bench bench(R"({"critical": true})");
  bench.refresh(false);
  bench.set("energy.beta=0.25");  // by now both memories share one minimum
  bench.refresh(false);
  REQUIRE(bench.collected());
  CHECK(bench.shown().critical.counts.minima == 2);
  CHECK_FALSE(bench.jobs.all_full());
  bench.refresh(false);
  REQUIRE(bench.collected());
  CHECK(bench.shown().critical.counts.minima == 1);
  CHECK(bench.jobs.all_full());  // critical points have no coarse form
}

TEST_CASE("at rest a job that is out of date is cancelled, and only the last result is shown") {
  Bench bench(R"({"critical": true})");
  bench.refresh(true);
  bench.set("energy.beta=0.25");
  bench.refresh(true);
  while (!bench.collected()) {
  }
  CHECK(bench.shown().critical.counts.minima == 1);
  CHECK(bench.jobs.all_full());
}

TEST_CASE("layers that are off take their anatomy with them") {
  Bench bench(R"({"voronoi": true})");
  bench.refresh(true);
  REQUIRE(bench.collected());
  CHECK(bench.session.panels()[0].anatomy != nullptr);
  bench.set("layers.voronoi=false");
  bench.refresh(true);
  CHECK(bench.session.panels()[0].anatomy == nullptr);
  CHECK(bench.jobs.all_full());
  CHECK_FALSE(bench.jobs.busy());
}
