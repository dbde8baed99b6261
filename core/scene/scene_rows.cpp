// The table of all values of a scene; the rows of layers and studies stand in files of their own.
#include "core/scene/scene_rows.h"

#include <algorithm>

#include "core/charts/kinds.h"
#include "core/drawing/colormap.h"
#include "core/scene/row_makers.h"
#include "core/views/view.h"

namespace memscape {
namespace {

using namespace rows;

std::vector<std::string_view> colormaps() {
  return {colormap_names().begin(), colormap_names().end()};
}

std::vector<std::string_view> charts() {
  std::vector<std::string_view> ids;
  for (const ChartKind& kind : chart_kinds()) ids.push_back(kind.id);
  return ids;
}

std::vector<std::string_view> views() {
  std::vector<std::string_view> ids;
  for (const ViewKind& kind : view_kinds()) ids.push_back(kind.id);
  return ids;
}

std::vector<SceneRow> first_rows() {
  return {
      text("title", "Title", "Printed above the figure.", AT(title)),
      text("hint", "Hint", "One sentence that says what to try.", AT(hint)),
      number("dynamics.steps",
             {.symbol = "n",
              .label = "Steps",
              .help = "Length of a run.",
              .minimum = 1,
              .maximum = 1e6,
              .fallback = 200,
              .scale = Scale::integer_log,
              .track_maximum = 5000},
             AT(dynamics.steps)),
      number("dynamics.tolerance",
             {.label = "Tolerance",
              .help = "A particle has settled when ‖∇E‖ is below it.",
              .minimum = 1e-15,
              .maximum = 1,
              .fallback = 1e-6,
              .scale = Scale::logarithmic},
             AT(dynamics.tolerance)),
      number(
          "prediction.y0",
          {.symbol = "y₀",
           .label = "Outputs start at",
           .help = "The guess from which the predicted outputs descend (one-hot outputs of k classes: 1/k).",
           .minimum = -10,
           .maximum = 10,
           .fallback = 0},
          AT(prediction.y0)),
  };
}

std::vector<SceneRow> view_rows() {
  return {
      word("view.colormap", "Colour map", "Colours of the heat map; low energy is dark.", colormaps(),
           AT(view.colormap)),
      word(
          "view.plane", "Plane",
          "The plane that is shown of a space with more than two dimensions: the two principal components of "
          "the memories, through three memories, or x1 and x2. What does not lie on it is projected to it, "
          "the fainter the farther away it is.",
          {"principal", "memories", "axes"}, AT(view.plane)),
      word("view.zero", "Count energy from",
           "`absolute`: as the formula gives it; `lowest`: from the lowest energy in each panel's view, so "
           "that "
           "landscapes that lie apart share a range.",
           {"absolute", "lowest"}, AT(view.zero)),
      word("view.time", "Landscape's time",
           "While a diffusion process runs: `follow` shows the landscape at the time of the shown step, "
           "`fixed` "
           "the one that the energy's settings say.",
           {"follow", "fixed"}, AT(view.time)),
      toggle("view.shared", "Shared range", "Panels share one colour range; otherwise this one has its own.",
             AT(view.shared)),
      text("figure.size", "Size", "Millimetres, inches or pixels: 120mmx90mm, 5inx4in, 1600x1200.",
           AT(figure.size)),
      number("figure.dpi",
             {.label = "Resolution",
              .unit = "dpi",
              .help = "Dots per inch of a PNG.",
              .minimum = 10,
              .maximum = 2400,
              .fallback = 300,
              .scale = Scale::integer_log,
              .track_maximum = 1200},
             AT(figure.dpi)),
      word("figure.theme", "Theme", "How the figure is coloured.", {"light", "dark", "projector"},
           AT(figure.theme)),
      number("seed",
             {.label = "Seed",
              .help = "Of the noise: the same seed gives the same run.",
              .minimum = 0,
              .maximum = 4294967295.,
              .fallback = 1,
              .scale = Scale::integer},
             AT(seed)),
      word("show", "Show", "A landscape, a curve (one dimension) or a chart.", views(), AT(show)),
      word("chart", "Chart", "What a chart shows.", charts(), AT(chart)),
      word("sweep.against", "Minima against",
           "What charts of minima go over: β, or K, the number of memories, of which the first ones are "
           "taken.",
           {"beta", "count"}, AT(sweep.against)),
      word("sweep.axis", "Coordinate",
           "The coordinate of the minima in the bifurcation chart; above two dimensions an axis of the view.",
           {"x1", "x2"}, AT(sweep.axis)),
  };
}

std::vector<SceneRow> panel_rows() {
  return {
      number("step",
             {.label = "Step shown",
              .help = "A panel that always shows this step; -1 follows the transport bar.",
              .minimum = -1,
              .maximum = 1e6,
              .fallback = -1,
              .scale = Scale::integer,
              .track_maximum = 50},
             AT(step)),
      toggle(
          "overlay", "Over the panel before",
          "Draws this curve (one dimension) in the frame of the panel before it. A landscape stays beside.",
          AT(overlay)),
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
  if (row.get) return row.get(scene);
  const std::string& word = row.text(const_cast<Scene&>(scene));
  auto found = std::find(row.row.choices.begin(), row.row.choices.end(), word);
  return found == row.row.choices.end() ? row.row.fallback
                                        : static_cast<double>(found - row.row.choices.begin());
}

void set_row(const SceneRow& row, Scene& scene, double value) {
  if (row.set)
    row.set(scene, value);
  else
    row.text(scene) = row.row.choices[static_cast<size_t>(value)];
}

}  // namespace memscape
