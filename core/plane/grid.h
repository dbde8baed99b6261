// A plane through R^D, a grid of nodes on a rectangle of it, and a field of energies on those nodes.
#pragma once
#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <vector>

namespace memscape {

/// x(u, v) = origin + u axis_u + v axis_v, with orthonormal axes. For D = 2 the plane is the space itself.
struct Plane {
  Eigen::VectorXd origin;             ///< D
  Eigen::Matrix<double, -1, 2> axes;  ///< D x 2, orthonormal columns

  static Plane whole() { return {Eigen::VectorXd::Zero(2), Eigen::Matrix<double, -1, 2>::Identity(2, 2)}; }
  Eigen::VectorXd lift(double u, double v) const { return origin + axes * Eigen::Vector2d(u, v); }
  Eigen::Vector2d project(const Eigen::Ref<const Eigen::VectorXd>& x) const {
    return axes.transpose() * (x - origin);
  }
  /// How far x lies off the plane.
  double distance(const Eigen::Ref<const Eigen::VectorXd>& x) const {
    return (x - origin - axes * project(x)).norm();
  }
  bool operator==(const Plane& other) const {
    return origin.size() == other.origin.size() && origin == other.origin && axes == other.axes;
  }
};

/// width x height nodes on [x_low, x_high] x [y_low, y_high], borders included; node (i, j) is row j from
/// below.
struct Grid {
  int width = 0, height = 0;
  double x_low = 0, x_high = 1, y_low = 0, y_high = 1;

  double x(int i) const { return width > 1 ? x_low + i * (x_high - x_low) / (width - 1) : x_low; }
  double y(int j) const { return height > 1 ? y_low + j * (y_high - y_low) / (height - 1) : y_low; }
  size_t nodes() const { return static_cast<size_t>(width) * height; }
  bool operator==(const Grid&) const = default;
};

/// Row-major, index j * width + i. +inf marks an unsupported node, whose gradient is 0.
struct Field {
  Grid grid;
  std::vector<float> energy;  ///< above `reference`
  double reference = 0;       ///< not 0 where floats would not tell the energies apart
  bool exhausted = false;     ///< neither do doubles
  std::vector<float> du, dv;  ///< derivatives along the plane's axes; empty when not asked for
  /// Above the reference.
  float at(int i, int j) const { return energy[static_cast<size_t>(j) * grid.width + i]; }
  double value(int i, int j) const { return reference + at(i, j); }
};

/// As a float that is finite.
inline float finite_float(double value) {
  constexpr double largest = std::numeric_limits<float>::max();
  return static_cast<float>(std::clamp(value, -largest, largest));
}
/// An energy as a float: +inf stays, everything else is finite.
inline float energy_float(double energy) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  return energy == infinity ? std::numeric_limits<float>::infinity() : finite_float(energy);
}

/// Gives `field` this grid and arrays of its size, without derivatives unless wanted.
void prepare(Field& field, const Grid& grid, bool want_gradient);

/// Lowest and highest finite energy of a field; low > high when there is none.
struct Range {
  double low = std::numeric_limits<double>::infinity(), high = -std::numeric_limits<double>::infinity();
  bool empty() const { return !(low <= high); }
  void include(double e) {
    if (e < low) low = e;
    if (e > high) high = e;
  }
  void include(const Range& other) { low = std::min(low, other.low), high = std::max(high, other.high); }
  bool operator==(const Range&) const = default;
};
Range range_of(const Field& field);

}  // namespace memscape
