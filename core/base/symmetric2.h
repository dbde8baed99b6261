// Eigenvalues and eigenvectors of a symmetric 2 x 2 matrix [a b; b c] in closed form.
#pragma once
#include <Eigen/Core>
#include <cmath>

namespace memscape {

struct Symmetric2 {
  Eigen::Vector2d values;     ///< ascending
  Eigen::Vector2d low, high;  ///< unit eigenvectors of the smaller and the larger eigenvalue
};

inline Symmetric2 decompose(const Eigen::Matrix2d& A) {
  double a = A(0, 0), b = A(0, 1), c = A(1, 1);
  double middle = 0.5 * (a + c), half = 0.5 * (a - c), radius = std::hypot(half, b);
  double angle = 0.5 * std::atan2(b, half);
  Eigen::Vector2d high(std::cos(angle), std::sin(angle));
  return {{middle - radius, middle + radius}, {-high.y(), high.x()}, high};
}

}  // namespace memscape
