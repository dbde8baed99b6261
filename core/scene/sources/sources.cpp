// The sources of memories and of particles, as rows.
#include "core/scene/sources/data.h"
#include "core/scene/sources/file_source.h"
#include "core/scene/sources/label_list.h"

namespace memscape {
namespace {

Row count_row(const std::string& symbol, const std::string& label, const std::string& help, double maximum,
              double fallback) {
  return {.id = "count",
          .symbol = symbol,
          .label = label,
          .help = help,
          .minimum = 1,
          .maximum = maximum,
          .fallback = fallback,
          .scale = Scale::integer_log,
          .track_maximum = maximum > 1000 ? 1000. : 0.};
}

Row memory_count(double fallback) {
  return count_row("K", "Number of memories", "How many memories are stored.", 100000, fallback);
}

Row seed_row() {
  return {.id = "seed",
          .label = "Seed",
          .help = "Which of the random arrangements; the same seed gives the same one.",
          .minimum = 0,
          .maximum = 4294967295.,
          .fallback = 1,
          .scale = Scale::integer};
}

Row dimension_row() {
  return {.id = "dimension",
          .symbol = "D",
          .label = "Dimension",
          .help = "Coordinates of each memory; above 2 the view shows a plane.",
          .minimum = 1,
          .maximum = 1024,
          .fallback = 2,
          .scale = Scale::integer_log,
          .track_maximum = 64};
}

Row length_row(const std::string& id, const std::string& label, const std::string& help, double fallback) {
  return {.id = id,
          .label = label,
          .help = help,
          .minimum = 0.001,
          .maximum = 100,
          .fallback = fallback,
          .scale = Scale::logarithmic,
          .track_maximum = 10};
}

Row noise_row(double fallback) {
  return {.id = "noise",
          .label = "Noise",
          .help = "Standard deviation of the noise added to each coordinate.",
          .minimum = 0,
          .maximum = 2,
          .fallback = fallback,
          .track_maximum = 0.5};
}

Row bound_row(const std::string& id, const std::string& label, double fallback) {
  return {.id = id,
          .label = label,
          .help = "Coordinates are uniform between the lowest and the highest.",
          .minimum = -100,
          .maximum = 100,
          .fallback = fallback};
}

Row side_row(const std::string& id, const std::string& label, double fallback) {
  return {.id = id,
          .label = label,
          .help = "The grid has rows times columns points.",
          .minimum = 1,
          .maximum = 100,
          .fallback = fallback,
          .scale = Scale::integer};
}

Row extent_row() {
  return {.id = "extent",
          .label = "Extent",
          .help = "Half the side of the square that they fill, 1 being the half width of the memories' box.",
          .minimum = 0.01,
          .maximum = 100,
          .fallback = 1.5,
          .scale = Scale::logarithmic,
          .track_maximum = 10};
}

Row points_row(const std::string& label, size_t least) {
  constexpr double farthest = 1e6;  // squares and sums of many coordinates stay far from infinity
  return {.id = "points",
          .label = label,
          .help = "A list of points, e.g. [[0, 0], [1, 0.5]].",
          .minimum = -farthest,
          .maximum = farthest,
          .fallback = PointList(),
          .type = Type::points,
          .wants = "a list of points, e.g. [[0, 0], [1, 0.5]]",
          .least = least};
}

/// Memories placed by hand.
std::vector<Row> placed_rows() {
  std::vector<Row> rows = {points_row("Memories", 1)};
  for (Row& row : label_rows()) rows.push_back(std::move(row));
  return rows;
}

Row particle_count(double fallback) {
  return count_row("N", "Number of particles", "How many particles are let go.", 100000, fallback);
}

}  // namespace

std::span<const SourceKind> memory_kinds() {
  static const std::vector<SourceKind> kinds = {
      {"points", "Points", "Memories placed by hand: drag them, add and remove them.", placed_rows()},
      {"circle",
       "Circle",
       "Memories on a circle about the origin, evenly or at random angles.",
       {memory_count(9),
        length_row("radius", "Radius", "Radius of the circle.", 1),
        {.id = "even",
         .label = "Evenly spaced",
         .help = "Equal angles; otherwise the angles are random.",
         .minimum = 0,
         .maximum = 1,
         .fallback = 1,
         .scale = Scale::toggle},
        seed_row()}},
      {"random",
       "Random",
       "Memories uniform in a square (a cube in more dimensions).",
       {memory_count(20), dimension_row(), bound_row("low", "Lowest coordinate", -1),
        bound_row("high", "Highest coordinate", 1), seed_row()}},
      {"clusters",
       "Gaussian clusters",
       "Memories normal about centres that are uniform in a disc (a ball).",
       {memory_count(60),
        {.id = "clusters",
         .label = "Clusters",
         .help = "Number of centres; memories are dealt to them in turn.",
         .minimum = 1,
         .maximum = 100,
         .fallback = 4,
         .scale = Scale::integer_log},
        length_row("spread", "Spread", "Standard deviation about a centre, per coordinate.", 0.12),
        length_row("radius", "Radius", "Radius of the disc that the centres lie in.", 1),
        dimension_row(),
        seed_row()}},
      {"grid",
       "Grid",
       "Memories on a square grid centred on the origin.",
       {side_row("rows", "Rows", 3), side_row("columns", "Columns", 3),
        length_row("spacing", "Spacing", "Distance between neighbours.", 0.8)}},
      {"spiral",
       "Spiral",
       "Memories along a spiral of three half turns.",
       {memory_count(200), noise_row(0.02), seed_row()}},
      {"moons",
       "Two moons",
       "Memories on two half circles that reach into each other.",
       {memory_count(200), noise_row(0.05), seed_row()}},
      {"swiss_roll",
       "Swiss roll",
       "Memories on a rolled-up sheet, seen from its side: a longer spiral, evenly filled in its angle.",
       {memory_count(300), noise_row(0.02), seed_row()}},
      {"checkerboard",
       "Checkerboard",
       "Memories uniform on the dark squares of a board of four by four.",
       {memory_count(400), noise_row(0), seed_row()}},
      {.kind = "regression",
       .title = "Pairs of a function",
       .help =
           "Pairs (x1, x2) of a feature and its output, x2 = f(x1) plus noise: hold x1, and x2 is predicted.",
       .rows =
           {memory_count(40),
            {.id = "function",
             .label = "Function",
             .help = "What x2 is of x1; a circle has two outputs for each feature.",
             .minimum = 0,
             .maximum = 4,
             .fallback = 0,
             .scale = Scale::choice,
             .choices = {"sine", "step", "line", "parabola", "circle"}},
            length_row(
                "amplitude", "Amplitude",
                "Outputs are multiplied by it. Small outputs weigh little in the distance, so that a pair is "
                "near when its feature is: the balance of tutorial section 5.2.2, amplitude² = (1 - λ)/λ.",
                0.4),
            {.id = "noise",
             .label = "Noise",
             .help = "Standard deviation of the outputs about the function.",
             .minimum = 0,
             .maximum = 1,
             .fallback = 0.08},
            seed_row()},
       .pairs = true},
      {.kind = "classes",
       .title = "Pairs with a class",
       .help = "Two features x1, x2 and a class as one-hot outputs: hold the features, and the class is "
               "predicted.",
       .rows = {memory_count(60),
                {.id = "classes",
                 .symbol = "k",
                 .label = "Classes",
                 .help = "Number of classes, about centres on a circle; memories are dealt to them in turn.",
                 .minimum = 2,
                 .maximum = 8,
                 .fallback = 3,
                 .scale = Scale::integer},
                length_row("spread", "Spread", "Standard deviation about a centre, per feature.", 0.3),
                length_row("radius", "Radius", "Radius of the circle that the centres lie on.", 0.8),
                seed_row()},
       .pairs = true,
       .plane = "axes"},
      {"csv", "CSV file",
       "Memories from a file, one a line: columns of numbers and, where there is one, a column of labels.",
       file_rows(true)},
      {"digits",
       "Handwritten digits",
       "Pictures of 8 x 8 grey values from 0 to 1, so D = 64.",
       {count_row("K", "Number of memories", "How many of the 1797 pictures are stored.", 1797, 50)}}};
  return kinds;
}

std::span<const SourceKind> particle_kinds() {
  static const std::vector<SourceKind> kinds = {
      {"none", "None", "No particles.", {}},
      {"points", "Points", "Particles placed by hand: click to drop one.", {points_row("Particles", 0)}},
      {"grid",
       "Grid",
       "Particles on a square grid about the memories (in one dimension a row of `columns`).",
       {side_row("rows", "Rows", 9), side_row("columns", "Columns", 9), extent_row()},
       true},
      {"random",
       "Random",
       "Particles uniform in a square about the memories.",
       {particle_count(200), extent_row(), seed_row()},
       true},
      {"gaussian",
       "Around memories",
       "Each particle starts at a random memory plus normal noise in every coordinate.",
       {particle_count(200),
        length_row("spread", "Spread", "Standard deviation of the noise, per coordinate.", 0.3), seed_row()}},
      {"csv", "CSV file", "Particles start at the points of a file, one a line.", file_rows(false)},
      {"data",
       "On memories",
       "Particles start at the memories themselves, dealt to them in turn.",
       {particle_count(200)}},
      {.kind = "corrupted",
       .title = "Corrupted memories",
       .help =
           "Particles start where forward diffusion with the same times, steps and seed takes the memories.",
       .rows = {particle_count(200)},
       .forward = true}};
  return kinds;
}

namespace {
const SourceKind* find_kind(std::span<const SourceKind> kinds, std::string_view kind) {
  for (const SourceKind& row : kinds)
    if (row.kind == kind) return &row;
  return nullptr;
}
}  // namespace

const SourceKind* find_memories(std::string_view kind) {
  return find_kind(memory_kinds(), kind);
}
const SourceKind* find_particles(std::string_view kind) {
  return find_kind(particle_kinds(), kind);
}

}  // namespace memscape
