// Eigenvalues and eigenvectors of symmetric matrices, in one unit: Eigen's solver takes long to compile.
#pragma once
#include "core/base/vectors.h"

namespace memscape {

/// A = vectors diag(values) vectorsᵀ.
struct SymmetricEigen {
  Vector values;   ///< D, ascending
  Matrix vectors;  ///< D x D, unit columns
};

/// Of a symmetric matrix (D x D); only its lower half is read.
SymmetricEigen eigen_symmetric(const Matrix& symmetric);
/// Its eigenvalues alone, ascending.
Vector eigenvalues_of(const Matrix& symmetric);

}  // namespace memscape
