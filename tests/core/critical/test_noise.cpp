// A gradient that is noise ends the search for what turns it, instead of being followed into ever smaller
// parts.
#include <doctest/doctest.h>

#include <cmath>

#include "core/critical/search/missed.h"
#include "core/critical/search/winding.h"

using namespace memscape;

namespace {

/// Its gradient points anywhere, anew for each x; counts how often it was asked.
class Noise : public Energy {
 public:
  Noise() : Energy(vector_space(2)) {}
  double value_and_gradient(const ConstVector& x, VectorRef g) const override {
    ++asked;
    const double turn = 1e9 * (std::sin(7e8 * x[0]) + std::cos(9e8 * x[1]));
    g << std::cos(turn), std::sin(turn);
    return 0;
  }
  mutable long asked = 0;
};

}  // namespace

TEST_CASE("noise is not turned round, and takes few evaluations") {
  const Noise noise;
  CHECK_FALSE(turns_round(noise, {{0, 0}, {1, 1}}, 3));
  CHECK(noise.asked < 1000);
}

TEST_CASE("a search in noise ends") {
  const Noise noise;
  std::vector<Vector> found;
  int looked = 0;
  const MissedSearch search{noise, 1e-12, [&](const auto&) { ++looked; },
                            [](const auto&, int) { return false; }, found};
  search.explore({{0, 0}, {1, 1}}, 1);
  CHECK(search.left > 0);  // none of the parts is told

  const std::atomic<bool> cancelled = true;
  const MissedSearch ended{
      noise, 1e-12,     [&](const auto&) { ++looked; }, [](const auto&, int) { return false; },
      found, &cancelled};
  looked = 0;
  ended.explore({{0, 0}, {1, 1}}, 1, 1);
  CHECK(looked == 0);
}
