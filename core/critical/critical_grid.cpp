// A grid of gradients, and the cells worth a start.
#include "core/critical/critical_grid.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/eigen_symmetric.h"
#include "core/base/parallel.h"
#include "core/critical/descent.h"
#include "core/critical/newton.h"

namespace memscape {
namespace {

/// Nodes of the grid, their energies and gradients. height is 1 for D = 1.
struct Samples {
  int width = 0, height = 1;
  Matrix X, G;
  Vector E;
  Eigen::Index index(int i, int j) const { return static_cast<Eigen::Index>(j) * width + i; }
};

Samples sample(const Energy& energy, const Domain& domain) {
  const int D = energy.dimension();
  Samples s;
  s.width = D == 1 ? 4001 : 161, s.height = D == 1 ? 1 : 161;
  s.X.resize(D, static_cast<Eigen::Index>(s.width) * s.height);
  const Grid grid{s.width, s.height, domain.x_low, domain.x_high, domain.y_low, domain.y_high};
  for (int j = 0; j < s.height; ++j)
    for (int i = 0; i < s.width; ++i) {
      s.X(0, s.index(i, j)) = grid.x(i);
      if (D == 2) s.X(1, s.index(i, j)) = grid.y(j);
    }
  energy.batch(s.X, s.E, &s.G);
  return s;
}

bool changes_sign(const Samples& s, int i, int j) {
  for (Eigen::Index d = 0; d < s.X.rows(); ++d) {
    bool below = false, above = false;
    for (int y = j; y <= std::min(j + 1, s.height - 1); ++y)
      for (int x = i; x <= i + 1; ++x) {
        double g = s.G(d, s.index(x, y));
        below |= g <= 0, above |= g >= 0;
      }
    if (!below || !above) return false;
  }
  return true;
}

/// True when the node is lowest or highest in energy, or lowest in ‖∇E‖, among its neighbours.
bool is_extreme(const Samples& s, int i, int j) {
  bool low = true, high = true, still = true;
  const Eigen::Index here = s.index(i, j);
  for (int y = std::max(j - 1, 0); y <= std::min(j + 1, s.height - 1); ++y)
    for (int x = i - 1; x <= i + 1; ++x) {
      const Eigen::Index other = s.index(x, y);
      if (other == here) continue;
      low &= s.E[here]<s.E[other], high &= s.E[here]> s.E[other];
      still &= s.G.col(here).squaredNorm() < s.G.col(other).squaredNorm();
    }
  return low || high || still;
}

std::vector<Vector> starts_of(const Energy& energy, const Matrix& Xi, const Samples& s) {
  std::vector<Vector> starts;
  for (Eigen::Index k = 0; k < Xi.cols(); ++k) {
    starts.push_back(Xi.col(k));
    Descent descent = descend(energy, Xi.col(k), 1);
    if (descent.settled) starts.push_back(descent.end);
  }
  for (int j = 0; j < std::max(s.height - 1, 1); ++j)
    for (int i = 0; i + 1 < s.width; ++i) {
      const Eigen::Index here = s.index(i, j), far = s.index(i + 1, std::min(j + 1, s.height - 1));
      if (s.G.col(here).isZero(0) && s.G.col(far).isZero(0)) continue;  // a plateau, or unsupported
      if (changes_sign(s, i, j)) starts.push_back((s.X.col(here) + s.X.col(far)) / 2);
      if (i > 0 && is_extreme(s, i, j)) starts.push_back(s.X.col(here));
    }
  return starts;
}

bool in(const Domain& domain, const Vector& x) {
  return x[0] >= domain.x_low && x[0] <= domain.x_high &&
         (x.size() < 2 || (x[1] >= domain.y_low && x[1] <= domain.y_high));
}

}  // namespace

std::vector<Vector> search_grid(const Energy& energy, const Matrix& Xi, const Domain& domain,
                                const std::atomic<bool>* cancelled) {
  const Samples samples = sample(energy, domain);
  const std::vector<Vector> starts = starts_of(energy, Xi, samples);
  const double cell = (samples.X.col(samples.index(1, samples.height > 1)) - samples.X.col(0)).norm();
  std::vector<std::optional<Vector>> ends(starts.size());
  parallel_for(size_t{0}, starts.size(), [&](size_t k) {
    if (!cancelled || !cancelled->load(std::memory_order_relaxed))
      ends[k] = newton_root(energy, starts[k], 4 * cell);
  });
  std::vector<Vector> found, chain;
  for (const auto& end : ends) {
    if (!end || !in(domain, *end)) continue;
    auto within = [&](double length) {
      return [&end, length](const Vector& old) { return (old - *end).norm() < length; };
    };
    Vector values = eigenvalues_of(energy.hessian(*end)).cwiseAbs();
    if (!(values.maxCoeff() > 0) || std::any_of(found.begin(), found.end(), within(1e-6 * cell))) continue;
    bool singular = values.minCoeff() <= singular_share * values.maxCoeff();
    bool linked = singular && std::any_of(chain.begin(), chain.end(), within(3 * cell));
    if (singular) chain.push_back(*end);
    if (!linked) found.push_back(*end);
  }
  return found;
}

}  // namespace memscape
