// Vectors and batches: a state x is in R^D, N states are the columns of a D x N matrix.
#pragma once
#include <Eigen/Core>

namespace memscape {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;
using ConstVector = Eigen::Ref<const Vector>;
using VectorRef = Eigen::Ref<Vector>;
using ConstMatrix = Eigen::Ref<const Matrix>;

}  // namespace memscape
