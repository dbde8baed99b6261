// In the ball about a minimum m the gradient is near its linear part,
// ‖∇E(m + e) - H e‖ ≤ λ_min ‖e‖ / 2, measured on shells; so x - α∇E comes nearer with every step.
#include "core/basins/attractors.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "core/base/eigen_symmetric.h"
#include "core/energy/dense/dense.h"

namespace memscape {
namespace {

constexpr double flat_part = 1e-6;  ///< eigenvalues below this part of the largest count as zero
constexpr double valley_reach =
    0.025;                    ///< how near to a valley floor (part of the size) stalled states belong to it
constexpr double link = 0.3;  ///< valley floors may be one up to this part of the size apart
constexpr double shell_ratio = 0.8;
constexpr int shells = 24, finishing_steps = 1000;

struct Critical {
  Vector x, eigenvalues;
  Matrix modes;
  bool minimum = false;
};

Critical look_at(const Energy& energy, const Vector& x) {
  SymmetricEigen eigen = eigen_symmetric(energy.hessian(x));
  Critical c{x, std::move(eigen.values), std::move(eigen.vectors)};
  const double top = c.eigenvalues[c.eigenvalues.size() - 1];
  c.minimum = top > 0 && c.eigenvalues[0] >= -flat_part * top;
  return c;
}

/// Newton's method on the curved directions only, so that it does not slide along a valley floor.
Critical polish(const Energy& energy, Vector x) {
  Critical c = look_at(energy, x);
  double before = std::numeric_limits<double>::infinity();
  for (int i = 0; i < 20 && c.eigenvalues[c.eigenvalues.size() - 1] > 0; ++i) {
    const Vector g = energy.gradient(c.x);
    const double norm = g.norm();
    if (!(norm < before)) break;
    before = norm;
    Vector along = c.modes.transpose() * g;
    const double floor = flat_part * c.eigenvalues[c.eigenvalues.size() - 1];
    for (Eigen::Index d = 0; d < along.size(); ++d)
      along[d] = c.eigenvalues[d] > floor ? along[d] / c.eigenvalues[d] : 0;
    c = look_at(energy, c.x - c.modes * along);
  }
  return c;
}

bool is_flat(const Attractor& a) {
  return a.minimum && a.eigenvalues[0] <= flat_part * a.eigenvalues[a.eigenvalues.size() - 1];
}

/// ln g to 1e-4, for positive normal g: the exponent, and a polynomial through five points of the mantissa's
/// ln.
float quick_log(float g) {
  const auto bits = std::bit_cast<std::uint32_t>(g);
  const auto exponent = static_cast<float>(static_cast<int>(bits >> 23) - 127);
  const auto m = std::bit_cast<float>((bits & 0x7fffffu) | 0x3f800000u);
  return 0.6931472f * exponent +
         (-1.7317264f + m * (2.7928365f + m * (-1.4405922f + m * (0.4339324f + m * -0.0543709f))));
}

/// Directions in which shells are probed, D x n.
Matrix directions(int dimension, const Matrix& modes) {
  if (dimension == 2) {
    Matrix rays(2, 16);
    for (int i = 0; i < 16; ++i)
      rays.col(i) << std::cos(i * std::numbers::pi / 8), std::sin(i * std::numbers::pi / 8);
    return rays;
  }
  Matrix rays(dimension, 4 * dimension);
  rays << modes, -modes, Matrix::Identity(dimension, dimension), -Matrix::Identity(dimension, dimension);
  return rays;
}

/// Distance from x to the nearest border of a support, where the gradient jumps; infinite where none does.
double distance_to_kink(const Energy& energy, const Vector& x) {
  double nearest = std::numeric_limits<double>::infinity();
  const auto* dense = energy.dense();
  if (!dense || dense->form().separation != Separation::shifted_relu || dense->form().is_dot())
    return nearest;
  const double support = std::sqrt(2 / (dense->form().beta * dense->form().slope()));
  for (Eigen::Index k = 0; k < dense->memories().cols(); ++k)
    nearest = std::min(nearest, std::abs((dense->memories().col(k) - x).norm() - support));
  return nearest;
}

}  // namespace

int first_nearest_memory(const Matrix& Xi, const ConstVector& x) {
  int nearest = 0;
  double least = std::numeric_limits<double>::infinity();
  for (Eigen::Index k = 0; k < Xi.cols(); ++k) {
    const double squared = (Xi.col(k) - x).squaredNorm();
    if (squared < least * (1 - 2e-9)) least = squared, nearest = static_cast<int>(k);
  }
  return nearest;
}

Attractors::Attractors(const Energy& energy, const Matrix& Xi, const DescentRule& rule, bool inside_cells)
    : energy_(energy), Xi_(Xi), rule_(rule), inside_cells_(inside_cells) {
  const Vector centre = 0.5 * (Xi.rowwise().minCoeff() + Xi.rowwise().maxCoeff());
  size_ = (Xi.colwise() - centre).colwise().norm().maxCoeff();
  if (!(size_ > 0)) size_ = 1;
  noise_ = stall_gradient(energy, rule);
  rate_ = gradient_rate(energy, rule);
}

int Attractors::group(int index) const {
  int g = index;
  while (at(g).group != g) g = at(g).group;
  return g;
}

/// How much the distance to the minimum shrinks with each step along a mode.
double Attractors::factor(double eigenvalue) const {
  return std::abs(1 - rate_ * eigenvalue);
}

int Attractors::near(const ConstVector& x) const {
  for (int i = 0; i < count(); ++i) {
    const Attractor& a = at(i);
    if ((x - a.x).norm() < std::max(a.radius, a.reach)) return i;
  }
  return -1;
}

int Attractors::settle(const ConstVector& x) {
  int found = near(x);
  if (found < 0) {
    Critical c = polish(energy_, x);
    if (!c.minimum || (c.x - x).norm() > valley_reach * size_) {
      DescentEnds descent;
      descend_all_plainly(energy_, rule_, finishing_steps, balls_, x, descent);
      if (descent.ends[0] >= 0) return group(owner(descent.ends[0]));
      c = polish(energy_, descent.X.col(0));
    }
    const double residue = energy_.gradient(c.x).norm();
    c.minimum = c.minimum && residue <= std::max(noise_, rule_.tolerance) && (c.x - x).norm() <= 2 * size_;
    if (!c.minimum) c.x = x;
    found = add({c.x, c.eigenvalues, c.modes, {}, 0, 0, first_nearest_memory(Xi_, c.x), 0, c.minimum});
  }
  return at(found).minimum ? group(found) : -1;
}

/// Whether two points of valley floors lie on the same one: there is a point of it half-way.
bool Attractors::on_one_floor(const Attractor& a, const Attractor& b) const {
  const double apart = (a.x - b.x).norm();
  if (!is_flat(a) || !is_flat(b) || apart > link * size_) return false;
  const Vector middle = 0.5 * (a.x + b.x);
  const Critical c = polish(energy_, middle);
  const double E = energy_.value(a.x);
  return c.minimum && (c.x - middle).norm() < 0.5 * apart &&
         std::abs(energy_.value(c.x) - E) <= 1e-9 * (1 + std::abs(E));
}

int Attractors::add(Attractor a) {
  const int index = count();
  a.group = index;
  a.fold.resize(a.eigenvalues.size());
  for (Eigen::Index d = 0; d < a.fold.size(); ++d) {
    const double q = factor(a.eigenvalues[d]);
    a.fold[d] = q < 1 ? -1 / std::log(std::max(q, 1e-300)) : std::numeric_limits<double>::infinity();
  }
  const double low = a.eigenvalues[0];
  const bool flat = is_flat(a);
  a.reach = flat ? valley_reach * size_ : 1e-4 * size_;
  if (a.minimum && !flat) {
    for (int i = 0; i < index; ++i)
      if (at(i).minimum && (at(i).x - a.x).norm() < 1e-6 * size_) return i;
    a.reach = std::clamp(8 * noise_ / low, 1e-4 * size_, valley_reach * size_);
    measure_ball(a);
  }
  all_.push_back(std::move(a));
  if (flat)
    for (int i = 0; i < index; ++i) {
      if (!on_one_floor(at(i), all_.back())) continue;
      const int one = group(i), two = group(index);
      all_[static_cast<std::size_t>(std::max(one, two))].group = std::min(one, two);
    }
  if (all_.back().radius > 0) {
    balls_.push_back({all_.back().x, all_.back().radius});
    owners_.push_back(index);
  }
  return index;
}

void Attractors::measure_ball(Attractor& a) const {
  const double low = a.eigenvalues[0], top = a.eigenvalues[a.eigenvalues.size() - 1];
  const double slack = 0.5 * low;
  if (std::max(factor(low), factor(top)) + rate_ * slack >= 1) return;
  const Matrix rays = directions(static_cast<int>(a.x.size()), a.modes);
  const Matrix H = a.modes * a.eigenvalues.asDiagonal() * a.modes.transpose();
  Matrix X(rays.rows(), rays.cols() * shells), G;
  double radius = 4 * size_;
  for (int s = 0; s < shells; ++s, radius *= shell_ratio)
    X.middleCols(s * rays.cols(), rays.cols()) = (radius * rays).colwise() + a.x;
  Vector E;
  energy_.batch(X, E, &G);
  double largest = 0;
  bool inner = true;
  for (int s = shells - 1; s >= 0 && inner; --s) {
    radius = 4 * size_ * std::pow(shell_ratio, s);
    for (Eigen::Index i = 0; i < rays.cols(); ++i) {
      const Eigen::Index c = s * rays.cols() + i;
      inner =
          inner && std::isfinite(E[c]) && (G.col(c) - H * (radius * rays.col(i))).norm() <= slack * radius;
    }
    if (inner) largest = radius;
  }
  largest = std::min(largest, distance_to_kink(energy_, a.x));
  if (inside_cells_) {
    Vector distances = (Xi_.colwise() - a.x).colwise().norm();
    const double nearest = distances[a.memory];
    for (Eigen::Index k = 0; k < Xi_.cols(); ++k)
      if (Xi_.col(k) != Xi_.col(a.memory)) largest = std::min(largest, 0.5 * (distances[k] - nearest));
  }
  a.radius = std::max(0.0, largest - 1e-5 * size_);
}

int Attractors::steps_left(int attractor, const ConstVector& x, int most) const {
  const Attractor& a = at(attractor);
  double left = 0;
  for (Eigen::Index d = 0; d < a.x.size(); ++d) {
    double e = 0;
    for (Eigen::Index i = 0; i < a.x.size(); ++i) e += a.modes(i, d) * (x[i] - a.x[i]);
    const double g = std::abs(a.eigenvalues[d] * e) / rule_.tolerance;
    if (!(g > 1)) continue;
    left = std::max({left, 1.0, a.fold[d] * quick_log(finite_float(g))});
  }
  return left < most ? static_cast<int>(std::ceil(left)) : most;
}

}  // namespace memscape
