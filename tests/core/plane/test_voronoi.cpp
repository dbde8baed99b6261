// Voronoi edges against the distances to all memories.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/plane/voronoi.h"
#include "support_energies.h"

using namespace memscape;
using namespace memscape::testing;

namespace {

const Grid view{121, 91, -1.2, 1.2, -0.9, 0.9};

/// Every edge lies in the view, and all along it its two memories are equally near and the nearest.
void check_edges(const Matrix& Xi, const std::vector<VoronoiEdge>& edges) {
  const double side = (Xi.rowwise().maxCoeff() - Xi.rowwise().minCoeff()).maxCoeff();
  for (const VoronoiEdge& edge : edges) {
    CHECK(edge.left < edge.right);
    for (double part : {0.0, 0.3, 0.5, 1.0}) {
      const Eigen::Vector2d p = edge.from + part * (edge.to - edge.from);
      CHECK(p[0] >= view.x_low - 1e-9);
      CHECK(p[0] <= view.x_high + 1e-9);
      CHECK(p[1] >= view.y_low - 1e-9);
      CHECK(p[1] <= view.y_high + 1e-9);
      const Vector distance = (Xi.colwise() - p).colwise().norm();
      CHECK(std::abs(distance[edge.left] - distance[edge.right]) <= 1e-7 * side);
      CHECK(distance[edge.left] <= distance.minCoeff() + 1e-7 * side);
    }
  }
}

bool crosses(const VoronoiEdge& edge, const Eigen::Vector2d& a, const Eigen::Vector2d& b) {
  auto side = [](const Eigen::Vector2d& p, const Eigen::Vector2d& q, const Eigen::Vector2d& r) {
    return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  };
  const double slack = 1e-9;
  return side(edge.from, edge.to, a) * side(edge.from, edge.to, b) <= slack &&
         side(a, b, edge.from) * side(a, b, edge.to) <= slack;
}

}  // namespace

TEST_CASE("Edges are where two memories are nearest, and no border lacks one") {
  for (int K : {2, 3, 5, 40, 300}) {
    const Matrix Xi = random_matrix(2, K, static_cast<std::uint64_t>(K));
    const auto edges = voronoi_edges(Xi, view);
    check_edges(Xi, edges);
    const auto nearest = nearest_memories(Xi, Plane::whole(), view);
    int borders = 0, missing = 0;
    for (int j = 0; j < view.height; ++j)
      for (int i = 0; i + 1 < view.width; ++i) {
        const int a = nearest[j * view.width + i], b = nearest[j * view.width + i + 1];
        if (a == b) continue;
        ++borders;
        const Eigen::Vector2d from(view.x(i), view.y(j)), to(view.x(i + 1), view.y(j));
        missing +=
            std::ranges::none_of(edges, [&](const VoronoiEdge& edge) { return crosses(edge, from, to); });
      }
    CAPTURE(K);
    CHECK(borders > 0);
    CHECK(missing == 0);
  }
}

TEST_CASE("The nearest memory of a cell is found by brute force, in any dimension") {
  for (int D : {2, 5}) {
    const Matrix Xi = random_matrix(D, 23, 77);
    Plane plane = Plane::whole();
    if (D > 2) {
      plane.origin = Vector::Constant(D, 0.1);
      plane.axes = Eigen::Matrix<double, -1, 2>::Zero(D, 2);
      plane.axes(0, 0) = 0.6, plane.axes(3, 0) = 0.8, plane.axes(4, 1) = 1;
    }
    const auto nearest = nearest_memories(Xi, plane, view);
    for (int j = 0; j < view.height; j += 7)
      for (int i = 0; i < view.width; i += 5) {
        const Vector x = plane.lift(view.x(i), view.y(j));
        const Vector distance = (Xi.colwise() - x).colwise().norm();
        CHECK(distance[nearest[j * view.width + i]] <= distance.minCoeff() + 1e-12);
      }
  }
}

TEST_CASE("Two memories are parted by their bisector, cut at the view") {
  Matrix Xi(2, 2);
  Xi << -0.5, 0.7, 0, 0;
  const auto edges = voronoi_edges(Xi, view);
  REQUIRE(edges.size() == 1);
  CHECK(edges[0].from[0] == doctest::Approx(0.1));
  CHECK(std::abs(edges[0].from[1] - edges[0].to[1]) == doctest::Approx(1.8));
}

TEST_CASE("Collinear, coinciding and single memories") {
  Matrix line(2, 4);
  line << -0.9, -0.1, 0.3, 0.9, -0.45, -0.05, 0.15, 0.45;
  CHECK(voronoi_edges(line, view).size() == 3);
  check_edges(line, voronoi_edges(line, view));

  Matrix twins(2, 5);
  twins << -0.5, 0.5, -0.5, 0.5, 0.5, 0, 0, 0, 0, 0;
  const auto edges = voronoi_edges(twins, view);
  REQUIRE(edges.size() == 1);
  CHECK(edges[0].left == 0);
  CHECK(edges[0].right == 1);

  CHECK(voronoi_edges(Matrix::Zero(2, 1), view).empty());
  CHECK(voronoi_edges(Matrix::Constant(2, 3, 4.5), view).empty());
}

TEST_CASE("Square lattices, far offsets and views that see one cell") {
  Matrix square(2, 4);
  square << -0.5, 0.5, -0.5, 0.5, -0.5, -0.5, 0.5, 0.5;
  check_edges(square, voronoi_edges(square, view));
  CHECK(voronoi_edges(square, view).size() >= 4);

  const Eigen::Vector2d offset(4000, -7000);
  Grid far = view;
  far.x_low += offset[0], far.x_high += offset[0], far.y_low += offset[1], far.y_high += offset[1];
  const Matrix Xi = random_matrix(2, 12, 5);
  const auto here = voronoi_edges(Xi, view), there = voronoi_edges(Xi.colwise() + offset, far);
  REQUIRE(here.size() == there.size());
  for (std::size_t e = 0; e < here.size(); ++e) CHECK((there[e].from - offset - here[e].from).norm() < 1e-6);

  CHECK(voronoi_edges(Xi, Grid{2, 2, Xi(0, 0) - 1e-4, Xi(0, 0) + 1e-4, Xi(1, 0) - 1e-4, Xi(1, 0) + 1e-4})
            .empty());
}
