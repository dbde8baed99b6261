// Philox 4x32-10 and Box-Muller: z = sqrt(-2 log u) (cos 2πv, sin 2πv).
#include "core/dynamics/methods/noise.h"

#include <cmath>
#include <numbers>

namespace memscape {
namespace {

/// Uniform in (0, 1) from 52 bits: the half keeps both ends out, and 52 bits leave room for it.
double open_unit(std::uint32_t high, std::uint32_t low) {
  std::uint64_t bits = ((static_cast<std::uint64_t>(high) << 32) | low) >> 12;
  return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

std::array<double, 2> normal_pair(std::uint64_t seed, std::uint64_t a, std::uint64_t b, std::uint64_t k) {
  auto w = random_bits(seed, a, b, k);
  double radius = std::sqrt(-2 * std::log(open_unit(w[0], w[1])));
  double angle = 2 * std::numbers::pi * open_unit(w[2], w[3]);
  return {radius * std::cos(angle), radius * std::sin(angle)};
}

}  // namespace

std::array<std::uint32_t, 4> random_bits(std::uint64_t seed, std::uint64_t a, std::uint64_t b,
                                         std::uint64_t c) {
  std::array<std::uint32_t, 4> w = {static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b),
                                    static_cast<std::uint32_t>(c), 0};
  auto key0 = static_cast<std::uint32_t>(seed), key1 = static_cast<std::uint32_t>(seed >> 32);
  for (int round = 0; round < 10; ++round) {
    std::uint64_t p = std::uint64_t{0xD2511F53} * w[0], q = std::uint64_t{0xCD9E8D57} * w[2];
    w = {static_cast<std::uint32_t>(q >> 32) ^ w[1] ^ key0, static_cast<std::uint32_t>(q),
         static_cast<std::uint32_t>(p >> 32) ^ w[3] ^ key1, static_cast<std::uint32_t>(p)};
    key0 += 0x9E3779B9u;
    key1 += 0xBB67AE85u;
  }
  return w;
}

double uniform(std::uint64_t seed, std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  auto w = random_bits(seed, a, b, c);
  return open_unit(w[0], w[1]);
}

double normal(std::uint64_t seed, std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  return normal_pair(seed, a, b, c / 2)[c % 2];
}

void normals(std::uint64_t seed, std::uint64_t a, std::uint64_t b, std::span<double> out) {
  for (std::size_t c = 0; c < out.size(); c += 2) {
    auto pair = normal_pair(seed, a, b, c / 2);
    out[c] = pair[0];
    if (c + 1 < out.size()) out[c + 1] = pair[1];
  }
}

}  // namespace memscape
