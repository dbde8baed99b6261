// Who pulls a particle: its weights, the lines drawn for them, and the two charts, against the energy itself.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/charts/kinds.h"
#include "core/page/small_chart.h"
#include "core/scene/scene_json.h"
#include "core/session/pull.h"
#include "core/views/panel.h"
#include "support_layers.h"

using namespace memscape;

namespace {

const std::string kBare =
    R"("layers": {"heatmap": false, "contours": false, "memories": false, "particles": false,
  "trails": false, "axes": false, "colorbar": false, "caption": false, "unsupported": false, "pull": {"particle": 2}})";

std::string scene_of(const std::string& energy, const std::string& more = "") {
  return R"({"memscape": 1, "energy": )" + energy + R"(, "memories": {"kind": "points",
    "points": [[-1, 0], [1, 0], [0, 0.6], [0.9, 1]]}, "particles": {"kind": "points", "points": [[1, 1], [0.3, 0.4]]},
    "dynamics": {"kind": "gradient", "step": 0.1, "steps": 20}, )" +
         kBare + more + "}";
}

const std::string kLse = R"({"kind": "lse", "beta": 2, "distance": "half"})";

Drawing drawn(Session& session, Layout& layout) {
  Style style = make_style("light", 9);
  layout = laid_out(session, 420, 420, style);
  return compose(session, layout, style, plain_measure, {.transient = false});
}

/// Lines of two points that are not a frame: from the particle to memories, dark ones first.
std::vector<Lines> spokes(const Drawing& drawing) {
  std::vector<Lines> found;
  for (const Shape& shape : drawing.shapes)
    if (auto* lines = std::get_if<Lines>(&shape); lines && !lines->closed && lines->points.size() == 2)
      found.push_back(*lines);
  return found;
}

double sum_of_bars(const Chart& chart) {
  double sum = 0;
  for (const ChartSeries& series : chart.series)
    for (double y : series.y) sum += y;
  return sum;
}

}  // namespace

TEST_CASE("the chosen particle is the one that the scene names, or the last") {
  Session session = session_of(scene_of(kLse), 7);
  const PanelState& panel = session.panels()[0];
  auto pull = pull_at(panel, 7);
  REQUIRE(pull);
  CHECK(pull->particle == 1);
  CHECK(pull->x == Vector(panel.run->frame(7).X.col(1)));
  CHECK(pull->weights == panel.energy->memory_weights()->weights(pull->x));
  CHECK(pull->weights.sum() == doctest::Approx(1).epsilon(1e-12));

  Scene scene = session.scene();
  set_value(scene, "layers.pull.particle=1000");
  session.update(scene);
  CHECK(pulled_particle(session.panels()[0]) == 1);
  scene.particles.edit_points().pop_back();
  session.update(scene);
  CHECK(pulled_particle(session.panels()[0]) == 0);
  scene.particles.edit_points().clear();
  session.update(scene);
  CHECK(pulled_particle(session.panels()[0]) == -1);
  CHECK_FALSE(pull_at(session.panels()[0], 0));
}

TEST_CASE("the heaviest come first, equals by number, small shares are left out") {
  Vector w(5);
  w << 0.1, 0.4, 0.4, 0.001, 0;
  CHECK(heaviest(w, 9, 0.01) == std::vector<int>{1, 2, 0});
  CHECK(heaviest(w, 9, 0) == std::vector<int>{1, 2, 0, 3});
  CHECK(heaviest(w, 2, 0) == std::vector<int>{1, 2});
  CHECK(heaviest(Vector::Zero(4), 9, 0.1).empty());
}

TEST_CASE("a line to each memory is as wide as it weighs") {
  Session session = session_of(scene_of(kLse));
  Layout layout;
  const Drawing drawing = drawn(session, layout);
  const PanelState& panel = session.panels()[0];
  const PanelFrame& frame = layout.frames[0];
  const Vector w = panel.energy->memory_weights()->weights(Eigen::Vector2d(0.3, 0.4));
  const std::vector<Lines> lines = spokes(drawing);
  REQUIRE(lines.size() == 2 * 4);
  double per_weight = -1;
  for (const Lines& line : lines) {
    CHECK(line.points[0] == frame.to_page(0.3, 0.4));
    Eigen::Index k = 0;
    while (k < 4 && line.points[1] != frame.to_page((*panel.Xi)(0, k), (*panel.Xi)(1, k))) ++k;
    REQUIRE(k < 4);
    if (line.stroke.colour != make_style("light", 9).memory) continue;
    if (per_weight < 0) per_weight = line.stroke.width / w[k];
    CHECK(line.stroke.width == doctest::Approx(per_weight * w[k]).epsilon(1e-5));
  }
  CHECK(per_weight > 0);
}

