// The plane that a view shows of R^D: the line (D = 1), the space itself (D = 2), or for D > 2 either the
// first two axes (one-hot outputs of k classes being 1/k there) or the two principal components of the memories through their mean, each with its largest
// coordinate positive.
#include <Eigen/Eigenvalues>

#include "core/learning/prediction.h"
#include "core/scene/data.h"

namespace memscape {
namespace {

/// Makes `column` of the axes a unit vector orthogonal to those before it: the unit axis that is least along
/// them.
void complete(Eigen::Matrix<double, -1, 2>& axes, int column) {
  const Eigen::Index D = axes.rows();
  Eigen::Index best = 0;
  double largest = -1;
  for (Eigen::Index d = 0; d < D; ++d) {
    double left = column == 0 ? 1 : 1 - axes(d, 0) * axes(d, 0);
    if (left > largest + 1e-9) largest = left, best = d;
  }
  Vector axis = Vector::Unit(D, best);
  if (column == 1) axis -= axes.col(0).dot(axis) * axes.col(0);
  axes.col(column) = axis.normalized();
}

void fix_sign(Eigen::Ref<Vector> axis) {
  Eigen::Index largest = 0;
  axis.cwiseAbs().maxCoeff(&largest);
  if (axis[largest] < 0) axis = -axis;
}

Plane principal_plane(const Matrix& Xi) {
  const Eigen::Index D = Xi.rows();
  Plane plane{Xi.rowwise().mean(), Eigen::Matrix<double, -1, 2>::Zero(D, 2)};
  Matrix centred = Xi.colwise() - plane.origin;
  Matrix covariance = centred * centred.transpose();
  Eigen::SelfAdjointEigenSolver<Matrix> solver(covariance);
  const double smallest = 1e-12 * std::max(solver.eigenvalues()[D - 1], 1e-300);
  for (int i = 0; i < 2; ++i) {
    if (solver.eigenvalues()[D - 1 - i] > smallest) {
      plane.axes.col(i) = solver.eigenvectors().col(D - 1 - i);
      fix_sign(plane.axes.col(i));
    } else {
      complete(plane.axes, i);
    }
  }
  return plane;
}

}  // namespace

Plane view_plane(const View& view, const Matrix& Xi) {
  const Eigen::Index D = Xi.rows();
  if (D > 2 && view.plane == "principal") return principal_plane(Xi);
  Plane plane{Vector::Zero(D), Eigen::Matrix<double, -1, 2>::Zero(D, 2)};
  plane.axes.topRows(std::min<Eigen::Index>(D, 2)).setIdentity();
  if (is_one_hot(Xi, 2)) plane.origin.tail(D - 2).setConstant(1.0 / static_cast<double>(D - 2));
  return plane;
}

}  // namespace memscape
