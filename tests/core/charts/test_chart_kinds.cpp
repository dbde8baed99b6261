// The harness over the catalogue of charts: each makes a chart or a note, whatever the scene is.
#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "core/charts/kinds.h"
#include "core/layers/layer.h"
#include "core/page/small_chart.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"
#include "core/session/panel_sweep.h"
#include "core/session/predicted.h"
#include "support_layers.h"

using namespace memscape;

namespace {

/// Scenes without particles, with one memory and with a thousand, in one, two and three dimensions.
std::vector<Scene> scenes() {
  std::vector<Scene> all;
  for (const std::string D : {"1", "2", "3"})
    for (const std::string K : {"1", "4", "1000"})
      for (const std::string particles : {R"({"kind": "none"})", R"({"kind": "random", "count": 5})"})
        all.push_back(parse_scene(R"({"memscape": 1, "energy": {"kind": "lse", "beta": 4},
          "dynamics": {"kind": "gradient", "steps": 3},
          "study": {"samples": 50, "largest": 3, "draws": 1, "iterations": 10, "dimension": 8, "patterns": 2},
          "memories": {"kind": "random", "count": )" +
                                  K + R"(, "dimension": )" + D + R"(}, "particles": )" + particles + "}"));
  return all;
}

Scene showing(Scene scene, const ChartKind& kind) {
  set_value(scene, "show=chart");
  set_value(scene, "chart=" + std::string(kind.id));
  return scene;
}

/// What the chart may ask for, where it is quick.
void compute_needs(PanelState& panel) {
  if (const PredictionWants wants = prediction_wants(panel); wants.any() && panel.Xi->cols() < 100)
    panel.found.set(compute_prediction(panel, wants, 12, 12));
  if (const auto against = chart_sweep(panel); against && panel.Xi->cols() < 100)
    if (const auto sweep = compute_sweep(panel, *against, true)) {
      if (*against == SweepAgainst::beta)
        panel.found.set(std::make_shared<const BetaSweep>(BetaSweep{*sweep}));
      if (*against == SweepAgainst::count)
        panel.found.set(std::make_shared<const CountSweep>(CountSweep{*sweep}));
    }
  if (const StudyKind* study = study_kind(panel); study && panel.Xi->cols() < 100 && study->follows)
    panel.found.set(compute_study(panel));
}

void check_chart(const Chart& chart) {
  for (const ChartSeries& series : chart.series) {
    CHECK(series.x.size() == series.y.size());
    for (double x : series.x) CHECK(std::isfinite(x));
  }
  for (const ChartGuide& guide : chart.guides) CHECK(std::isfinite(guide.at));
  for (int axis : {0, 1}) {
    const Range range = shown_range(chart, axis);
    CHECK(range.low < range.high);
    CHECK(std::isfinite(range.high - range.low));
  }
  const bool drawn = std::ranges::any_of(chart.series, [](const ChartSeries& s) { return !s.x.empty(); });
  CHECK((drawn || !chart.note.empty()));
}

}  // namespace

TEST_CASE("charts have names and words of their own, and read values that scenes have") {
  std::set<std::string_view> ids, titles;
  for (const ChartKind& kind : chart_kinds()) {
    CAPTURE(kind.id);
    CHECK(ids.insert(kind.id).second);
    CHECK(titles.insert(kind.title).second);
    CHECK(kind.help.ends_with('.'));
    CHECK(find_chart(kind.id) == &kind);
    for (std::string_view path : kind.rows) CHECK(find_scene_row(path) != nullptr);
    if (!kind.study) continue;
    for (const Row& row : kind.study->settings) {
      CHECK(in_domain(row, row.fallback));
      CHECK(row.help.ends_with('.'));
    }
    CHECK(!kind.study->caption(default_scene()).empty());
    if (kind.study->rows)
      for (std::string_view path : kind.study->rows(default_scene())) CHECK(row_at(default_scene(), path));
  }
}

TEST_CASE("every chart makes a chart or a note, and is drawn") {
  const Style style = make_style("light", 9);
  std::set<std::string_view> seen;
  for (const Scene& scene : scenes())
    for (const ChartKind& kind : chart_kinds()) {
      CAPTURE(kind.id);
      CAPTURE(scene_text(scene));
      Session session;
      session.update(showing(scene, kind));
      session.seek(2);
      PanelState& panel = session.panels()[0];
      REQUIRE(chart_kind(panel) == &kind);
      for (Need need : kind.needs) CHECK(needs_of(panel).has(need));
      check_chart(chart_of(panel, 2, session.last()));  // before anything is computed
      compute_needs(panel);
      const Chart chart = chart_of(panel, 2, session.last());
      check_chart(chart);
      if (chart.note.empty()) seen.insert(kind.id);
      CHECK(!small_chart(panel, chart, 160, 120, style, plain_measure).shapes.empty());
      const Layout layout = laid_out(session, 160, 120, style);
      CHECK(!compose(session, layout, style, plain_measure).shapes.empty());
    }
  for (std::string_view id : {"energy", "weights", "trace", "density", "paths", "slice", "error", "minima",
                              "bifurcation", "equivalence"}) {
    CAPTURE(id);
    CHECK(seen.contains(id));  // it has drawn something somewhere
  }
}

TEST_CASE("the settings of studies are those of a scene") {
  const Scene scene = default_scene();
  for (const Row& row : study_settings()) {
    CAPTURE(row.id);
    CHECK(value_at(scene, "study." + std::string(row.id)) == row.fallback);
    CHECK(scene.study.get(row.id) == row.fallback);
  }
}