TEST_CASE("only the active set of log-sum-ReLU pulls") {
  Session session = session_of(scene_of(R"({"kind": "lsr", "beta": 4})"));  // supports of radius 0.71
  Layout layout;
  const auto lines = spokes(drawn(session, layout));
  CHECK(lines.size() == 2 * 1);  // (0, 0.6) alone is near
  const Chart chart = find_chart("weights")->make(session.panels()[0], 0, 20);
  REQUIRE(chart.series.size() == 4);
  CHECK(chart.series[2].y[0] == 1);
  CHECK(chart.series[0].y[0] == 0);
}

TEST_CASE("a thousand memories stay a picture, and every weight is in the chart") {
  Session session = session_of(R"({"memscape": 1, "energy": {"kind": "lse", "beta": 0.01},
    "memories": {"kind": "random", "count": 1000, "dimension": 2, "seed": 1},
    "particles": {"kind": "points", "points": [[0, 0], [0.1, 0]]}, )" +
                               kBare + "}");
  Layout layout;
  const auto lines = spokes(drawn(session, layout));
  CHECK(lines.size() > 20);
  CHECK(lines.size() <= 2 * 150);
  const Chart chart = find_chart("weights")->make(session.panels()[0], 0, 1);
  CHECK(chart.series.size() == 21);
  CHECK(chart.x_words.size() == 21);
  CHECK(sum_of_bars(chart) == doctest::Approx(1).epsilon(1e-9));
  for (size_t i = 1; i < 20; ++i) CHECK(chart.series[i].y[0] <= chart.series[i - 1].y[0]);
}

TEST_CASE("the chart of weights is the softmax, at the shown step") {
  Session session = session_of(scene_of(kLse), 12);
  const Chart chart = find_chart("weights")->make(session.panels()[0], 12, 20);
  const Vector w =
      session.panels()[0].energy->memory_weights()->weights(session.panels()[0].run->frame(12).X.col(1));
  REQUIRE(chart.series.size() == 4);
  for (int k = 0; k < 4; ++k) CHECK(chart.series[static_cast<size_t>(k)].y[0] == w[k]);
  CHECK(chart.x_words == std::vector<std::string>{"1", "2", "3", "4"});
}

TEST_CASE("a place without force and a scene without particles say so") {
  Session bare = session_of(scene_of(R"({"kind": "lsr", "beta": 400})"));
  CHECK_FALSE(find_chart("weights")->make(bare.panels()[0], 0, 20).note.empty());
  Scene scene = bare.scene();
  scene.particles.edit_points().clear();
  bare.update(scene);
  CHECK_FALSE(find_chart("weights")->make(bare.panels()[0], 0, 20).note.empty());
  CHECK_FALSE(find_chart("trace")->make(bare.panels()[0], 0, 20).note.empty());
}

TEST_CASE("the trace is the particle's energy; it rises only where the step is too long") {
  Session session = session_of(scene_of(kLse), 20);
  const PanelState& panel = session.panels()[0];
  const Chart chart = find_chart("trace")->make(panel, 5, 20);
  REQUIRE(chart.series.size() == 1);
  REQUIRE(chart.series[0].x.size() == 21);
  for (int step = 0; step <= 20; ++step) CHECK(chart.series[0].y[step] == panel.run->frame(step).energy[1]);
  CHECK(chart.guides[0].at == 5);

  Scene scene = session.scene();
  set_value(scene, "dynamics.step=4");  // above 2 the energy of log-sum-exp can rise
  session.update(scene);
  session.seek(0);
  Session wild = session_of(scene_text(scene), 20);
  const Chart risen = find_chart("trace")->make(wild.panels()[0], 0, 20);
  REQUIRE(risen.series.size() == 2);
  int rises = 0;
  for (int step = 1; step <= 20; ++step) rises += wild.panels()[0].run->rose(1, step);
  CHECK(rises > 0);
  CHECK(static_cast<int>(risen.series[1].x.size()) == rises);
}

TEST_CASE("a small chart keeps to its page") {
  Session session = session_of(scene_of(kLse));
  const Drawing drawing =
      small_chart(session.panels()[0], find_chart("weights")->make(session.panels()[0], 0, 20), 280, 140,
                  make_style("dark", 9), plain_measure);
  CHECK(drawing.width == 280);
  const Rect page{0, 0, 280, 140};
  for (const Shape& shape : drawing.shapes)
    if (auto* bars = std::get_if<Polygons>(&shape))
      for (Point2 p : bars->points) CHECK(page.contains(p));
}
