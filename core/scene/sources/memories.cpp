// Memories Xi (D x K) from their description: placed, on a circle, random, in clusters, on a grid, from a
// file, digits, or pairs of features and outputs.
#include <cassert>
#include <numbers>

#include "core/base/embedded.h"
#include "core/base/error.h"
#include "core/base/random.h"
#include "core/energy/registry.h"
#include "core/scene/sources/data.h"
#include "core/scene/sources/file_source.h"
#include "core/scene/sources/label_list.h"
#include "core/scene/sources/shapes.h"

namespace memscape {
namespace {

std::uint64_t seed_of(const Settings& source) {
  return static_cast<std::uint64_t>(source.get("seed"));
}

Matrix placed(const Memories& memories) {
  return points_matrix(memories.points(), "memories.points");
}

MemoryData labelled(const Memories& memories) {
  Matrix Xi = placed(memories);
  Labels labels = listed_labels(memories.source, Xi.cols());
  return {std::move(Xi), {std::move(labels), {}, {}, {}}};
}

Matrix circle(const Memories& memories) {
  const Settings& s = memories.source;
  const int K = s.whole("count");
  Random random(seed_of(s));
  Matrix Xi(2, K);
  for (int k = 0; k < K; ++k) {
    double turn = s.on("even") ? static_cast<double>(k) / K : random.uniform();
    double angle = 2 * std::numbers::pi * (turn + 0.25);  // the first is at the top
    Xi.col(k) << s.get("radius") * std::cos(angle), s.get("radius") * std::sin(angle);
  }
  return Xi;
}

Matrix uniform(const Memories& memories) {
  const Settings& s = memories.source;
  Random random(seed_of(s));
  Matrix Xi(s.whole("dimension"), s.whole("count"));
  for (double& x : Xi.reshaped()) x = random.uniform(s.get("low"), s.get("high"));
  return Xi;
}

Matrix clusters(const Memories& memories) {
  const Settings& s = memories.source;
  const int D = s.whole("dimension"), M = s.whole("clusters");
  Random place(seed_of(s), 1), noise(seed_of(s), 2);
  Matrix centres(D, M);
  for (int m = 0; m < M; ++m) {
    for (double& x : centres.col(m)) x = place.normal();
    centres.col(m) *= s.get("radius") * std::pow(place.uniform(), 1.0 / D) / centres.col(m).norm();
  }
  Matrix Xi(D, s.whole("count"));
  for (Eigen::Index k = 0; k < Xi.cols(); ++k) {
    for (double& x : Xi.col(k)) x = s.get("spread") * noise.normal();
    Xi.col(k) += centres.col(k % M);
  }
  return Xi;
}

Matrix grid(const Memories& memories) {
  const Settings& s = memories.source;
  const int rows = s.whole("rows"), columns = s.whole("columns");
  Matrix Xi(2, rows * columns);
  for (int i = 0; i < rows; ++i)
    for (int j = 0; j < columns; ++j)
      Xi.col(i * columns + j) =
          s.get("spacing") * Eigen::Vector2d(j - 0.5 * (columns - 1), i - 0.5 * (rows - 1));
  return Xi;
}

constexpr double widest = 1.2;  ///< features of a regression reach so far on either side

/// By the choices of `function`, of -1..1.
double regression_value(int function, double x) {
  switch (function) {
    case 0:
      return std::sin(3 * x);
    case 1:
      return x < 0 ? -1 : 1;
    case 2:
      return x / widest;
    default:
      return 2 * x * x / (widest * widest) - 1;
  }
}

/// Pairs (x, a f(x) + noise), x uniform; of `circle` the outputs are two-valued.
Matrix regression(const Memories& memories) {
  constexpr int circle = 4;
  const Settings& s = memories.source;
  const int function = s.whole("function");
  Random place(seed_of(s), 5), noise(seed_of(s), 6);
  Matrix Xi(2, s.whole("count"));
  for (Eigen::Index k = 0; k < Xi.cols(); ++k) {
    const double at = place.uniform(-1, 1), angle = std::numbers::pi * at;
    const double x = widest * (function == circle ? std::cos(angle) : at);
    const double y = function == circle ? std::sin(angle) : regression_value(function, x);
    Xi.col(k) << x, s.get("amplitude") * y + s.get("noise") * noise.normal();
  }
  return Xi;
}

/// Pairs (x1, x2, one-hot of k): memory μ is of class μ mod k, normal about its centre on a circle; the first
/// centre is at the top.
Matrix classes(const Memories& memories) {
  const Settings& s = memories.source;
  const int k = s.whole("classes");
  Random noise(seed_of(s), 7);
  Matrix Xi = Matrix::Zero(2 + k, s.whole("count"));
  for (Eigen::Index i = 0; i < Xi.cols(); ++i) {
    const auto c = static_cast<int>(i % k);
    const double angle = 2 * std::numbers::pi * (static_cast<double>(c) / k + 0.25);
    const double dx = noise.normal(), dy = noise.normal();
    Xi(0, i) = s.get("radius") * std::cos(angle) + s.get("spread") * dx;
    Xi(1, i) = s.get("radius") * std::sin(angle) + s.get("spread") * dy;
    Xi(2 + c, i) = 1;
  }
  return Xi;
}

MemoryData from_file(const Memories& memories) {
  PointTable table = read_source(memories.source, "memories");
  if (memories.source.on("outputs")) table.X = with_outputs(table.X, table.labels);
  return {std::move(table.X),
          {std::move(table.labels), std::move(table.understood), std::move(table.columns),
           std::move(table.coordinates)}};
}

Matrix csv(const Memories& memories) {
  return from_file(memories).Xi;
}

/// 64 grey values 0..16 a line, then the digit, which a header leaves out.
Matrix read_digits() {
  std::string text;
  for (int d = 1; d <= 64; ++d) text += "x" + std::to_string(d) + ",";
  text += "digit\n";
  text += embedded("assets/data/digits.csv");
  return read_points(text, "digits.csv", {.labels = "none", .header = Header::yes}).X / 16;
}

Matrix digits(const Memories& memories) {
  static const Matrix all = read_digits();
  return all.leftCols(memories.source.whole("count"));
}

/// A data set of the plane.
template <Matrix (*shape)(const Settings&)>
Matrix shaped(const Memories& memories) {
  return shape(memories.source);
}

constexpr struct {
  std::string_view kind;
  Matrix (*build)(const Memories&);
  MemoryData (*tell)(const Memories&) = nullptr;  ///< where it has more to tell
} builders[] = {{"points", placed, labelled},
                {"circle", circle},
                {"random", uniform},
                {"clusters", clusters},
                {"grid", grid},
                {"spiral", shaped<spiral>},
                {"moons", shaped<two_moons>},
                {"swiss_roll", shaped<swiss_roll>},
                {"checkerboard", shaped<checkerboard>},
                {"csv", csv, from_file},
                {"digits", digits},
                {"regression", regression},
                {"classes", classes}};

}  // namespace

Matrix points_matrix(const PointList& points, const std::string& path) {
  if (points.empty()) throw Error(Fault::input, path + " has no points; give at least one, e.g. [[0, 0]].");
  const size_t D = points[0].size();
  if (D < 1) throw Error(Fault::input, path + " has points without coordinates; give at least one.");
  Matrix X(static_cast<Eigen::Index>(D), static_cast<Eigen::Index>(points.size()));
  for (size_t i = 0; i < points.size(); ++i) {
    if (points[i].size() != D)
      throw Error(Fault::input, path + " mixes dimensions: point " + std::to_string(i + 1) + " has " +
                                    std::to_string(points[i].size()) + " coordinates and the first has " +
                                    std::to_string(D) + "; give all the same number.");
    X.col(static_cast<Eigen::Index>(i)) =
        Eigen::Map<const Vector>(points[i].data(), static_cast<Eigen::Index>(D));
  }
  return X;
}

std::shared_ptr<const Model> build_model(const Settings& settings, const Matrix& Xi) {
  const std::string fault = energy_fault(settings, static_cast<int>(Xi.rows()));
  if (!fault.empty())
    throw Error(Fault::input,
                "energy." + formulas_of(settings).front() + " " + fault + (fault.ends_with('?') ? "" : "."));
  return make_model(settings, Xi);
}

void check_size(double dimension, double count, const std::string& what) {
  if (dimension * count > most_numbers)
    throw Error(Fault::input, "There are " + std::to_string(static_cast<long>(count)) + " " + what + " of " +
                                  std::to_string(static_cast<long>(dimension)) +
                                  " coordinates, more than 100 million numbers (800 MB); give fewer, or "
                                  "shorter ones.");
}

Matrix build_memories(const Memories& memories) {
  const auto& values = memories.source.values;
  if (values.contains("count") && values.contains("dimension"))
    check_size(memories.source.get("dimension"), memories.source.get("count"), "memories");
  for (const auto& [kind, build, tell] : builders) {
    if (kind != memories.source.kind) continue;
    return build(memories);
  }
  assert(false && "unknown kind of memories");
  return Matrix::Zero(2, 1);
}

MemoryData memory_data(const Memories& memories) {
  for (const auto& [kind, build, tell] : builders)
    if (kind == memories.source.kind && tell) return tell(memories);
  return {build_memories(memories), {}};
}

}  // namespace memscape
