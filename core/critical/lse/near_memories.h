// Which memories count where: of many, most have no weight at a given state that a sum could feel.
#pragma once
#include <Eigen/Core>
#include <vector>

namespace memscape {

/// For weights exp(l_k + b x·ξ^k) at states x of the plane: a tree of squares, each with the memories whose
/// weight is somewhere in it more than 10⁻¹⁸ / K of the largest. Differences of exponents are linear in x, so
/// that what is left out is known to be left out everywhere in the square.
class NearMemories {
 public:
  /// Xi: 2 x K, offset: l, K, rate: b > 0.
  NearMemories(const Eigen::Matrix2Xd& Xi, const Eigen::ArrayXd& offset, double rate);

  /// The memories that count at x, ascending; null where all of them have to be looked at.
  const std::vector<int>* at(const Eigen::Vector2d& x) const;
  /// Whether looking there is worth it.
  bool is_useful() const { return useful_; }

 private:
  struct Square {
    Eigen::Vector2d centre;
    double half = 0;
    int children = -1;  ///< the first of four
    std::vector<int> kept;
  };
  std::vector<Square> squares_;
  bool useful_ = false;
};

}  // namespace memscape
