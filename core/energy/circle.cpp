// With z = 2βR, A = I1/I0 and A' = 1 - A/z - A²: ∂E/∂R = 2R - 2A, curvature 2 - 4βA' along the radius and
// 2 - 4βA/z across it, which are both 2 - 2β at the origin.
#include "core/energy/circle.h"

#include <array>
#include <cassert>
#include <cmath>
#include <limits>

#include "core/base/parallel.h"
#include "core/base/stop.h"
#include "core/energy/bessel.h"
#include "core/energy/diffusion.h"

namespace memscape {
namespace {

/// Beyond this R² and R are infinite to the energy.
constexpr double farthest = 1e150;

double radius_of(const ConstVector& x) {
  return x.size() == 1 ? std::abs(x[0]) : std::hypot(x[0], x[1]);
}

/// ‖x‖² without the first two coordinates.
double rest_of(const ConstVector& x) {
  return x.size() > 2 ? x.tail(x.size() - 2).squaredNorm() : 0;
}

/// log I0(z) and A(z) for fields: cubics between nodes up to z = 100, the first terms of the expansion
/// beyond. Error 1e-9.
class RadialTable {
 public:
  RadialTable() {
    for (int i = 0; i <= nodes; ++i) {
      const double z = i * spacing, A = bessel_ratio(z);
      node_[static_cast<std::size_t>(i)] = {log_bessel_i0(z), A, 1 - bessel_ratio_over(z) - A * A};
    }
  }
  struct Pair {
    double log_i0, ratio;
  };
  Pair at(double z) const {
    if (!(z < end)) {
      const double r = 1 / z;
      return {z - 0.5 * std::log(two_pi * z) + r * (0.125 + r * (0.0625 + r * 25 / 384)),
              1 - r * (0.5 + r * (0.125 + r * 0.125))};
    }
    const double place = z / spacing;
    const auto i = static_cast<std::size_t>(place);
    const double t = place - static_cast<double>(i);
    const Node &a = node_[i], &b = node_[i + 1];
    return {hermite(a.log_i0, a.ratio, b.log_i0, b.ratio, t), hermite(a.ratio, a.slope, b.ratio, b.slope, t)};
  }

 private:
  static constexpr int nodes = 6400;
  static constexpr double end = 100, spacing = end / nodes, two_pi = 6.283185307179586;
  struct Node {
    double log_i0, ratio, slope;
  };
  static double hermite(double p, double dp, double q, double dq, double t) {
    const double s = 1 - t;
    return s * s * ((1 + 2 * t) * p + t * spacing * dp) + t * t * ((3 - 2 * t) * q - s * spacing * dq);
  }
  std::array<Node, nodes + 1> node_;
};

const RadialTable& radial_table() {
  static const RadialTable table;
  return table;
}

}  // namespace

CircleEnergy::CircleEnergy(double beta, int dimension, double sigma)
    : Energy(vector_space(dimension)), beta_(beta), sigma_(sigma) {
  assert(beta > 0 && dimension >= 1 && sigma > 0);
}

double CircleEnergy::value(const ConstVector& x) const {
  const double R = radius_of(x);
  if (!(R < farthest)) return std::numeric_limits<double>::infinity();
  return R * R + 1 - log_bessel_i0(2 * beta_ * R) / beta_ + rest_of(x);
}

double CircleEnergy::value_and_gradient(const ConstVector& x, VectorRef g) const {
  const double E = value(x);
  g.setZero();
  if (!std::isfinite(E)) return E;
  g = 2 * x;
  // A/R = 2β A/z, which is smooth at the origin.
  const double pull = 4 * beta_ * bessel_ratio_over(2 * beta_ * radius_of(x));
  for (Eigen::Index d = 0; d < std::min<Eigen::Index>(2, x.size()); ++d) g[d] -= pull * x[d];
  return E;
}

Matrix CircleEnergy::hessian(const ConstVector& x) const {
  const Eigen::Index D = x.size(), planar = std::min<Eigen::Index>(2, D);
  const double R = radius_of(x);
  if (!(R < farthest)) return Matrix::Zero(D, D);
  const double z = 2 * beta_ * R, A = bessel_ratio(z), A_over_z = bessel_ratio_over(z);
  const double across = 2 - 4 * beta_ * A_over_z, along = 2 - 4 * beta_ * (1 - A_over_z - A * A);
  Matrix H = 2 * Matrix::Identity(D, D);
  H.topLeftCorner(planar, planar).diagonal().setConstant(across);
  if (R > 0) {
    const Vector r = x.head(planar) / R;
    H.topLeftCorner(planar, planar) += (along - across) * r * r.transpose();
  }
  return H;
}

bool CircleEnergy::grid(const Plane& plane, const Grid& grid, bool want_gradient, Field& field,
                        const std::atomic<bool>* cancelled) const {
  prepare(field, grid, want_gradient);
  auto stop = [cancelled] { return stopped(cancelled); };
  const RadialTable& table = radial_table();
  const Eigen::Index D = plane.origin.size(), planar = std::min<Eigen::Index>(2, D);
  const Eigen::Vector2d shift = plane.axes.transpose() * plane.origin;
  parallel_for(0, grid.height, [&](int j) {
    if (stop()) return;
    for (int i = 0; i < grid.width; ++i) {
      const std::size_t node = static_cast<std::size_t>(j) * grid.width + i;
      const double u = grid.x(i), v = grid.y(j);
      double square = 0, rest = 0, along_u = 0, along_v = 0;
      for (Eigen::Index d = 0; d < D; ++d) {
        const double x = plane.origin[d] + u * plane.axes(d, 0) + v * plane.axes(d, 1);
        (d < planar ? square : rest) += x * x;
        if (d < planar) along_u += x * plane.axes(d, 0), along_v += x * plane.axes(d, 1);
      }
      const double R = std::sqrt(square), z = 2 * beta_ * R;
      if (!(R < farthest)) {
        field.energy[node] = std::numeric_limits<float>::infinity();
        if (want_gradient) field.du[node] = field.dv[node] = 0;
        continue;
      }
      const auto [log_i0, ratio] = table.at(z);
      field.energy[node] = energy_float(square + 1 - log_i0 / beta_ + rest);
      if (!want_gradient) continue;
      const double pull = z > 1e-4 ? 2 * ratio / R : 2 * beta_;
      field.du[node] = finite_float(2 * (u + shift[0]) - pull * along_u);
      field.dv[node] = finite_float(2 * (v + shift[1]) - pull * along_v);
    }
  });
  return !stop();
}

Guarantees CircleEnergy::guarantees() const {
  return {.curvature = 2, .lowest = 0, .lowest_text = "E ≥ 0"};
}

std::shared_ptr<const Energy> CircleEnergy::at_time(double t) const {
  return std::make_shared<const CircleEnergy>(inverse_temperature(t, sigma_), dimension(), sigma_);
}

}  // namespace memscape
