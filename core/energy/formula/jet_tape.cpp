// A jet is its value, n first derivatives and, by rows of the lower triangle, n (n + 1)/2 second ones.
#include "core/energy/formula/jet_tape.h"

#include <bit>
#include <cmath>
#include <cstdint>

namespace memscape {
namespace {

constexpr std::uint64_t mark = 0x7ffc'0000'0000'0000, all_of_mark = 0xffff'0000'0000'0000;

double finite(double value) {
  return std::isfinite(value) ? value : 0;
}

}  // namespace

JetTape*& JetTape::current() {
  thread_local JetTape* tape = nullptr;
  return tape;
}

bool JetTape::is_jet(double a) {
  return (std::bit_cast<std::uint64_t>(a) & all_of_mark) == mark;
}

double* JetTape::at(double a) {
  return &jets_[(std::bit_cast<std::uint64_t>(a) & ~all_of_mark) * size()];
}

const double* JetTape::at(double a) const {
  return &jets_[(std::bit_cast<std::uint64_t>(a) & ~all_of_mark) * size()];
}

/// A new jet without derivatives.
double JetTape::open(double f) {
  const std::uint64_t index = jets_.size() / size();
  jets_.resize(jets_.size() + size(), 0);
  jets_[index * size()] = f;
  return std::bit_cast<double>(mark | index);
}

/// Sets the second derivatives of a jet to H (n x n).
void JetTape::bend(double* jet, const Matrix& H) {
  double* to = jet + 1 + n_;
  for (Eigen::Index i = 0; i < H.rows(); ++i)
    for (Eigen::Index l = 0; l <= i; ++l) *to++ = H(i, l);
}

void JetTape::begin(const ConstVector& x, const ConstMatrix& along, bool second) {
  x_ = x, along_ = along, second_ = second, n_ = static_cast<std::size_t>(along.cols());
  jets_.clear();
}

double JetTape::coordinate(Eigen::Index d) {
  const double jet = open(x_[d]);
  for (std::size_t i = 0; i < n_; ++i) at(jet)[1 + i] = along_(d, static_cast<Eigen::Index>(i));
  return jet;
}

double JetTape::norm() {
  const double r = x_.norm(), jet = open(r);
  double* j = at(jet);
  const Vector slopes = along_.transpose() * (x_ / r);
  std::copy(slopes.begin(), slopes.end(), j + 1);
  if (second_) bend(j, (along_.transpose() * along_ - slopes * slopes.transpose()) / r);
  return jet;
}

double JetTape::squared_distance(const ConstVector& xi) {
  const Vector apart = x_ - xi;
  const double jet = open(apart.squaredNorm());
  double* j = at(jet);
  const Vector slopes = 2 * (along_.transpose() * apart);
  std::copy(slopes.begin(), slopes.end(), j + 1);
  if (second_) bend(j, 2 * along_.transpose() * along_);
  return jet;
}

double JetTape::value(double a) const {
  return is_jet(a) ? *at(a) : a;
}

double JetTape::unary(double a, double f, double f1, double f2) {
  if (!is_jet(a)) return f;
  f1 = finite(f1), f2 = finite(f2);
  const double jet = open(f);
  double* j = at(jet);
  const double* p = at(a);
  for (std::size_t i = 1; i <= n_; ++i) j[i] = f1 * p[i];
  if (second_)
    for (std::size_t i = 0, k = 1 + n_; i < n_; ++i)
      for (std::size_t l = 0; l <= i; ++l, ++k) j[k] = f1 * p[k] + f2 * p[1 + i] * p[1 + l];
  return jet;
}

double JetTape::binary(double a, double b, double f, const Slopes& s) {
  if (!is_jet(a) && !is_jet(b)) return f;
  if (!is_jet(b)) return unary(a, f, s.a, s.aa);
  if (!is_jet(a)) return unary(b, f, s.b, s.bb);
  const double fa = finite(s.a), fb = finite(s.b), faa = finite(s.aa), fab = finite(s.ab), fbb = finite(s.bb);
  const double jet = open(f);
  double* j = at(jet);
  const double *p = at(a), *q = at(b);
  for (std::size_t i = 1; i <= n_; ++i) j[i] = fa * p[i] + fb * q[i];
  if (second_)
    for (std::size_t i = 0, k = 1 + n_; i < n_; ++i)
      for (std::size_t l = 0; l <= i; ++l, ++k) {
        const double pi = p[1 + i], pl = p[1 + l], qi = q[1 + i], ql = q[1 + l];
        j[k] = fa * p[k] + fb * q[k] + faa * pi * pl + fab * (pi * ql + qi * pl) + fbb * qi * ql;
      }
  return jet;
}

void JetTape::read(double a, VectorRef g, Matrix* H) const {
  const auto n = static_cast<Eigen::Index>(n_);
  g.setZero();
  if (H) H->setZero(n, n);
  if (!is_jet(a)) return;
  const double* j = at(a);
  for (Eigen::Index i = 0; i < n; ++i) g[i] = finite(j[1 + i]);
  if (!H || !second_) return;
  for (Eigen::Index i = 0, k = 1 + n; i < n; ++i)
    for (Eigen::Index l = 0; l <= i; ++l, ++k) (*H)(i, l) = (*H)(l, i) = finite(j[k]);
}

}  // namespace memscape
