// Where particles start, X (D x N), from their description: placed, a grid or random in the view, or around
// memories.
#include <cassert>

#include "core/base/error.h"
#include "core/base/quoted.h"
#include "core/base/random.h"
#include "core/scene/sources/data.h"
#include "core/scene/sources/file_source.h"

namespace memscape {
namespace {

struct Stage {
  const Plane& plane;
  const Matrix& Xi;
};

Matrix none(const Particles&, const Stage& stage) {
  return Matrix(stage.Xi.rows(), 0);
}

Matrix placed(const Particles& particles, const Stage& stage) {
  if (particles.points().empty()) return none(particles, stage);
  Matrix X = points_matrix(particles.points(), "particles.points");
  if (X.rows() != stage.Xi.rows())
    throw Error(Fault::input, "particles.points have " + std::to_string(X.rows()) +
                                  " coordinates and the memories " + std::to_string(stage.Xi.rows()) +
                                  "; give both the same number.");
  return X;
}

/// The square that particles fill, in coordinates of the plane.
struct Square {
  const Plane& plane;
  Eigen::Vector2d middle;
  double half;
  /// The place at fractions 0..1 of its width and height.
  Vector at(double across, double up) const {
    Eigen::Vector2d uv = middle + half * Eigen::Vector2d(2 * across - 1, 2 * up - 1);
    return plane.lift(uv.x(), uv.y());
  }
};

Square square_of(const Particles& particles, const Stage& stage) {
  const auto& [plane, Xi] = stage;
  Matrix uv = plane.axes.transpose() * (Xi.colwise() - plane.origin);
  Eigen::Vector2d low = uv.rowwise().minCoeff(), high = uv.rowwise().maxCoeff();
  double half = 0.5 * (high - low).maxCoeff();
  return {plane, 0.5 * (low + high), particles.source.get("extent") * (half > 0 ? half : 1)};
}

Matrix grid(const Particles& particles, const Stage& stage) {
  const int columns = particles.source.whole("columns");
  const int rows = stage.Xi.rows() == 1 ? 1 : particles.source.whole("rows");
  const Square square = square_of(particles, stage);
  Matrix X(stage.Xi.rows(), rows * columns);
  for (int i = 0; i < rows; ++i)
    for (int j = 0; j < columns; ++j)
      X.col(i * columns + j) = square.at((j + 0.5) / columns, (i + 0.5) / rows);
  return X;
}

Matrix random(const Particles& particles, const Stage& stage) {
  Random numbers(static_cast<std::uint64_t>(particles.source.get("seed")), 3);
  const Square square = square_of(particles, stage);
  Matrix X(stage.Xi.rows(), particles.source.whole("count"));
  for (Eigen::Index i = 0; i < X.cols(); ++i) {
    double across = numbers.uniform(), up = numbers.uniform();
    X.col(i) = square.at(across, up);
  }
  return X;
}

Matrix gaussian(const Particles& particles, const Stage& stage) {
  Random numbers(static_cast<std::uint64_t>(particles.source.get("seed")), 4);
  Matrix X(stage.Xi.rows(), particles.source.whole("count"));
  for (Eigen::Index i = 0; i < X.cols(); ++i) {
    X.col(i) =
        stage.Xi.col(static_cast<Eigen::Index>(numbers.uniform() * static_cast<double>(stage.Xi.cols())));
    for (double& x : X.col(i)) x += particles.source.get("spread") * numbers.normal();
  }
  return X;
}

Matrix from_file(const Particles& particles, const Stage& stage) {
  Matrix X = read_source(particles.source, "particles").X;
  if (X.rows() != stage.Xi.rows())
    throw Error(Fault::input, "The particles of " + shown_file(particles.source.text("file")) + " have " +
                                  std::to_string(X.rows()) + " coordinates and the memories " +
                                  std::to_string(stage.Xi.rows()) +
                                  "; give both the same number, or choose by particles.columns.");
  return X;
}

/// Both start from the data; the session corrupts those that shall be.
Matrix data(const Particles& particles, const Stage& stage) {
  Matrix X(stage.Xi.rows(), particles.source.whole("count"));
  for (Eigen::Index i = 0; i < X.cols(); ++i) X.col(i) = stage.Xi.col(i % stage.Xi.cols());
  return X;
}

constexpr struct {
  std::string_view kind;
  Matrix (*build)(const Particles&, const Stage&);
} builders[] = {{"none", none},         {"points", placed}, {"grid", grid}, {"random", random},
                {"gaussian", gaussian}, {"csv", from_file}, {"data", data}, {"corrupted", data}};

}  // namespace

Matrix build_particles(const Particles& particles, const Plane& plane, const Matrix& Xi) {
  check_size(static_cast<double>(Xi.rows()), particles.source.get_or("count", 0), "particles");
  for (const auto& [kind, build] : builders)
    if (kind == particles.source.kind) return build(particles, {plane, Xi});
  assert(false && "unknown kind of particles");
  return Matrix(Xi.rows(), 0);
}

}  // namespace memscape
