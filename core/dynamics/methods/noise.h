// Counter-based random numbers: a number is a function of (seed, a, b, c) and of nothing else, by ten rounds
// of Philox 4x32. So noise does not depend on the order of the calls, on the number of threads, or on whether
// a step is computed anew.
#pragma once
#include <array>
#include <cstdint>
#include <span>

namespace memscape {

/// 128 random bits for the counter (a, b, c) under `seed`; a, b and c count modulo 2^32.
/// Source: Salmon et al., Parallel random numbers: as easy as 1, 2, 3 (SC 2011), Philox 4x32-10.
std::array<std::uint32_t, 4> random_bits(std::uint64_t seed, std::uint64_t a, std::uint64_t b,
                                         std::uint64_t c);

/// Uniform in the open interval (0, 1).
double uniform(std::uint64_t seed, std::uint64_t a, std::uint64_t b, std::uint64_t c);

/// Standard normal (Box-Muller): components 2k and 2k + 1 share the draw of counter k.
double normal(std::uint64_t seed, std::uint64_t a, std::uint64_t b, std::uint64_t c);

/// The components c = 0 .. size - 1 of `normal(seed, a, b, c)` at half the price.
void normals(std::uint64_t seed, std::uint64_t a, std::uint64_t b, std::span<double> out);

}  // namespace memscape
