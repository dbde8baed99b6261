// Jobs for clusters: they follow the shown step, and what has been overtaken still shows.
#include <doctest/doctest.h>

#include <semaphore>

#include "app/tasks/cluster_job.h"
#include "core/scene/scene_json.h"
#include "core/session/panel_clusters.h"

using namespace memscape;

namespace {

/// A session with jobs whose end can be waited for.
struct Bench {
  std::counting_semaphore<> ended{0};
  Session session;
  Scene scene = parse_scene(R"({"memscape": 1, "memories": {"kind": "points", "points": [[-1, 0], [1, 0.5]]},
    "particles": {"kind": "grid", "rows": 5, "columns": 5}, "dynamics": {"kind": "gradient", "steps": 100},
    "layers": {"clusters": {"shown": true, "threshold": 0.1}}})");
  const std::vector<FieldSize> sizes{{400, 300}};
  ClusterJobs jobs{[this] { ended.release(); }};

  Bench() { session.update(scene); }
  void refresh() { jobs.refresh(session, sizes, false); }
  bool collected() {
    ended.acquire();
    return jobs.collect(session);
  }
  void set(const char* assignment) {
    set_value(scene, assignment);
    session.update(scene);
  }
  int count() { return session.panels()[0].clusters->count(); }
};

}  // namespace

TEST_CASE("clusters follow the run") {
  Bench bench;
  bench.refresh();
  CHECK(bench.jobs.busy());
  REQUIRE(bench.collected());
  CHECK(bench.jobs.all_full());
  CHECK(bench.count() == 25);  // the grid's spacing is more than 0.1
  bench.refresh();
  CHECK_FALSE(bench.jobs.busy());

  bench.session.seek(100);
  bench.refresh();
  CHECK_FALSE(bench.jobs.all_full());
  CHECK(bench.count() == 25);  // until there is something newer
  REQUIRE(bench.collected());
  CHECK(bench.count() < 25);
  CHECK(bench.count() == cluster_task(bench.session.panels()[0]).compute()->count());
}

TEST_CASE("a job that has been overtaken shows its clusters, and the next one follows") {
  Bench bench;
  bench.refresh();
  bench.set("layers.clusters.threshold=100");
  bench.refresh();
  REQUIRE(bench.collected());
  CHECK(bench.count() == 25);
  CHECK_FALSE(bench.jobs.all_full());
  bench.refresh();
  REQUIRE(bench.collected());
  CHECK(bench.count() == 1);
  CHECK(bench.jobs.all_full());
}

TEST_CASE("nothing where the layer is off") {
  Bench bench;
  bench.refresh();
  REQUIRE(bench.collected());
  bench.set("layers.clusters.shown=false");
  bench.refresh();
  CHECK_FALSE(bench.session.panels()[0].clusters);
  CHECK_FALSE(bench.jobs.busy());
  CHECK(bench.jobs.all_full());
}
