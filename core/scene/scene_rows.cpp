// The table of all values of a scene; the rows of layers and studies stand in files of their own.
#include "core/scene/scene_rows.h"

#include <algorithm>

#include "core/charts/kinds.h"
#include "core/drawing/colormap.h"
#include "core/drawing/page_size.h"
#include "core/scene/bound_row.h"
#include "core/views/view.h"

namespace memscape {
namespace {

using namespace rows;

std::vector<std::string> colormaps() {
  return {colormap_names().begin(), colormap_names().end()};
}

std::vector<std::string> charts() {
  std::vector<std::string> ids;
  for (const ChartKind& kind : chart_kinds()) ids.emplace_back(kind.id);
  return ids;
}

std::vector<std::string> views() {
  std::vector<std::string> ids;
  for (const ViewKind& kind : view_kinds()) ids.emplace_back(kind.id);
  return ids;
}

constexpr double farthest = 1e6;  // squares and sums of many coordinates stay far from infinity

Row range_row(std::string label, std::string help) {
  return {.label = std::move(label),
          .help = std::move(help),
          .minimum = -farthest,
          .maximum = farthest,
          .fallback = Interval{-1.5, 1.5},
          .type = Type::range,
          .wants = "[low, high]"};
}

/// The energies of the colour bar: three members of the view.
SceneRow colour_row() {
  const View fresh;
  return {"view.range",
          {.id = "range",
           .label = "Colour range",
           .help = "The energies of the colour bar, [low, high], or \"auto\".",
           .fallback = Interval{fresh.low, fresh.high, false},
           .type = Type::held_range,
           .wants = "\"auto\" or [low, high] with low below high"},
          [](const Row&, const Scene& scene) -> Value {
            return Interval{scene.view.low, scene.view.high, scene.view.lock};
          },
          [](const Row&, Scene& scene, const Value& value) {
            const Interval& range = value.interval();
            scene.view.low = range.low, scene.view.high = range.high, scene.view.lock = range.held;
          },
          [](const Scene& a, const Scene& b) {
            return a.view.lock == b.view.lock && a.view.low == b.view.low && a.view.high == b.view.high;
          },
          [](Scene& to, const Scene& from) {
            to.view.lock = from.view.lock, to.view.low = from.view.low, to.view.high = from.view.high;
          }};
}

/// A text with a check of its own.
SceneRow size_row() {
  SceneRow row = text("figure.size", "Size", "Millimetres, inches or pixels: 120mmx90mm, 5inx4in, 1600x1200.",
                      at<&Scene::figure, &Figure::size>);
  row.row.fallback = Figure().size;
  row.row.fault = [](const std::string& size) {
    return parse_page_size(size, 300) ? std::string()
                                      : "is " + shown_text(size) + "; " + std::string(page_size_help);
  };
  return row;
}

std::vector<SceneRow> first_rows() {
  return {
      text("title", "Title", "Printed above the figure.", at<&Scene::title>),
      text("hint", "Hint", "One sentence that says what to try.", at<&Scene::hint>),
      bound("dynamics.clamp",
            {
                .label = "Coordinates held",
                .help = "Whether each coordinate stays, true or false, e.g. [false, true].",
                .fallback = Value::List{},
                .type = Type::toggles,
                .wants = "true or false for each coordinate, e.g. [false, true]",
            },
            at<&Scene::dynamics, &Dynamics::clamp>),
      bound("dynamics.steps",
            {.symbol = "n",
             .label = "Steps",
             .help = "Length of a run.",
             .minimum = 1,
             .maximum = 1e6,
             .fallback = 200,
             .scale = Scale::integer_log,
             .track_maximum = 5000},
            at<&Scene::dynamics, &Dynamics::steps>),
      bound("dynamics.tolerance",
            {.label = "Tolerance",
             .help = "A particle has settled when ‖∇E‖ is below it.",
             .minimum = 1e-15,
             .maximum = 1,
             .fallback = 1e-6,
             .scale = Scale::logarithmic},
            at<&Scene::dynamics, &Dynamics::tolerance>),
      bound(
          "prediction.y0",
          {.symbol = "y₀",
           .label = "Outputs start at",
           .help = "The guess from which the predicted outputs descend (one-hot outputs of k classes: 1/k).",
           .minimum = -10,
           .maximum = 10,
           .fallback = 0},
          at<&Scene::prediction, &PredictionSettings::y0>),
  };
}

std::vector<SceneRow> view_rows() {
  return {
      bound("view.x", range_row("Across", "What the view shows across, e.g. [-1.5, 1.5]."),
            at<&Scene::view, &View::x>),
      bound("view.y", range_row("Upwards", "What the view shows upwards, e.g. [-1.5, 1.5]."),
            at<&Scene::view, &View::y>),
      bound("view.through",
            {.label = "Through memories",
             .help =
                 "The numbers of the three memories through which view.plane memories lies, e.g. [1, 2, 3].",
             .minimum = 1,
             .maximum = 1000000,
             .fallback = Value::List{1, 2, 3},
             .type = Type::wholes,
             .wants = "the numbers of three memories, from 1 to 1000000, e.g. [1, 2, 3]",
             .least = 3,
             .most = 3},
            at<&Scene::view, &View::through>),
      colour_row(),
      word("view.colormap", "Colour map", "Colours of the heat map; low energy is dark.", colormaps(),
           at<&Scene::view, &View::colormap>),
      word(
          "view.plane", "Plane",
          "The plane that is shown of a space with more than two dimensions: the two principal components of "
          "the memories, through three memories, or x1 and x2. What does not lie on it is projected to it, "
          "the fainter the farther away it is.",
          {"principal", "memories", "axes"}, at<&Scene::view, &View::plane>),
      word("view.zero", "Count energy from",
           "`absolute`: as the formula gives it; `lowest`: from the lowest energy in each panel's view, so "
           "that "
           "landscapes that lie apart share a range.",
           {"absolute", "lowest"}, at<&Scene::view, &View::zero>),
      word("view.time", "Landscape's time",
           "While a diffusion process runs: `follow` shows the landscape at the time of the shown step, "
           "`fixed` "
           "the one that the energy's settings say.",
           {"follow", "fixed"}, at<&Scene::view, &View::time>),
      toggle("view.shared", "Shared range", "Panels share one colour range; otherwise this one has its own.",
             at<&Scene::view, &View::shared>),
      size_row(),
      bound("figure.dpi",
            {.label = "Resolution",
             .unit = "dpi",
             .help = "Dots per inch of a PNG.",
             .minimum = 10,
             .maximum = 2400,
             .fallback = 300,
             .scale = Scale::integer_log,
             .track_maximum = 1200},
            at<&Scene::figure, &Figure::dpi>),
      bound("figure.columns",
            {.label = "Panels in a row",
             .help = "So many stand side by side, in the window too; 0: as many as give the largest plots.",
             .minimum = 0,
             .maximum = 12,
             .fallback = 0,
             .scale = Scale::integer},
            at<&Scene::figure, &Figure::columns>),
      word("figure.theme", "Theme", "How the figure is coloured.", {"light", "dark", "projector"},
           at<&Scene::figure, &Figure::theme>),
      bound("seed",
            {.label = "Seed",
             .help = "Of the noise: the same seed gives the same run.",
             .minimum = 0,
             .maximum = 4294967295.,
             .fallback = 1,
             .scale = Scale::integer},
            at<&Scene::seed>),
      word("show", "Show", "A landscape, a curve (one dimension) or a chart.", views(), at<&Scene::show>),
      word("chart", "Chart", "What a chart shows.", charts(), at<&Scene::chart>),
      word("sweep.against", "Minima against",
           "What charts of minima go over: β, or K, the number of memories, of which the first ones are "
           "taken.",
           {"beta", "count"}, at<&Scene::sweep, &Scene::Sweeping::against>),
      word("sweep.axis", "Coordinate",
           "The coordinate of the minima in the bifurcation chart; above two dimensions an axis of the view.",
           {"x1", "x2"}, at<&Scene::sweep, &Scene::Sweeping::axis>),
  };
}

std::vector<SceneRow> panel_rows() {
  return {
      bound("step",
            {.label = "Step shown",
             .help = "A panel that always shows this step; -1 follows the transport bar.",
             .minimum = -1,
             .maximum = 1e6,
             .fallback = -1,
             .scale = Scale::integer,
             .track_maximum = 50},
            at<&Scene::step>),
      toggle(
          "overlay", "Over the panel before",
          "Draws this curve (one dimension) in the frame of the panel before it. A landscape stays beside.",
          at<&Scene::overlay>),
  };
}

std::vector<SceneRow> make_rows() {
  std::vector<SceneRow> all;
  for (const auto& part : {first_rows(), layer_rows(), view_rows(), study_rows(), panel_rows()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace

std::span<const SceneRow> scene_rows() {
  static const std::vector<SceneRow> rows = make_rows();
  return rows;
}

const SceneRow* find_scene_row(std::string_view path) {
  for (const SceneRow& row : scene_rows())
    if (row.path == path) return &row;
  return nullptr;
}

double row_value(const SceneRow& row, const Scene& scene) {
  return row.get(row.row, scene).number();
}

void set_row(const SceneRow& row, Scene& scene, double value) {
  row.set(row.row, scene, value);
}

std::vector<ListRow> list_rows() {
  std::vector<ListRow> rows;
  for (const KindGroup& group : kind_groups()) {
    if (!group.kinds) continue;
    for (std::string_view kind : group.kinds())
      for (const Row& row : group.rows(kind))
        if (!row.is_number())
          rows.push_back({std::string(group.id) + "." + row.id, &row,
                          row.help + " For " + std::string(group.id) + ".kind " + std::string(kind) + "."});
  }
  for (const SceneRow& row : scene_rows())
    if (!row.row.is_number() && !row.is_text()) rows.push_back({row.path, &row.row, row.row.help});
  return rows;
}

}  // namespace memscape
