// Squares are numbered, and states sorted by the number of theirs.
#include "core/basins/crowds.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace memscape {
namespace {

struct Place {
  std::int64_t square;
  int state;
  bool operator<(const Place& other) const {
    return square != other.square ? square < other.square : state < other.state;
  }
};

std::vector<int> outermost(const ConstMatrix& X, const std::vector<int>& members) {
  constexpr double d = 0.70710678118654752;
  constexpr double directions[8][2] = {{1, 0}, {d, d}, {0, 1}, {-d, d}, {-1, 0}, {-d, -d}, {0, -1}, {d, -d}};
  if (members.size() <= 8) return members;
  std::vector<int> guides;
  for (const auto& [u, v] : directions)
    guides.push_back(*std::ranges::max_element(
        members, {}, [&, u = u, v = v](int i) { return u * X(0, i) + v * X(1, i); }));
  std::ranges::sort(guides);
  guides.erase(std::unique(guides.begin(), guides.end()), guides.end());
  return guides;
}

}  // namespace

std::vector<Crowd> crowds_of(const ConstMatrix& X, double side, std::size_t most) {
  std::vector<Place> places(static_cast<std::size_t>(X.cols()));
  const Eigen::Vector2d low = X.rowwise().minCoeff();
  parallel_for(Eigen::Index{0}, X.cols(), [&](Eigen::Index i) {
    const auto row = static_cast<std::int64_t>((X(1, i) - low[1]) / side),
               column = static_cast<std::int64_t>((X(0, i) - low[0]) / side);
    places[static_cast<std::size_t>(i)] = {(row << 32) + column, static_cast<int>(i)};
  });
  parallel_sort(places);
  std::vector<Crowd> crowds;
  for (std::size_t p = 0; p < places.size(); ++p) {
    if (p == 0 || places[p].square != places[p - 1].square) {
      if (crowds.size() == most) return {};
      crowds.emplace_back();
    }
    crowds.back().members.push_back(places[p].state);
  }
  parallel_for(std::size_t{0}, crowds.size(),
               [&](std::size_t c) { crowds[c].guides = outermost(X, crowds[c].members); });
  return crowds;
}

}  // namespace memscape
