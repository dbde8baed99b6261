// The rows of what is drawn.
#include "core/scene/row_makers.h"

namespace memscape {

using namespace rows;

std::vector<SceneRow> layer_rows() {
  return {
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
      toggle(
          "layers.pull.shown", "Who pulls me",
          "Lines from one particle to the memories, as wide as these weigh. Click a particle to choose it.",
          AT(layers.pull.shown)),
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
             "Squares at the centroids of clusters of the particles, with their energies and those of the "
             "memories. A "
             "centroid is a mean of samples, not yet a minimum.",
             AT(layers.clusters.shown)),
      number("layers.clusters.threshold",
             {.label = "Threshold",
              .help = "Height at which Ward's tree is cut: higher, and nearby clusters become one. The "
                      "tutorial cuts at 3 for "
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
      toggle(
          "layers.prediction", "Prediction",
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
  };
}

}  // namespace memscape
