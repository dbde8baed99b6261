// Which of many points in R^D lie near which: distances ‖x - y‖² = ‖x‖² + ‖y‖² - 2 x·y by blocks of matrix
// products, checked exactly where they matter; and points merged that lie at one place.
#pragma once
#include <map>
#include <vector>

#include "core/model/energy.h"

namespace memscape {

struct Near {
  int index = -1;
  double distance = 0;
};

/// For each column of P (D x N) the `count` nearest columns of X (D x K), nearest first, the first of equally
/// near ones first; fewer where there are not so many. `elsewhere` leaves out columns at distance 0.
std::vector<std::vector<Near>> nearest_columns(const Matrix& X, const ConstMatrix& P, int count,
                                               bool elsewhere = false);

/// Points without doubles, found again by place. Points are kept sorted along one direction, so that a
/// look-up compares few of them.
class Places {
 public:
  /// The first of the points within `tolerance` of x, or -1.
  int find(const ConstVector& x, double tolerance) const;
  /// The number of x, which is new unless it lies within `tolerance` of an older one.
  int add(const ConstVector& x, double tolerance);
  const std::vector<Vector>& points() const { return points_; }

 private:
  std::vector<Vector> points_;
  std::multimap<double, int> order_;
};

}  // namespace memscape
