// Forward differentiation: a jet is a number with its first and second derivatives along some directions, and
// a tape holds the jets of one evaluation.
#pragma once
#include <vector>

#include "core/base/vectors.h"

namespace memscape {

/// muparser computes with doubles only: a jet goes through it as a NaN that carries its number on the tape.
/// Other doubles are constants.
class JetTape {
 public:
  /// Derivatives along the columns of `along` (D x n), which like x (D) must outlive the use of the tape;
  /// second ones too where `second`.
  void begin(const ConstVector& x, const ConstMatrix& along, bool second);
  /// x_d, d from 0; ‖x‖ > 0; ‖x - ξ‖² for ξ (D).
  double coordinate(Eigen::Index d);
  double norm();
  double squared_distance(const ConstVector& xi);

  double value(double a) const;
  /// A function of a with its value and its derivatives. Infinite derivatives count as zero.
  double unary(double a, double f, double f1, double f2);
  /// A function of a and b with its value and its derivatives.
  struct Slopes {
    double a = 0, b = 0, aa = 0, ab = 0, bb = 0;
  };
  double binary(double a, double b, double f, const Slopes& slopes);

  /// First derivatives (n) of a, and second ones (n x n) unless H is null; what is not finite is zero.
  void read(double a, VectorRef g, Matrix* H) const;

  static bool is_jet(double a);
  /// The tape on which this thread computes: operators of muparser have no place for one.
  static JetTape*& current();

 private:
  std::size_t size() const { return 1 + n_ + (second_ ? n_ * (n_ + 1) / 2 : 0); }
  double open(double f);
  void bend(double* jet, const Matrix& H);
  double* at(double a);
  const double* at(double a) const;

  Vector x_;
  Matrix along_;
  bool second_ = false;
  std::size_t n_ = 0;
  std::vector<double> jets_;
};

}  // namespace memscape
