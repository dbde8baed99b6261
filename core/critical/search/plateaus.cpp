// Nodes are flooded from one to the next.
#include "core/critical/search/plateaus.h"

#include <algorithm>
#include <cmath>

namespace memscape {
namespace {

struct Lattice {
  int width, height;
  const Matrix& G;
  const Vector& E;
  bool flat(Eigen::Index n) const { return std::isfinite(E[n]) && G.col(n).isZero(0); }
};

struct Flood {
  std::vector<Eigen::Index> nodes;
  bool thick = false, at_border = false, higher = false, lower = false;  ///< beside it
};

Flood flood(const Lattice& lattice, Eigen::Index from, int number, std::vector<int>& of_node) {
  Flood part;
  of_node[static_cast<size_t>(from)] = number;
  part.nodes.push_back(from);
  for (size_t k = 0; k < part.nodes.size(); ++k) {
    const int i = static_cast<int>(part.nodes[k] % lattice.width),
              j = static_cast<int>(part.nodes[k] / lattice.width);
    int flat_across = 0, flat_up = 0;
    for (const auto& [di, dj] : {std::pair{-1, 0}, {1, 0}, {0, -1}, {0, 1}}) {
      if (lattice.height == 1 && dj != 0) continue;
      const int x = i + di, y = j + dj;
      if (x < 0 || y < 0 || x >= lattice.width || y >= lattice.height) {
        part.at_border = true;
        continue;
      }
      const Eigen::Index other = static_cast<Eigen::Index>(y) * lattice.width + x;
      const double step = lattice.E[other] - lattice.E[from];
      if (lattice.flat(other) && std::abs(step) <= 1e-14 * std::abs(lattice.E[from])) {
        (di != 0 ? flat_across : flat_up) += 1;
        if (int& mark = of_node[static_cast<size_t>(other)]; mark < 0)
          mark = number, part.nodes.push_back(other);
      } else {
        part.higher |= step > 0, part.lower |= step < 0;
      }
    }
    part.thick |= flat_across > 0 && (flat_up > 0 || lattice.height == 1);
  }
  return part;
}

}  // namespace

Plateaus find_plateaus(int width, int height, const Matrix& X, const Vector& E, const Matrix& G) {
  const Lattice lattice{width, height, G, E};
  Plateaus found;
  found.of_node.assign(static_cast<size_t>(X.cols()), -1);
  int number = 0;
  for (Eigen::Index n = 0; n < X.cols(); ++n) {
    if (found.of_node[static_cast<size_t>(n)] >= 0 || !lattice.flat(n)) continue;
    const Flood part = flood(lattice, n, number, found.of_node);
    if (!part.thick) {
      for (Eigen::Index node : part.nodes) found.of_node[static_cast<size_t>(node)] = -1;
      continue;
    }
    ++number;
    const bool lowest = !part.lower, highest = !part.higher;
    if (part.at_border && part.lower) continue;
    CriticalPoint point;
    point.shape = CriticalShape::plateau;
    point.kind = lowest == highest ? CriticalKind::degenerate
                 : lowest          ? CriticalKind::minimum
                                   : CriticalKind::maximum;
    Vector middle = Vector::Zero(X.rows());
    for (Eigen::Index node : part.nodes) middle += X.col(node) / static_cast<double>(part.nodes.size());
    Eigen::Index nearest = n;
    for (Eigen::Index node : part.nodes)
      if ((X.col(node) - middle).squaredNorm() < (X.col(nearest) - middle).squaredNorm()) nearest = node;
    point.x = X.col(nearest), point.energy = E[nearest], point.eigenvalues = Vector::Zero(X.rows());
    point.singular = true;
    found.points.push_back(point);
  }
  return found;
}

}  // namespace memscape
