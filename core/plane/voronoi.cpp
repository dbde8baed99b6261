// An edge is a stretch of the bisector of two memories, p(t) = middle + t across, whose ends are where two
// cells' vertices project; t and the cut at the view are computed in double from the memories themselves.
#include "core/plane/voronoi.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <boost/polygon/voronoi.hpp>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace memscape {
namespace {

using Diagram = boost::polygon::voronoi_diagram<double>;
using Site = boost::polygon::point_data<int>;

struct Scaling {
  Eigen::Vector2d middle;
  double units;  ///< whole numbers per unit of length
  Site to_site(const Eigen::Vector2d& x) const {
    const Eigen::Vector2d s = units * (x - middle);
    return {static_cast<int>(std::lround(s[0])), static_cast<int>(std::lround(s[1]))};
  }
  Eigen::Vector2d to_place(double x, double y) const { return middle + Eigen::Vector2d(x, y) / units; }
};

Scaling scaling_of(const Matrix& Xi) {
  const Eigen::Vector2d low = Xi.rowwise().minCoeff(), high = Xi.rowwise().maxCoeff();
  const double half_side = 0.5 * (high - low).maxCoeff();
  return {0.5 * (low + high), half_side > 0 ? 0x1p29 / half_side : 1};
}

/// Sites without repetition, and the first memory at each.
void collect_sites(const Matrix& Xi, const Scaling& scaling, std::vector<Site>& sites,
                   std::vector<int>& first) {
  std::map<std::pair<int, int>, int> seen;
  for (Eigen::Index k = 0; k < Xi.cols(); ++k) {
    const Site site = scaling.to_site(Xi.col(k));
    if (!seen.emplace(std::pair(site.x(), site.y()), static_cast<int>(k)).second) continue;
    sites.push_back(site);
    first.push_back(static_cast<int>(k));
  }
}

/// Narrows t to where low <= at + t step <= high.
void cut(double at, double step, double low, double high, double& t0, double& t1) {
  if (step == 0) {
    if (at < low || at > high) t1 = -std::numeric_limits<double>::infinity();
    return;
  }
  const double a = (low - at) / step, b = (high - at) / step;
  t0 = std::max(t0, std::min(a, b));
  t1 = std::min(t1, std::max(a, b));
}

}  // namespace

std::vector<VoronoiEdge> voronoi_edges(const Matrix& Xi, const Grid& view) {
  std::vector<VoronoiEdge> edges;
  const Scaling scaling = scaling_of(Xi);
  std::vector<Site> sites;
  std::vector<int> first;
  collect_sites(Xi, scaling, sites, first);
  if (sites.size() < 2) return edges;
  Diagram diagram;
  boost::polygon::construct_voronoi(sites.begin(), sites.end(), &diagram);
  for (const Diagram::edge_type& edge : diagram.edges()) {
    int left = first[edge.cell()->source_index()], right = first[edge.twin()->cell()->source_index()];
    if (left > right) continue;  // its twin is the same edge
    const Eigen::Vector2d p = Xi.col(left), q = Xi.col(right), middle = 0.5 * (p + q);
    // The cell of `left` lies on the left of its edge.
    const Eigen::Vector2d across = Eigen::Vector2d(p[1] - q[1], q[0] - p[0]);
    const double length2 = across.squaredNorm();
    auto position = [&](const Diagram::vertex_type* vertex, double open) {
      return vertex ? (scaling.to_place(vertex->x(), vertex->y()) - middle).dot(across) / length2 : open;
    };
    double t0 = position(edge.vertex0(), -std::numeric_limits<double>::infinity());
    double t1 = position(edge.vertex1(), std::numeric_limits<double>::infinity());
    cut(middle[0], across[0], view.x_low, view.x_high, t0, t1);
    cut(middle[1], across[1], view.y_low, view.y_high, t0, t1);
    if (t0 < t1) edges.push_back({middle + t0 * across, middle + t1 * across, left, right});
  }
  return edges;
}

std::vector<int> nearest_memories(const Matrix& Xi, const Plane& plane, const Grid& grid) {
  // On the plane only the two coordinates along it and the squared distance off it count.
  Matrix at(2, Xi.cols());
  Vector off(Xi.cols());
  for (Eigen::Index k = 0; k < Xi.cols(); ++k) {
    at.col(k) = plane.project(Xi.col(k));
    off[k] = (Xi.col(k) - plane.lift(at(0, k), at(1, k))).squaredNorm();
  }
  std::vector<int> nearest(grid.nodes());
  parallel_for(0, grid.height, [&](int j) {
    const double y = grid.y(j);
    for (int i = 0; i < grid.width; ++i) {
      const double x = grid.x(i);
      double least = std::numeric_limits<double>::infinity();
      int memory = 0;
      for (Eigen::Index k = 0; k < at.cols(); ++k) {
        const double dx = x - at(0, k), dy = y - at(1, k), squared = dx * dx + dy * dy + off[k];
        if (squared < least) least = squared, memory = static_cast<int>(k);
      }
      nearest[static_cast<std::size_t>(j) * grid.width + i] = memory;
    }
  });
  return nearest;
}

}  // namespace memscape
