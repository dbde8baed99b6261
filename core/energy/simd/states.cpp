// Energy and gradient of dense associative memories at many states, one state in each lane: E = -λ Q(Σ_k
// F(z_k)) + c ½‖x‖². Compiled without fused multiply-add, so that a simulation gives the same numbers on
// every x86-64 processor.
#include "core/energy/simd/kernels.h"
#include "core/energy/simd/vec.h"

namespace memscape::simd {
namespace {

using Lane = DoubleVec;
constexpr int width = lanes<double>;
constexpr double smallest_overlap = 1e-100;
constexpr int exponential = 0, rectified = 2, shifted_relu = 3;

/// The two vectors of states that are worked on together, with z or the weights of the sum in `z` (K x 2).
struct Block {
  const States& in;
  Lane* x;  // D x 2
  Lane* z;  // K x 2
};

MEMSCAPE_INLINE Lane select(LongVec mask, Lane yes, Lane no) {
  return mask ? yes : no;
}
MEMSCAPE_INLINE Lane magnitude(Lane x) {
  return (Lane)((LongVec)x & 0x7fffffffffffffffLL);
}

MEMSCAPE_INLINE Lane power(Lane r, int n) {
  Lane result = splat(1.0);
  for (; n > 0; n >>= 1) {
    if (n & 1) result *= r;
    if (n > 1) r *= r;
  }
  return result;
}

/// z for `rows` memories from k on, both vectors of states.
template <int rows, bool dot>
MEMSCAPE_INLINE void overlaps(const Block& b, int k) {
  const int D = b.in.D;
  const double* xi = b.in.Xi + static_cast<long>(k) * D;
  Lane sum[rows][2];
  for (int r = 0; r < rows; ++r) sum[r][0] = sum[r][1] = splat(b.in.constant ? b.in.constant[k + r] : 0.0);
  for (int d = 0; d < D; ++d)
#pragma GCC unroll 4
    for (int r = 0; r < rows; ++r)
#pragma GCC unroll 2
      for (int v = 0; v < 2; ++v) {
        Lane a = splat(xi[r * D + d]), x = b.x[2 * d + v], difference = a - x;
        sum[r][v] += dot ? a * x : difference * difference;
      }
  const double scale = dot ? b.in.scale : -b.in.scale;
  for (int r = 0; r < rows; ++r)
    for (int v = 0; v < 2; ++v) b.z[2 * (k + r) + v] = scale * sum[r][v];
}

template <bool dot>
void all_overlaps(const Block& b) {
  int k = 0;
  for (; k + 4 <= b.in.K; k += 4) overlaps<4, dot>(b, k);
  for (; k < b.in.K; ++k) overlaps<1, dot>(b, k);
}

/// What the sum over memories gives: Q(Σ F), 1 / Σ F for Q = log (else 1), and where it is supported.
struct Sum {
  Lane q, rate;
  LongVec supported;
};

/// Q of a sum in units of exp(log_unit).
MEMSCAPE_INLINE Sum finish(const States& in, Lane sum, Lane log_unit, LongVec supported) {
  if (!in.logarithm) return {sum, splat(1.0), supported};
  supported &= (sum > 0.0) & (sum < __builtin_inf());
  Lane safe = select(supported, sum, splat(1.0));
  return {log_unit + log_of(safe), 1.0 / safe, supported};
}

Sum exponential_sum(const Block& b, int v) {
  const int K = b.in.K;
  Lane top = splat(0.0), sum = splat(0.0);
  LongVec supported = top == top;
  if (b.in.logarithm) {
    top = b.z[v];
    for (int k = 1; k < K; ++k) top = larger(top, b.z[2 * k + v]);
    supported = top > -__builtin_inf();
    top = select(supported, top, splat(0.0));
  }
  for (int k = 0; k < K; ++k) {
    Lane z = b.z[2 * k + v];
    Lane f = exp_of(b.in.logarithm ? z - top : smaller(z, splat(largest_exponent)));
    sum += f;
    b.z[2 * k + v] = f;
  }
  return finish(b.in, sum, top, supported);
}

Sum relu_sum(const Block& b, int v) {
  Lane sum = splat(0.0);
  for (int k = 0; k < b.in.K; ++k) {
    Lane f = larger(b.z[2 * k + v] + 1.0, splat(0.0));
    sum += f;
    b.z[2 * k + v] = select(f > 0.0, splat(1.0), splat(0.0));
  }
  return finish(b.in, sum, splat(0.0), sum == sum);
}

Sum power_sum(const Block& b, int v) {
  const int K = b.in.K, n = b.in.degree;
  const bool positive = b.in.separation == rectified;
  Lane unit = splat(1.0), log_unit = splat(0.0), sum = splat(0.0);
  LongVec supported = unit == unit;
  const double limit = b.in.logarithm ? __DBL_MAX__ : __builtin_exp(largest_exponent / n);
  if (b.in.logarithm) {
    unit = splat(0.0);
    for (int k = 0; k < K; ++k) unit = larger(unit, positive ? b.z[2 * k + v] : magnitude(b.z[2 * k + v]));
    supported = (unit > smallest_overlap) & (unit < __builtin_inf());
    unit = select(supported, unit, splat(1.0));
    log_unit = n * log_of(unit);
  }
  const Lane inverse = 1.0 / unit;
  for (int k = 0; k < K; ++k) {
    Lane z = b.z[2 * k + v], bounded = b.in.logarithm ? select(supported, z, splat(0.0)) : z;
    bounded = smaller(larger(bounded, splat(-limit)), splat(limit)) * inverse;
    Lane r = positive ? larger(bounded, splat(0.0)) : bounded, lower = power(r, n - 1);
    sum += lower * r;
    if (positive && n == 1) lower = select(z > 0.0, lower, splat(0.0));
    b.z[2 * k + v] = n * lower * inverse;
  }
  return finish(b.in, sum, log_unit, supported);
}

/// ∇E of coordinates d..d+rows: Σ_k F'_k ∇S, times `rate` (which holds -λ, the scale and 1 / Σ F).
template <int rows, bool dot>
MEMSCAPE_INLINE void gradient_rows(const Block& b, int d, const Lane* rate, Lane (*g)[2]) {
  const int D = b.in.D;
  for (int r = 0; r < rows; ++r) g[r][0] = g[r][1] = splat(0.0);
  for (int k = 0; k < b.in.K; ++k)
#pragma GCC unroll 4
    for (int r = 0; r < rows; ++r)
#pragma GCC unroll 2
      for (int v = 0; v < 2; ++v) {
        Lane xi = splat(b.in.Xi[static_cast<long>(k) * D + d + r]);
        g[r][v] += b.z[2 * k + v] * (dot ? xi : xi - b.x[2 * (d + r) + v]);
      }
  for (int r = 0; r < rows; ++r)
    for (int v = 0; v < 2; ++v) g[r][v] = g[r][v] * rate[v] + b.in.confinement * b.x[2 * (d + r) + v];
}

template <bool dot>
void write_gradient(const Block& b, const Sum* sums, int first, int count) {
  const States& in = b.in;
  Lane rate[2], g[4][2];
  for (int v = 0; v < 2; ++v) rate[v] = -in.lambda * in.scale * (dot ? 1 : 2) * sums[v].rate;
  for (int d = 0; d < in.D;) {
    int rows = in.D - d >= 4 ? 4 : in.D - d >= 2 ? 2 : 1;
    if (rows == 4) gradient_rows<4, dot>(b, d, rate, g);
    if (rows == 2) gradient_rows<2, dot>(b, d, rate, g);
    if (rows == 1) gradient_rows<1, dot>(b, d, rate, g);
    for (int r = 0; r < rows; ++r) {
      for (int v = 0; v < 2; ++v) g[r][v] = select(sums[v].supported, g[r][v], splat(0.0));
      for (int i = 0; i < count; ++i)
        in.gradient[static_cast<long>(first + i) * in.D + d + r] = g[r][i / width][i % width];
    }
    d += rows;
  }
}

void write_energy(const Block& b, const Sum* sums, int first, int count) {
  Lane energy[2];
  for (int v = 0; v < 2; ++v) {
    energy[v] = -b.in.lambda * sums[v].q;
    if (b.in.confinement != 0) {
      Lane square = splat(0.0);
      for (int d = 0; d < b.in.D; ++d) square += b.x[2 * d + v] * b.x[2 * d + v];
      energy[v] += 0.5 * b.in.confinement * square;
    }
    energy[v] = select(sums[v].supported, energy[v], splat(__builtin_inf()));
  }
  for (int i = 0; i < count; ++i) b.in.energy[first + i] = energy[i / width][i % width];
}

void solve_block(const Block& b, int first, int count) {
  const States& in = b.in;
  for (int d = 0; d < in.D; ++d)
    for (int i = 0; i < 2 * width; ++i)  // lanes past the end repeat the last state
      b.x[2 * d + i / width][i % width] =
          in.X[static_cast<long>(first + (i < count ? i : count - 1)) * in.D + d];
  in.dot ? all_overlaps<true>(b) : all_overlaps<false>(b);
  Sum sums[2];
  for (int v = 0; v < 2; ++v)
    sums[v] = in.separation == exponential    ? exponential_sum(b, v)
              : in.separation == shifted_relu ? relu_sum(b, v)
                                              : power_sum(b, v);
  write_energy(b, sums, first, count);
  if (in.gradient)
    in.dot ? write_gradient<true>(b, sums, first, count) : write_gradient<false>(b, sums, first, count);
}

}  // namespace

namespace MEMSCAPE_SIMD {
void states(const States& in) {
  static_assert(2 * width <= most_states);
  auto address = (reinterpret_cast<uintptr_t>(in.scratch) + 63) / 64 * 64;
  Lane* x = reinterpret_cast<Lane*>(address);
  Block block{in, x, x + 2 * in.D};
  for (int first = 0; first < in.N; first += 2 * width)
    solve_block(block, first, in.N - first < 2 * width ? in.N - first : 2 * width);
}
}  // namespace MEMSCAPE_SIMD

}  // namespace memscape::simd
