// Counter-based random numbers: known values, ranges, moments, and that neighbours have nothing in common.
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "core/dynamics/methods/noise.h"

using namespace memscape;

TEST_CASE("random bits are those of Philox 4x32-10") {
  // Known answer of the reference implementation for counter 0 and key 0.
  std::array<std::uint32_t, 4> zero = {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
  CHECK(random_bits(0, 0, 0, 0) == zero);
}

TEST_CASE("uniform numbers fill the open interval") {
  const int n = 100000;
  double sum = 0, squares = 0, product = 0;
  for (int i = 0; i < n; ++i) {
    const double u = uniform(7, 1, static_cast<std::uint64_t>(i), 0),
                 next = uniform(7, 1, static_cast<std::uint64_t>(i), 1);
    CHECK((u > 0 && u < 1));
    sum += u, squares += u * u, product += (u - 0.5) * (next - 0.5);
  }
  // Deviations of the three means: 0.29, 0.30 and 0.083 over sqrt(n); bounds of five of them.
  CHECK(std::abs(sum / n - 0.5) < 5 * 0.29 / std::sqrt(n));
  CHECK(std::abs(squares / n - 1.0 / 3) < 5 * 0.30 / std::sqrt(n));
  CHECK(std::abs(product / n) < 5 * 0.083 / std::sqrt(n));
}

TEST_CASE("normal numbers have the moments of the normal distribution") {
  const int n = 100000;
  double sum = 0, squares = 0, fourth = 0, pairs = 0;
  std::vector<double> z(2);
  for (int i = 0; i < n; ++i) {
    normals(3, static_cast<std::uint64_t>(i), 5, z);
    sum += z[0], squares += z[1] * z[1], fourth += z[0] * z[0] * z[0] * z[0], pairs += z[0] * z[1];
  }
  // Deviations 1, sqrt(2), sqrt(96) and 1 over sqrt(n); bounds of five of them.
  CHECK(std::abs(sum / n) < 5 / std::sqrt(n));
  CHECK(std::abs(squares / n - 1) < 5 * 1.42 / std::sqrt(n));
  CHECK(std::abs(fourth / n - 3) < 5 * 9.8 / std::sqrt(n));
  CHECK(std::abs(pairs / n) < 5 / std::sqrt(n));
}

TEST_CASE("a number depends on all of seed and counters, and a row of numbers is its numbers") {
  const double z = normal(1, 2, 3, 4);
  CHECK(z == normal(1, 2, 3, 4));
  CHECK(z != normal(2, 2, 3, 4));
  CHECK(z != normal(1ull << 32 | 1, 2, 3, 4));
  CHECK(z != normal(1, 3, 3, 4));
  CHECK(z != normal(1, 2, 4, 4));
  CHECK(z != normal(1, 2, 3, 5));
  std::vector<double> row(5);
  normals(1, 2, 3, row);
  for (std::size_t c = 0; c < row.size(); ++c) CHECK(row[c] == normal(1, 2, 3, c));
}
