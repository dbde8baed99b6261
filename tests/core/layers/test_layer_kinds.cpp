// The harness over the catalogue of layers: each draws on every view that it claims, whatever there is to
// draw, refuses with a sentence elsewhere, and leaves nothing behind when it is off.
#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "core/layers/layer.h"
#include "core/scene/scene_json.h"
#include "core/session/anatomy.h"
#include "core/session/panel_clusters.h"
#include "core/session/predicted.h"
#include "core/views/panel.h"
#include "support_layers.h"

using namespace memscape;

namespace {

/// All that layers may ask for.
void compute_all(Session& session) {
  for (PanelState& panel : session.panels()) {
    if (const AnatomyWants wants = anatomy_wants(panel); wants.any())
      panel.found.set(compute_anatomy(panel, wants, 24, 24));
    if (const PredictionWants wants = prediction_wants(panel); wants.any())
      panel.found.set(compute_prediction(panel, wants, 24, 24));
    if (const ClusterTask task = cluster_task(panel); task.any()) panel.found.set(task.compute());
  }
}

/// Scenes of one panel: no particles, one memory, a thousand, in one, two and three dimensions, without
/// support.
std::vector<Scene> scenes() {
  const std::string none = R"("particles": {"kind": "none"})",
                    few = R"("particles": {"kind": "random", "count": 5})";
  std::vector<Scene> all;
  for (const std::string D : {"1", "2", "3"})
    for (const std::string K : {"1", "3", "1000"})
      for (const std::string& particles : {none, few})
        all.push_back(parse_scene(R"({"memscape": 1, "energy": {"kind": ")" +
                                  std::string(K == "3" ? "lsr" : "lse") +
                                  R"(", "beta": 4}, "dynamics": {"kind": "gradient", "steps": 3},
    "memories": {"kind": "random", "count": )" +
                                  K + R"(, "dimension": )" + D + "}, " + particles + "}"));
  return all;
}

/// With this layer and no other but for particles, without which there are no trails.
Scene with_only(Scene scene, const LayerKind& wanted) {
  for (const LayerKind& kind : layer_kinds())
    set_value(scene,
              kind.path() + (&kind == &wanted || kind.marks_of == MarksOf::particles ? "=true" : "=false"));
  return scene;
}

bool has_finite_points(const Shape& shape) {
  auto good = [](const std::vector<Point2>& points) {
    return std::ranges::all_of(points, [](Point2 p) { return std::isfinite(p.x) && std::isfinite(p.y); });
  };
  if (const auto* lines = std::get_if<Lines>(&shape)) return good(lines->points);
  if (const auto* polygons = std::get_if<Polygons>(&shape)) return good(polygons->points);
  if (const auto* marks = std::get_if<Marks>(&shape)) return good(marks->at);
  if (const auto* text = std::get_if<Text>(&shape)) return good({text->at}) && !text->text.empty();
  return true;
}

/// What the layer's passes add to an empty plot.
std::vector<Shape> drawn_by(const LayerKind& kind, Session& session, const Layout& layout,
                            const Style& style) {
  const PanelState& panel = session.panels()[0];
  const MeasureText measure = plain_measure;
  const PanelView view{.panel = panel,
                       .frame = layout.frames[0],
                       .style = style,
                       .measure = measure,
                       .range = session.range(0),
                       .zero = session.zero(0),
                       .step = session.step(),
                       .last = session.last()};
  Drawing drawing;
  Canvas canvas{drawing};
  if (is_drawn(kind, panel))
    for (const LayerPass& pass : kind.passes)
      if (overlap(pass.on, places_of(panel))) pass.draw(view, canvas);
  draw_labels(view, canvas);
  return drawing.shapes;
}

}  // namespace

TEST_CASE("layers have names, words and keys of their own") {
  std::set<std::string_view> ids, labels;
  std::set<char> keys;
  for (const LayerKind& kind : layer_kinds()) {
    CAPTURE(kind.id);
    CHECK(ids.insert(kind.id).second);
    CHECK(labels.insert(kind.label).second);
    CHECK(kind.help.ends_with('.'));
    for (const Row& row : kind.rows) {
      CHECK(!row.label.empty());
      CHECK(row.help.ends_with('.'));
      CHECK(in_domain(row, row.fallback));
    }
    if (kind.command.key) CHECK(keys.insert(kind.command.key).second);
    CHECK(kind.command.label.empty() == kind.command.help.empty());
    CHECK(layer_switched_at(kind.path()) == &kind);
    CHECK((!kind.counts || kind.turn > 0));
  }
}

TEST_CASE("every layer draws finite shapes on the views that it claims, or refuses with a sentence") {
  const Style style = make_style("light", 9);
  std::set<std::string_view> seen;
  for (const Scene& scene : scenes())
    for (const LayerKind& kind : layer_kinds()) {
      CAPTURE(kind.id);
      CAPTURE(scene_text(scene));
      Session session;
      session.update(with_only(scene, kind));
      session.seek(2);
      compute_all(session);
      const Layout layout = laid_out(session, 120, 90, style);
      const std::vector<Shape> shapes = drawn_by(kind, session, layout, style);
      CHECK(std::ranges::all_of(shapes, has_finite_points));
      if (!shapes.empty()) seen.insert(kind.id);
      const PanelState& panel = session.panels()[0];
      if (const std::string refusal = refusal_of(kind, panel); !refusal.empty()) {
        CHECK(refusal.find(' ') != std::string::npos);
        CHECK(!refusal.ends_with('.'));
        CHECK(shapes.empty());
      }
      for (Telling telling : {Telling::counter, Telling::apart, Telling::page})
        for (const std::string& part : counts_of(panel, telling)) CHECK(!part.empty());
      if (kind.caption) kind.caption(panel);
      CHECK(!compose(session, layout, style, plain_measure).shapes.empty());
    }
  for (const LayerKind& kind : layer_kinds()) {
    CAPTURE(kind.id);
    CHECK((kind.passes.empty() || seen.contains(kind.id)));  // each has drawn something somewhere
  }
}

TEST_CASE("a layer that is off draws nothing and needs nothing") {
  Scene scene = parse_scene(R"({"memscape": 1, "memories": {"kind": "circle", "count": 3}})");
  for (const LayerKind& kind : layer_kinds()) set_value(scene, kind.path() + "=false");
  Session session;
  session.update(scene);
  const Style style = make_style("light", 9);
  const Layout layout = laid_out(session, 120, 90, style);
  CHECK(needs_of(session.panels()[0]) == Needs{});
  for (const LayerKind& kind : layer_kinds()) CHECK(drawn_by(kind, session, layout, style).empty());
}

TEST_CASE("passes rise from the ground, and a layer keeps its place") {
  for (Places places : {Places::plane, Places::profile}) {
    Depth last = Depth::ground;
    for (const DrawnPass& each : passes_on(places)) {
      CHECK(each.pass.depth >= last);
      last = each.pass.depth;
    }
  }
}
