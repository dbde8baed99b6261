// Dense associative memory at one state, in double. With z_μ = β S(x, ξ^μ) every sum of F, F' and F'' is
// taken relative to its largest term: F(z_μ) = exp(log_unit) f_μ.
#include "core/energy/dense/dense.h"

#include <cassert>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "core/energy/diffusion.h"
#include "core/energy/simd/kernels.h"

namespace memscape {
namespace {

using Array = Eigen::ArrayXd;
constexpr double infinity = std::numeric_limits<double>::infinity();
using simd::largest_exponent;
constexpr double smallest_overlap = 1e-100;

/// z_μ = β S(x, ξ^μ), K.
Array overlaps(const DenseForm& form, const Matrix& Xi, const ConstVector& x) {
  if (form.is_dot()) return form.beta * (Xi.transpose() * x).array();
  Array z(Xi.cols());
  for (Eigen::Index k = 0; k < Xi.cols(); ++k) z[k] = (Xi.col(k) - x).squaredNorm();
  return -0.5 * form.slope() * form.beta * z;
}

double power(double r, int n) {
  double result = 1;
  for (; n > 0; n >>= 1, r *= r)
    if (n & 1) result *= r;
  return result;
}

/// F(z_μ) / exp(log_unit) and its first `order` derivatives with respect to z.
struct Terms {
  double log_unit = 0, sum = 0;
  Array f, f1, f2;
  bool supported = true;
};

void exponential_terms(const DenseForm& form, const Array& z, Terms& t) {
  if (form.scaling == Scaling::log) {
    t.log_unit = z.maxCoeff();
    t.supported = t.log_unit > -infinity;
    t.f = t.supported ? (z - t.log_unit).exp().eval() : Array::Zero(z.size()).eval();
  } else {
    t.f = z.min(largest_exponent).exp();
  }
  t.f1 = t.f2 = t.f;
}

void power_terms(const DenseForm& form, const Array& z, Terms& t) {
  const int n = form.degree;
  Array base = form.separation == Separation::rectified ? z.max(0.0).eval() : z;
  double unit = 1;
  if (form.scaling == Scaling::log) {
    unit = base.abs().maxCoeff();
    t.supported = unit > smallest_overlap && unit < infinity;
    if (!t.supported) return;
    t.log_unit = n * std::log(unit);
  } else {
    double limit = std::exp(largest_exponent / n);
    base = base.max(-limit).min(limit);
  }
  base /= unit;
  t.f = base.unaryExpr([n](double r) { return power(r, n); });
  t.f1 = n / unit * base.unaryExpr([n](double r) { return r == 0 && n == 1 ? 0 : power(r, n - 1); });
  // Of degree 1 only the positive side of a rectified overlap has a slope.
  if (form.separation == Separation::power && n == 1) t.f1.setConstant(1 / unit);
  t.f2 =
      n < 2 ? Array::Zero(z.size()).eval() : (n * (n - 1.0) / (unit * unit) * base.unaryExpr([n](double r) {
                                               return power(r, n - 2);
                                             })).eval();
  if (form.separation == Separation::rectified && n == 2) t.f2 = (z > 0).select(t.f2, 0.0);
}

Terms terms_of(const DenseForm& form, const Array& z) {
  Terms t;
  switch (form.separation) {
    case Separation::exponential:
      exponential_terms(form, z, t);
      break;
    case Separation::power:
    case Separation::rectified:
      power_terms(form, z, t);
      break;
    case Separation::shifted_relu:
      t.f = (1 + z).max(0.0);
      t.f1 = (t.f > 0).cast<double>();
      t.f2 = Array::Zero(z.size());
      break;
  }
  if (t.supported) t.sum = t.f.sum();
  if (form.scaling == Scaling::log) t.supported = t.supported && t.sum > 0 && t.sum < infinity;
  return t;
}

double energy_of(const DenseForm& form, const Terms& t, const ConstVector& x) {
  if (!t.supported) return infinity;
  double e =
      form.scaling == Scaling::log ? -form.lambda() * (t.log_unit + std::log(t.sum)) : -form.lambda() * t.sum;
  if (form.is_confined()) e += 0.5 * x.squaredNorm();
  return std::isnan(e) ? infinity : e;  // the difference of two that overflow
}

/// Σ_μ c_μ ∇S(x, ξ^μ), D.
Vector pull(const DenseForm& form, const Matrix& Xi, const ConstVector& x, const Array& c) {
  if (form.is_dot()) return Xi * c.matrix();
  Vector sum = Vector::Zero(x.size());
  for (Eigen::Index k = 0; k < Xi.cols(); ++k)
    if (c[k] != 0) sum += c[k] * (Xi.col(k) - x);
  return form.slope() * sum;
}

/// The memories that count in double: at most 1e-18 of the largest derivatives is left out.
std::vector<Eigen::Index> heavy_terms(const Terms& t) {
  const double f1 = 1e-18 * t.f1.abs().maxCoeff(), f2 = 1e-18 * t.f2.abs().maxCoeff();
  std::vector<Eigen::Index> heavy;
  for (Eigen::Index k = 0; k < t.f1.size(); ++k)
    if (std::abs(t.f1[k]) > f1 || std::abs(t.f2[k]) > f2) heavy.push_back(k);
  return heavy;
}

}  // namespace

DenseMemory::DenseMemory(const DenseForm& form, Matrix Xi)
    : DenseMemory(form, std::make_shared<const Matrix>(std::move(Xi))) {}

DenseMemory::DenseMemory(const DenseForm& form, std::shared_ptr<const Matrix> Xi)
    : Energy(vector_space(static_cast<int>(Xi->rows()))), form_(form), Xi_(std::move(Xi)) {
  assert(Xi_->rows() >= 1 && Xi_->cols() >= 1 && form.beta > 0 && form.degree >= 1);
}

double DenseMemory::value(const ConstVector& x) const {
  return energy_of(form_, terms_of(form_, overlaps(form_, *Xi_, x)), x);
}

double DenseMemory::value_and_gradient(const ConstVector& x, VectorRef g) const {
  Terms t = terms_of(form_, overlaps(form_, *Xi_, x));
  g.setZero();
  if (!t.supported) return infinity;
  double rate = form_.lambda() * form_.beta / (form_.scaling == Scaling::log ? t.sum : 1);
  g = -pull(form_, *Xi_, x, rate * t.f1);
  if (form_.is_confined()) g += x;
  const double energy = energy_of(form_, t, x);
  if (!std::isfinite(energy) || !g.allFinite()) g.setZero();
  return energy;
}

Matrix DenseMemory::hessian(const ConstVector& x) const {
  const Eigen::Index D = x.size();
  Terms t = terms_of(form_, overlaps(form_, *Xi_, x));
  if (!t.supported) return Matrix::Zero(D, D);
  const double beta = form_.beta, a = form_.slope(), Z = form_.scaling == Scaling::log ? t.sum : 1;
  // With s_μ = ∇S and p = β Σ F' s / Z: ∇²E = -λ (β² Σ F'' s sᵀ / Z + β Σ F' ∇²S / Z - [Q = log] p pᵀ).
  const std::vector<Eigen::Index> heavy = heavy_terms(t);
  const Matrix S = form_.is_dot() ? Matrix((*Xi_)(Eigen::all, heavy))
                                  : Matrix(a * ((*Xi_)(Eigen::all, heavy).colwise() - x));
  Matrix H = beta * beta / Z * (S * t.f2(heavy).matrix().asDiagonal() * S.transpose());
  if (!form_.is_dot()) H.diagonal().array() -= a * beta * t.f1.sum() / Z;
  if (form_.scaling == Scaling::log) {
    Vector p = beta / Z * (S * t.f1(heavy).matrix());
    H -= p * p.transpose();
  }
  H *= -form_.lambda();
  if (form_.is_confined()) H.diagonal().array() += 1;
  return 0.5 * (H + H.transpose());
}

Vector DenseMemory::weights(const ConstVector& x) const {
  DenseForm form = form_;
  if (form.separation == Separation::exponential)
    form.scaling = Scaling::log;  // the same weights, and no underflow
  Terms t = terms_of(form, overlaps(form, *Xi_, x));
  if (!t.supported) return Vector::Zero(Xi_->cols());
  Vector w = t.f1.abs().matrix();
  double sum = w.sum();
  if (!(sum > 0) || sum == infinity) return Vector::Constant(Xi_->cols(), 1.0 / Xi_->cols());
  return w / sum;
}

const Attention* DenseMemory::attention() const {
  bool exponential = form_.separation == Separation::exponential;
  bool mean_shift =
      !form_.is_dot() && !form_.is_bowl() && (exponential || form_.separation == Separation::shifted_relu);
  bool softmax =
      form_.is_dot() && form_.is_confined() && exponential && form_.scaling == Scaling::log && form_.scaled;
  return mean_shift || softmax ? this : nullptr;
}

bool DenseMemory::update(const ConstVector& x, VectorRef next) const {
  if (form_.separation == Separation::shifted_relu && (overlaps(form_, *Xi_, x) <= -1).all()) return false;
  Vector w = weights(x);
  if (w.isZero(0)) return false;
  next = *Xi_ * w;
  return true;
}

std::vector<std::string> DenseMemory::parts() const {
  if (!form_.is_confined()) return {};
  return {"memories", "confinement"};
}

void DenseMemory::evaluate(const ConstMatrix& X, const Wants& wants, Evaluation& found) const {
  Energy::evaluate(X, wants, found);
  if (!wants.parts || !form_.is_confined()) return;
  DenseForm form = form_;
  form.confined = false;
  Vector pulled;
  DenseMemory(form, Xi_).batch(X, pulled, nullptr);
  found.parts.resize(2, X.cols());
  found.parts.row(0) = pulled.transpose();
  found.parts.row(1) = 0.5 * X.colwise().squaredNorm();
}

const Timed* DenseMemory::timed() const {
  const bool blurred = !form_.is_dot() && !form_.is_bowl() && form_.separation == Separation::exponential;
  return blurred && form_.scaling == Scaling::log ? this : nullptr;
}

std::shared_ptr<const Energy> DenseMemory::at_time(double t) const {
  return std::make_shared<const DenseMemory>(diffusion_form(t, form_.sigma), Xi_);
}

}  // namespace memscape
