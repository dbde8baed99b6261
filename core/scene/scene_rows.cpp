// The table of all values of a scene.
#include "core/scene/scene_rows.h"

#include <algorithm>
#include <cassert>
#include <type_traits>

#include "core/charts/kinds.h"
#include "core/drawing/colormap.h"

namespace memscape {
namespace {

std::string_view last_part(std::string_view path) {
  return path.substr(path.rfind('.') + 1);
}

/// A number, toggle or choice that `access` finds in a scene.
template <class Access>
SceneRow number(std::string_view path, Parameter row, Access) {
  using Value = std::remove_reference_t<decltype(Access{}(std::declval<Scene&>()))>;
  row.id = last_part(path);
  return {path, row,
          [](const Scene& scene) { return static_cast<double>(Access{}(const_cast<Scene&>(scene))); },
          [](Scene& scene, double value) { Access{}(scene) = static_cast<Value>(value); }};
}

template <class Access>
SceneRow toggle(std::string_view path, std::string_view label, std::string_view help, Access access) {
  Scene scene;
  const double fallback = access(scene) ? 1 : 0;
  return number(path,
                {.label = label,
                 .help = help,
                 .minimum = 0,
                 .maximum = 1,
                 .fallback = fallback,
                 .scale = Scale::toggle},
                access);
}

template <class Access>
SceneRow text(std::string_view path, std::string_view label, std::string_view help, Access) {
  return {path,
          {.id = last_part(path), .label = label, .help = help},
          nullptr,
          nullptr,
          [](Scene& scene) -> std::string& { return Access{}(scene); }};
}

/// A word out of a list, the first being the default.
template <class Access>
SceneRow word(std::string_view path, std::string_view label, std::string_view help,
              std::vector<std::string_view> choices, Access) {
  Parameter row{.id = last_part(path),
                .label = label,
                .help = help,
                .minimum = 0,
                .maximum = static_cast<double>(choices.size()) - 1,
                .fallback = 0,
                .scale = Scale::choice,
                .choices = choices};
  return {path, row, nullptr, nullptr, [](Scene& scene) -> std::string& { return Access{}(scene); }};
}

std::vector<std::string_view> colormaps() {
  return {colormap_names().begin(), colormap_names().end()};
}

std::vector<std::string_view> charts() {
  std::vector<std::string_view> ids;
  for (const ChartKind& kind : chart_kinds()) ids.push_back(kind.id);
  return ids;
}

#define AT(member)         \
  [](Scene & s) -> auto& { \
    return s.member;       \
  }

std::vector<SceneRow> make_rows() {
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
      number("prediction.y0",
             {.symbol = "y₀",
              .label = "Outputs start at",
              .help = "The guess from which the predicted outputs descend (one-hot outputs of k classes: 1/k).",
              .minimum = -10,
              .maximum = 10,
              .fallback = 0},
             AT(prediction.y0)),
      toggle("layers.heatmap", "Heat map", "Energy as colour; low energy is dark.", AT(layers.heatmap)),
      toggle("layers.contours.shown", "Contours", "Lines of equal energy.", AT(layers.contours.shown)),
      number("layers.contours.count",
             {.label = "Levels",
              .help = "How many levels of energy have a line.",
              .minimum = 1,
              .maximum = 100,
              .fallback = 16,
              .scale = Scale::integer},
             AT(layers.contours.count)),
      toggle("layers.contours.labels", "Labels", "Energies written along the lines.",
             AT(layers.contours.labels)),
      toggle("layers.arrows.shown", "Score arrows", "Arrows along -∇E, the direction in which energy falls.",
             AT(layers.arrows.shown)),
      number("layers.arrows.density",
             {.label = "Density",
              .help = "Arrows along the longer side.",
              .minimum = 4,
              .maximum = 100,
              .fallback = 24,
              .scale = Scale::integer},
             AT(layers.arrows.density)),
      number("layers.arrows.length",
             {.label = "Length",
              .help = "All equal, in proportion to ‖∇E‖, or to its logarithm.",
              .minimum = 0,
              .maximum = 2,
              .fallback = 1,
              .scale = Scale::choice,
              .choices = {"unit", "relative", "logarithmic"}},
             AT(layers.arrows.length)),
      toggle("layers.memories", "Memories", "Stars at the stored memories.", AT(layers.memories)),
      toggle("layers.particles", "Particles", "Discs at the particles.", AT(layers.particles)),
      toggle("layers.trails.shown", "Trails", "Where the particles have been.", AT(layers.trails.shown)),
      number("layers.trails.length",
             {.label = "Trail length",
              .help = "Steps of the past that are drawn; 0 means all.",
              .minimum = 0,
              .maximum = 1e6,
              .fallback = 0,
              .scale = Scale::integer,
              .track_maximum = 200},
             AT(layers.trails.length)),
      toggle("layers.basins.shown", "Basins",
             "Basins of attraction instead of the heat map: where each place is led to by the way of moving "
             "and its T steps. Darker places take more steps. Two dimensions only.",
             AT(layers.basins.shown)),
      number("layers.basins.by",
             {.label = "Basins by",
              .help = "The minimum in which a descent ends, or the memory that is nearest after T steps.",
              .minimum = 0,
              .maximum = 1,
              .fallback = 0,
              .scale = Scale::choice,
              .choices = {"minimum", "memory"}},
             AT(layers.basins.by)),
      toggle("layers.basins.numbers", "Numbers", "A number in each basin.", AT(layers.basins.numbers)),
      toggle("layers.pull.shown", "Who pulls me",
             "Lines from one particle to the memories, as wide as these weigh. Click a particle to choose it.", AT(layers.pull.shown)),
      number("layers.pull.particle",
             {.label = "Particle",
              .help = "The number of the particle that is looked at.",
              .minimum = 1,
              .maximum = 1e6,
              .fallback = 1,
              .scale = Scale::integer_log,
              .track_maximum = 1000},
             AT(layers.pull.particle)),
      toggle("layers.clusters.shown", "Clusters",
             "Squares at the centroids of clusters of the particles, with their energies and those of the memories. A "
             "centroid is a mean of samples, not yet a minimum.",
             AT(layers.clusters.shown)),
      number("layers.clusters.threshold",
             {.label = "Threshold",
              .help = "Height at which Ward's tree is cut: higher, and nearby clusters become one. The tutorial cuts at 3 for "
                      "K = 2, at 2 for K = 9 and at 0.45 for K = 1000, each with its own samples.",
              .minimum = 1e-6,
              .maximum = 1e6,
              .fallback = 2,
              .scale = Scale::logarithmic,
              .track_maximum = 100,
              .track_minimum = 0.01},
             AT(layers.clusters.threshold)),
      toggle("layers.voronoi", "Voronoi partition",
             "Dashed borders between places with different nearest memories; with basins, what disagrees is "
             "hatched. Two dimensions only.",
             AT(layers.voronoi)),
      toggle("layers.critical", "Critical points",
             "Dots at minima, diamonds at emergent minima that no memory is recalled from, crosses at "
             "saddles, triangles at maxima. In more than two dimensions those that were found, minima and "
             "saddles, as seen from the plane.",
             AT(layers.critical)),
      toggle("layers.separatrices", "Separatrices",
             "Borders of the basins of continuous descent, traced uphill from the saddles. Two dimensions "
             "only.",
             AT(layers.separatrices)),
      toggle("layers.prediction", "Prediction",
             "What descends to where while x1 is held: the curve y*(x1) over a landscape of two dimensions, or "
             "the predicted class of each place where memories are pairs of two features and a one-hot class.",
             AT(layers.prediction)),
      toggle("layers.slice", "Slice line",
             "Dashes along which the chart `slice` shows the energy: the selected particle's features. Two "
             "dimensions only.",
             AT(layers.slice)),
      toggle("layers.unsupported", "Unsupported region", "Hatches where the energy is infinite.",
             AT(layers.unsupported)),
      toggle("layers.axes", "Axes", "Ticks and numbers along the view.", AT(layers.axes)),
      toggle("layers.colorbar", "Colour bar", "Which colour is which energy.", AT(layers.colorbar)),
      toggle("layers.caption", "Caption", "The formula in use with its numbers.", AT(layers.caption)),
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
      word("show", "Show", "A landscape, a curve (one dimension) or a chart.",
           {"landscape", "curve", "chart"}, AT(show)),
      word("chart", "Chart", "What a chart shows.", charts(), AT(chart)),
      word("sweep.against", "Minima against",
           "What charts of minima go over: β, or K, the number of memories, of which the first ones are taken.",
           {"beta", "count"}, AT(sweep.against)),
      word("sweep.axis", "Coordinate",
           "The coordinate of the minima in the bifurcation chart; above two dimensions an axis of the view.",
           {"x1", "x2"}, AT(sweep.axis)),
      word("study.source", "Score",
           "The exact score of the memories, or that of a network which is trained for each K.",
           {"exact", "network"}, AT(study.source)),
      number("study.samples",
             {.symbol = "N",
              .label = "Samples",
              .help = "Samples that are judged at each K, and fresh points that they are compared with.",
              .minimum = 50,
              .maximum = 4000,
              .fallback = 1000,
              .scale = Scale::integer_log},
             AT(study.samples)),
      number("study.largest",
             {.label = "Largest K",
              .help = "The number of memories goes from 1 to it.",
              .minimum = 2,
              .maximum = 5000,
              .fallback = 1000,
              .scale = Scale::integer_log},
             AT(study.largest)),
      number("study.draws",
             {.label = "Draws",
              .help = "Sets of memories or patterns over which means are taken; even ones on a circle have one.",
              .minimum = 1,
              .maximum = 20,
              .fallback = 3,
              .scale = Scale::integer},
             AT(study.draws)),
      number("study.time",
             {.symbol = "t",
              .label = "Ends at",
              .help = "Time at which the reverse process ends: samples are blurred by σ√t. At 0 the exact score "
                      "only repeats its memories.",
              .minimum = 1e-12,
              .maximum = 0.5,
              .fallback = 1e-5,
              .scale = Scale::logarithmic},
             AT(study.time)),
      number("study.iterations",
             {.label = "Iterations",
              .help = "Of the training of each network.",
              .minimum = 10,
              .maximum = 200000,
              .fallback = 5000,
              .scale = Scale::integer_log},
             AT(study.iterations)),
      word("study.against", "Against",
           "What correlations go over: the dimension D, the number of patterns K, or the network's β.",
           {"dimension", "count", "beta"}, AT(study.against)),
      number("study.patterns",
             {.symbol = "K",
              .label = "Patterns",
              .help = "Random binary patterns that both store.",
              .minimum = 1,
              .maximum = 500,
              .fallback = 10,
              .scale = Scale::integer_log},
             AT(study.patterns)),
      number("study.dimension",
             {.symbol = "D",
              .label = "Dimension",
              .help = "Coordinates of a pattern.",
              .minimum = 2,
              .maximum = 512,
              .fallback = 64,
              .scale = Scale::integer_log},
             AT(study.dimension)),
      number("study.beta",
             {.symbol = "β",
              .label = "Of the network",
              .help = "Inverse temperature of the modern Hopfield network, for patterns of norm 1.",
              .minimum = 0.1,
              .maximum = 200,
              .fallback = 5,
              .scale = Scale::logarithmic},
             AT(study.beta)),
      number("study.theta",
             {.symbol = "θ",
              .label = "Kept in a cue",
              .help = "A cue is θ times its pattern plus √(1 - θ²) times noise.",
              .minimum = 0.05,
              .maximum = 0.99,
              .fallback = 0.68},
             AT(study.theta)),
      number("study.spread",
             {.label = "Spread of norms",
              .help = "Standard deviation of the logarithm of the norms of patterns that are not normalized.",
              .minimum = 0,
              .maximum = 2,
              .fallback = 0.3},
             AT(study.spread)),
      number("step",
             {.label = "Step shown",
              .help = "A panel that always shows this step; -1 follows the transport bar.",
              .minimum = -1,
              .maximum = 1e6,
              .fallback = -1,
              .scale = Scale::integer,
              .track_maximum = 50},
             AT(step)),
      toggle("overlay", "Over the panel before",
             "Draws this curve (one dimension) in the frame of the panel before it. A landscape stays beside.",
             AT(overlay)),
  };
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
