// A grid about memories that lie far out may itself lie farther than they may.
#include "core/scene/sources/point_list.h"

#include "core/base/error.h"

namespace memscape {

PointList points_of(const Matrix& X) {
  constexpr double farthest = 1e6;  // the domain of the row "points"
  if (!(X.array().abs() <= farthest).all())
    throw Error(Fault::input,
                "A point would lie out of bounds: bring all coordinates within -1000000 to 1000000 first.");
  PointList points;
  for (Eigen::Index i = 0; i < X.cols(); ++i) points.emplace_back(X.col(i).begin(), X.col(i).end());
  return points;
}

}  // namespace memscape
