// Clusters of samples with their energies: worked out by hand on a line, and those of a panel.
#include <doctest/doctest.h>

#include <cmath>

#include "core/layers/layer.h"
#include "core/page/words.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "core/session/panel_clusters.h"
#include "support_bowls.h"
#include "support_layers.h"

using namespace memscape;

namespace {

/// Particles at 0, 4, 1 and one that has diverged.
Frame line_frame() {
  return {Matrix{{0, 4, 77, 1}},
          Vector::Zero(4),
          {Status::moving, Status::settled, Status::diverged, Status::unsupported}};
}

const Matrix memories{{4.5, -3, 0.4}};

const std::string kTwo = R"({"memscape": 1, "energy": {"kind": "diffusion", "t": 0.15, "sigma": 1},
  "memories": {"kind": "points", "points": [[1, 0], [-1, 0]]},
  "particles": {"kind": "points", "points": [[1, 0.1], [1, -0.1], [-1, 0]]},
  "dynamics": {"kind": "reverse_sde", "t_max": 1, "t_min": 1e-5, "grid": "geometric", "steps": 20},
  "view": {"time": "fixed"}, "layers": {"clusters": {"shown": true, "threshold": )";

}  // namespace

TEST_CASE("three samples on a line, by hand") {
  const Bowl energy(1);  // E = x²/2
  const Matrix X = samples_of(line_frame());
  CHECK(X == Matrix{{0, 4, 1}});

  const SampleClusters two = sample_clusters(X, memories, energy, 1);  // 0 and 1 merge at height 1
  CHECK(two.centroids == Matrix{{0.5, 4}});
  CHECK(two.sizes == std::vector<int>{2, 1});
  CHECK(two.energies == Vector{{0.125, 8}});
  CHECK(two.nearest == std::vector<int>{1, 0, 2});
  CHECK(two.memory_energies.isApprox(Vector{{10.125, 4.5, 0.08}}, 1e-15));

  const SampleClusters three = sample_clusters(X, memories, energy, 0.99);
  CHECK(three.sizes == std::vector<int>{1, 1, 1});
  CHECK(three.energies == Vector{{0, 8, 0.5}});
  const SampleClusters one = sample_clusters(X, memories, energy, std::sqrt(4.0 / 3) * 3.5 + 1e-12);
  CHECK(one.sizes == std::vector<int>{3});
  CHECK(one.centroids(0, 0) == doctest::Approx(5.0 / 3));
}

TEST_CASE("no samples, no clusters; the memories have their energies all the same") {
  const SampleClusters none = sample_clusters(Matrix(1, 0), memories, Bowl(1), 2);
  CHECK(none.count() == 0);
  CHECK(none.energies.size() == 0);
  CHECK(none.nearest == std::vector<int>{0, 0, 0});
  CHECK(none.memory_energies.size() == 3);
}

TEST_CASE("a cancelled call gives nothing") {
  const std::atomic<bool> cancelled = true;
  CHECK(sample_clusters(samples_of(line_frame()), memories, Bowl(1), 2, &cancelled).count() == 0);
}

TEST_CASE("a panel's clusters are of the particles at the shown step, on the landscape that is shown") {
  Session session = session_of(kTwo + "0.2}}}");
  const PanelState& panel = session.panels()[0];
  const ClusterTask task = cluster_task(panel);
  REQUIRE(task.any());
  CHECK(task.X == panel.run->frame(0).X);
  const auto found = task.compute();
  REQUIRE(found->count() == 2);  // 0.2 apart: merged at height 0.2
  CHECK((found->centroids - Matrix{{1, -1}, {0, 0}}).norm() < 1e-15);
  // The other memory, at a squared distance of 4, adds -2σ²t log(1 + exp(-4 / 2σ²t)).
  const double E = -0.3 * std::log1p(std::exp(-4 / 0.3));
  for (double energy : found->energies) CHECK(energy == doctest::Approx(E));
  CHECK(found->memory_energies == found->energies);
  CHECK(found->nearest == std::vector<int>{2, 1});

  CHECK(cluster_task(panel) == task);
  session.seek(3);
  const ClusterTask later = cluster_task(panel);
  CHECK_FALSE(later == task);
  CHECK(later.X == panel.run->frame(3).X);
}

TEST_CASE("no clusters where the layer is off, in charts, and without particles") {
  auto task_of = [](const std::string& set) {
    Scene scene = parse_scene(kTwo + "0.2}}}");
    set_value(scene, set);
    Session session;
    session.update(scene);
    return cluster_task(session.panels()[0]).any();
  };
  CHECK(task_of("layers.clusters.threshold=7"));
  CHECK_FALSE(task_of("layers.clusters.shown=false"));
  CHECK_FALSE(task_of("show=chart"));
  CHECK_FALSE(task_of("particles.kind=none"));
}

TEST_CASE("what is counted: clusters at their height, and why there are none") {
  Session session = session_of(kTwo + "0.2}}}");
  PanelState& panel = session.panels()[0];
  CHECK(counts_of(panel, Telling::apart) == std::vector<std::string>{"clusters – at height 0.2"});
  panel.found.set(cluster_task(panel).compute());
  CHECK(counts_of(panel, Telling::apart) == std::vector<std::string>{"2 clusters at height 0.2"});
  Scene scene = session.scene();
  set_value(scene, "particles.kind=none");
  session.update(scene);
  CHECK(counts_of(session.panels()[0], Telling::apart) ==
        std::vector<std::string>{"clusters take particles"});
}

TEST_CASE("Fig. 4.3: nine memories give fewer clusters, and these are more than the minima") {
  Session session;
  session.update(parse_scene(find_preset("samples-and-clusters")->text));
  session.seek(session.last());
  const PanelState &two = session.panels()[0], &nine = session.panels()[1];
  CHECK(cluster_task(two).compute()->count() == 2);
  const auto found = cluster_task(nine).compute();
  CHECK(found->count() == 7);
  CHECK(nine.energy == nine.model);  // the landscape at t = 0.15, whatever the step
  // Two pairs of memories are one cluster each, whose centroid lies between them: in a valley, so that its
  // energy is not above both.
  CHECK(found->memory_energies.size() == 9);
  CHECK(found->energies.minCoeff() >= found->memory_energies.minCoeff() - 0.01);
}
