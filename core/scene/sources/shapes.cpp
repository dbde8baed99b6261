// Each memory draws its own numbers in turn, so that more memories keep the first ones' places.
#include "core/scene/sources/shapes.h"

#include <cmath>
#include <numbers>

#include "core/base/random.h"

namespace memscape {
namespace {

constexpr double pi = std::numbers::pi;

/// K points of `place(k, random)`, with noise.
template <class Place>
Matrix scattered(const Settings& source, Place place) {
  const auto seed = static_cast<std::uint64_t>(source.get("seed"));
  Random random(seed, 5), noise(seed, 6);
  Matrix Xi(2, source.whole("count"));
  for (Eigen::Index k = 0; k < Xi.cols(); ++k) {
    Xi.col(k) = place(k, random);
    for (double& x : Xi.col(k)) x += source.get("noise") * noise.normal();
  }
  return Xi;
}

Eigen::Vector2d polar(double r, double angle) {
  return {r * std::cos(angle), r * std::sin(angle)};
}

}  // namespace

Matrix spiral(const Settings& source) {
  return scattered(source, [](Eigen::Index, Random& random) {
    const double angle = 3 * pi * std::sqrt(random.uniform());
    return polar(angle / (3 * pi), angle);
  });
}

Matrix two_moons(const Settings& source) {
  return scattered(source, [](Eigen::Index k, Random& random) -> Eigen::Vector2d {
    const Eigen::Vector2d upper = polar(1, pi * random.uniform()) - Eigen::Vector2d(0.5, 0.25);
    return k % 2 == 0 ? upper : Eigen::Vector2d(-upper);
  });
}

Matrix swiss_roll(const Settings& source) {
  return scattered(source, [](Eigen::Index, Random& random) {
    const double angle = 1.5 * pi * (1 + 2 * random.uniform());
    return polar(angle / (4.5 * pi), angle);
  });
}

Matrix checkerboard(const Settings& source) {
  return scattered(source, [](Eigen::Index, Random& random) {
    const double x = random.uniform(-1, 1), v = random.uniform();
    const int column = static_cast<int>(std::floor(2 * (x + 1))), pair = v < 0.5 ? 0 : 1;
    const int row = 2 * pair + column % 2;  // of the two dark squares of this column
    return Eigen::Vector2d(x, -1 + 0.5 * (row + (2 * v - pair)));
  });
}

}  // namespace memscape
