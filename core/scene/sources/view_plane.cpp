// The plane that a view shows of R^D: the line (D = 1), the space itself (D = 2), or for D > 2 the first two
// axes (one-hot outputs of k classes being 1/k there), a plane through three memories, or the two principal
// components of the memories through their mean, each with its largest coordinate positive.
#include <algorithm>

#include "core/base/eigen_symmetric.h"
#include "core/learning/prediction.h"
#include "core/scene/sources/data.h"

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

/// Squared extents and directions in which columns vary, ascending, D x n: by products of coordinates, or of
/// columns where these are fewer by far.
SymmetricEigen components_of(const Matrix& centred) {
  constexpr Eigen::Index small = 64;  // coordinates, whose products are quick whatever the columns
  if (centred.rows() <= small || centred.rows() <= centred.cols())
    return eigen_symmetric(centred * centred.transpose());
  SymmetricEigen eigen = eigen_symmetric(centred.transpose() * centred);
  eigen.vectors = centred * eigen.vectors;
  return eigen;
}

/// Fills columns `known`.. of the axes with the directions along which the memories vary most and that are
/// orthogonal to those before them.
void add_principal(const Matrix& Xi, int known, Eigen::Matrix<double, -1, 2>& axes) {
  Matrix centred = Xi.colwise() - Xi.rowwise().mean();
  const double smallest = 1e-12 * std::max(centred.squaredNorm(), 1e-300);
  for (int i = 0; i < known; ++i) centred -= axes.col(i) * (axes.col(i).transpose() * centred).eval();
  const auto [extents, directions] = components_of(centred);
  for (int i = known; i < 2; ++i) {
    const Eigen::Index component = extents.size() - 1 - (i - known);
    if (component >= 0 && extents[component] > smallest) {
      axes.col(i) = directions.col(component);
      for (int j = 0; j < known; ++j) axes.col(i) -= axes.col(j).dot(axes.col(i)) * axes.col(j);
      axes.col(i).normalize();
      fix_sign(axes.col(i));
    } else {
      complete(axes, i);
    }
  }
}

Plane principal_plane(const Matrix& Xi) {
  Plane plane{Xi.rowwise().mean(), Eigen::Matrix<double, -1, 2>::Zero(Xi.rows(), 2)};
  add_principal(Xi, 0, plane.axes);
  return plane;
}

/// The axes that three memories give, as columns; how many there are of them.
int axes_through(const Matrix& three, Eigen::Matrix<double, -1, 2>& axes) {
  const Vector ab = three.col(1) - three.col(0), ac = three.col(2) - three.col(0);
  const double size = std::max({ab.norm(), ac.norm(), (ab - ac).norm()}),
               least = 1e-9 * std::max(size, 1e-9 * three.norm());
  const Vector first = ab.norm() > least ? ab : ac;
  if (!(first.norm() > least)) return 0;
  axes.col(0) = first.normalized();
  const Vector rest = ac - axes.col(0).dot(ac) * axes.col(0);
  if (!(rest.norm() > least)) return 1;
  axes.col(1) = rest.normalized();
  axes.col(1) -= axes.col(0).dot(axes.col(1)) * axes.col(0);
  axes.col(1).normalize();
  return 2;
}

Matrix three_memories(const View& view, const Matrix& Xi) {
  const std::array<int, 3> chosen = plane_memories(view, static_cast<int>(Xi.cols()));
  Matrix three(Xi.rows(), 3);
  for (int i = 0; i < 3; ++i) three.col(i) = Xi.col(chosen[static_cast<size_t>(i)]);
  return three;
}

Plane plane_through(const View& view, const Matrix& Xi) {
  const Matrix three = three_memories(view, Xi);
  Plane plane{three.rowwise().mean(), Eigen::Matrix<double, -1, 2>::Zero(Xi.rows(), 2)};
  const int known = axes_through(three, plane.axes);
  if (known < 2) add_principal(Xi, known, plane.axes);
  return plane;
}

}  // namespace

std::array<int, 3> plane_memories(const View& view, int K) {
  std::array<int, 3> chosen;
  for (size_t i = 0; i < 3; ++i) chosen[i] = view.through[i] <= K ? view.through[i] - 1 : -1;
  for (int& one : chosen) {
    if (one >= 0) continue;
    int free = K - 1;
    while (free >= 0 && std::ranges::find(chosen, free) != chosen.end()) --free;
    one = free >= 0 ? free : K - 1;
  }
  return chosen;
}

bool through_memories(const View& view, const Matrix& Xi) {
  return Xi.rows() > 2 && view.plane == "memories";
}

int axes_through_memories(const View& view, const Matrix& Xi) {
  Eigen::Matrix<double, -1, 2> axes = Eigen::Matrix<double, -1, 2>::Zero(Xi.rows(), 2);
  return axes_through(three_memories(view, Xi), axes);
}

std::string plane_remark(const View& view, const Matrix& Xi) {
  if (!through_memories(view, Xi)) return "";
  const int K = static_cast<int>(Xi.cols());
  std::string text, beyond;
  const std::array<int, 3> chosen = plane_memories(view, K);
  for (size_t i = 0; i < 3; ++i)
    if (view.through[i] > K)
      beyond += (beyond.empty() ? "There are " + std::to_string(K) + " memories: " : ", ") +
                std::to_string(chosen[i] + 1) + " stands in for " + std::to_string(view.through[i]);
  const int known = axes_through_memories(view, Xi);
  if (known == 1) text = "They lie on one line: the other axis is where all memories vary most.";
  if (known == 0) text = "They lie at one place: the axes are those along which all memories vary most.";
  if (beyond.empty()) return text;
  return beyond + "." + (text.empty() ? "" : " ") + text;
}

Plane view_plane(const View& view, const Matrix& Xi) {
  const Eigen::Index D = Xi.rows();
  if (D > 2 && view.plane == "principal") return principal_plane(Xi);
  if (through_memories(view, Xi)) return plane_through(view, Xi);
  Plane plane{Vector::Zero(D), Eigen::Matrix<double, -1, 2>::Zero(D, 2)};
  plane.axes.topRows(std::min<Eigen::Index>(D, 2)).setIdentity();
  if (is_one_hot(Xi, 2)) plane.origin.tail(D - 2).setConstant(1.0 / static_cast<double>(D - 2));
  return plane;
}

}  // namespace memscape
