// L-BFGS, one particle at a time: d = -H g by the two-loop recursion over the pairs s = x' - x, y = g' - g.
#include "core/dynamics/methods/lbfgs.h"

#include <algorithm>
#include <cmath>

#include "core/dynamics/methods/line_search.h"

namespace memscape {
namespace {

/// The pairs of one particle, in its column of the block's memory.
class Pairs {
 public:
  Pairs(double* memory, int history, int dimension)
      : S_(memory + 2, dimension, history),
        Y_(memory + 2 + static_cast<std::ptrdiff_t>(history) * dimension, dimension, history),
        header_(memory) {}

  int count() const { return static_cast<int>(header_[0]); }
  void clear() { header_[0] = header_[1] = 0; }

  void add(const Vector& s, const Vector& y) {
    // Without positive curvature the pair would spoil the descent.
    if (!(s.dot(y) > 1e-12 * s.norm() * y.norm())) return;
    const int history = static_cast<int>(S_.cols()), place = static_cast<int>(header_[1]);
    S_.col(place) = s, Y_.col(place) = y;
    header_[0] = std::min(count() + 1, history);
    header_[1] = (place + 1) % history;
  }

  /// -H g.
  Vector direction(const Vector& g) const {
    Vector q = -g, weight(count());
    for (int k = 0; k < count(); ++k) {
      const auto s = S_.col(place(k)), y = Y_.col(place(k));
      weight[k] = s.dot(q) / s.dot(y);
      q -= weight[k] * y;
    }
    if (count() > 0) q *= S_.col(place(0)).dot(Y_.col(place(0))) / Y_.col(place(0)).squaredNorm();
    for (int k = count() - 1; k >= 0; --k) {
      const auto s = S_.col(place(k)), y = Y_.col(place(k));
      q += (weight[k] - y.dot(q) / s.dot(y)) * s;
    }
    return q;
  }

 private:
  /// Column of the k-th newest pair.
  int place(int k) const {
    const int history = static_cast<int>(S_.cols());
    return (static_cast<int>(header_[1]) - 1 - k + 2 * history) % history;
  }

  Eigen::Map<Matrix> S_, Y_;  ///< D x history
  double* header_;            ///< number of pairs, column of the next
};

}  // namespace

int lbfgs_memory(const Settings& method, int dimension) {
  return 2 + 2 * dimension * method.whole("history");
}

void lbfgs_step(const StepContext& context, Block& block) {
  const int history = context.settings.method.whole("history"), D = block.dimension();
  for (int j = 0; j < block.size(); ++j) {
    Pairs pairs(block.memory.col(j).data(), history, D);
    RayPoint from{0, block.E[j], 0, block.X.col(j), -block.V.col(j)};
    Vector d = pairs.direction(from.g);
    from.slope = d.dot(from.g);
    if (!(from.slope < 0)) {
      pairs.clear();
      d = -from.g;
      from.slope = d.dot(from.g);
    }
    const double first = pairs.count() > 0 ? 1 : 1 / std::max(1.0, from.g.norm());
    RayPoint to = search_line(context, from, d, first);
    if (to.t == 0)
      pairs.clear();
    else
      pairs.add(to.x - from.x, to.g - from.g);
    block.X.col(j) = to.x, block.V.col(j) = -to.g, block.E[j] = to.E;
  }
}

}  // namespace memscape
