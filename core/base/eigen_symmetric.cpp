// Householder's tridiagonal form and implicit QR steps, as Eigen does them.
#include "core/base/eigen_symmetric.h"

#include <Eigen/Eigenvalues>

namespace memscape {

SymmetricEigen eigen_symmetric(const Matrix& symmetric) {
  const Eigen::SelfAdjointEigenSolver<Matrix> solver(symmetric);
  return {solver.eigenvalues(), solver.eigenvectors()};
}

Vector eigenvalues_of(const Matrix& symmetric) {
  if (symmetric.rows() == 1) return symmetric.col(0);
  return Eigen::SelfAdjointEigenSolver<Matrix>(symmetric, Eigen::EigenvaluesOnly).eigenvalues();
}

}  // namespace memscape
