// Tiles of fields with F = exp. In powers of two every exponent is line_k + g (a_k u + b_k v) + a quadratic
// that all memories share, so relative to one memory r: f = Σ_k 2^(w_k + p_k s + q_k t) with s, t in [-1, 1]
// on the tile.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "core/energy/dense/plane_form.h"
#include "core/energy/simd/kernels.h"

namespace memscape {
namespace {

constexpr int side = simd::tile_side;
constexpr double log2e = std::numbers::log2e, ln2 = std::numbers::ln2;

/// Positions of a tile's pixels in [-1, 1].
double pixel_position(int i) {
  return (i - 0.5 * (side - 1)) / (0.5 * (side - 1));
}

/// Chebyshev's nodes of the first kind in [-1, 1] and Lagrange's basis on them at the pixels, [node][pixel].
template <class T>
struct Basis {
  std::array<double, side> nodes{};
  alignas(64) std::array<T, side * side> values{};

  explicit Basis(int count) {
    for (int a = 0; a < count; ++a) nodes[a] = std::cos(std::numbers::pi * (2 * a + 1) / (2 * count));
    for (int a = 0; a < count; ++a)
      for (int i = 0; i < side; ++i) {
        double product = 1;
        for (int b = 0; b < count; ++b)
          if (b != a) product *= (pixel_position(i) - nodes[b]) / (nodes[a] - nodes[b]);
        values[a * side + i] = static_cast<T>(product);
      }
  }
};

template <class T>
const Basis<T>& basis(int count) {
  static const Basis<T> eight(8), sixteen(16);
  return count == 8 ? eight : sixteen;
}

/// How far exponents p s (in powers of e) may swing for interpolation from 8 or 16 nodes to be as exact as T
/// needs: a node set of size n errs by 2 (p/2)^n / n!, relative to the largest value on the tile.
template <class T>
int nodes_for(double swing) {
  constexpr bool wide = sizeof(T) == sizeof(double);
  if (swing <= (wide ? 0.25 : 0.7)) return 8;
  return swing <= (wide ? 2 : 3.2) ? 16 : side;
}

}  // namespace

struct ExponentialTiles::Tile {
  TilePlace place;
  int reference = 0;
  std::array<double, side> u{}, v{};  ///< coordinates of the pixels
  double middle_u = 0, middle_v = 0;
  double extent_u = 0, extent_v = 0;  ///< half of the tile's sides
  double unit_u = 0, unit_v = 0;      ///< what s = 1 and t = 1 stand for; the extents unless these vanish
  double swing_p = 0, swing_q = 0;    ///< largest |p|, |q|
};

ExponentialTiles::ExponentialTiles(const PlaneForm& memories) : memories_(memories), direct_(memories) {
  const DenseForm& form = memories.form;
  const Eigen::Index K = memories.count();
  curvature_ = form.is_dot() ? 0 : 0.5 * form.slope() * form.beta;
  slope_ = log2e * (form.is_dot() ? form.beta : 2 * curvature_);
  precise_ = form.scaling == Scaling::identity || form.lambda() > 2;
  line_.resize(static_cast<size_t>(K)), exponent_.resize(line_.size());
  for (Eigen::Index k = 0; k < K; ++k)
    line_[k] = form.is_dot()
                   ? slope_ * memories.constant[k]
                   : -log2e * curvature_ * (memories.constant[k] + memories.offsets.col(k).squaredNorm());
}

/// Keeps the memories that may add more than 1e-7 / K of the reference somewhere on the tile (exponents are
/// linear, so that their largest value lies at a corner), as w, p, q relative to the largest at the tile's
/// centre.
void ExponentialTiles::choose_memories(Tile& tile) {
  const auto& offsets = memories_.offsets;
  const int K = memories_.count();
  for (int k = 0; k < K; ++k)
    exponent_[k] = line_[k] + slope_ * (offsets(0, k) * tile.middle_u + offsets(1, k) * tile.middle_v);
  const int r = tile.reference =
      static_cast<int>(std::max_element(exponent_.begin(), exponent_.end()) - exponent_.begin());
  const double smallest = -std::log2(K) - (precise_ ? 40 : 23.3);
  const double scale_p = slope_ * tile.unit_u, scale_q = slope_ * tile.unit_v;
  kept_.clear(), w_.clear(), p_.clear(), q_.clear();
  tile.swing_p = tile.swing_q = 0;
  for (int k = 0; k < K; ++k) {
    double w = exponent_[k] - exponent_[r];
    double p = scale_p * (offsets(0, k) - offsets(0, r)), q = scale_q * (offsets(1, k) - offsets(1, r));
    if (w + std::abs(p) + std::abs(q) < smallest) continue;
    kept_.push_back(k), w_.push_back(w), p_.push_back(p), q_.push_back(q);
    tile.swing_p = std::max(tile.swing_p, std::abs(p)), tile.swing_q = std::max(tile.swing_q, std::abs(q));
  }
}

template <class T>
void ExponentialTiles::sum_and_finish(const Tile& tile, Field& field) {
  const bool gradient = !field.du.empty();
  alignas(64) T s[side] = {}, t[side] = {}, sums[3][side * side], pixels[3][side * side];
  // Nodes of an interpolation where they are fewer than the pixels and enough memories pay for its last step.
  int columns = 16, rows = std::max(nodes_for<T>(tile.swing_q * ln2), nodes_for<T>(0));
  bool interpolated = kept_.size() > 24 && nodes_for<T>(tile.swing_p * ln2) <= 16 && rows <= 16;
  if (!interpolated) columns = rows = side;
  const double scale_u = tile.extent_u / tile.unit_u, scale_v = tile.extent_v / tile.unit_v;
  for (int i = 0; i < columns; ++i)
    s[i] = static_cast<T>(scale_u * (interpolated ? basis<T>(columns).nodes[i] : pixel_position(i)));
  for (int j = 0; j < rows; ++j)
    t[j] = static_cast<T>(scale_v * (interpolated ? basis<T>(rows).nodes[j] : pixel_position(j)));

  simd::TileSum<T> sum;
  sum.count = static_cast<int>(kept_.size());
  if constexpr (sizeof(T) == sizeof(double)) {
    sum.w = w_.data(), sum.p = p_.data(), sum.q = q_.data();
  } else {
    float_w_.assign(w_.begin(), w_.end()), float_p_.assign(p_.begin(), p_.end()),
        float_q_.assign(q_.begin(), q_.end());
    sum.w = float_w_.data(), sum.p = float_p_.data(), sum.q = float_q_.data();
  }
  sum.columns = columns, sum.rows = rows, sum.s = s, sum.t = t, sum.gradient = gradient;
  sum.f = sums[0], sum.fp = sums[1], sum.fq = sums[2];
  simd::kernels().sum(sum);
  if (interpolated) {
    for (int o = 0; o < (gradient ? 3 : 1); ++o)
      simd::kernels().interpolate(simd::Interpolation<T>{columns, rows, basis<T>(columns).values.data(),
                                                         basis<T>(rows).values.data(), sums[o], pixels[o]});
  }
  finish(tile, interpolated ? pixels[0] : sums[0], field);
}

template <class T>
void ExponentialTiles::finish(const Tile& tile, const T* f, Field& field) {
  const DenseForm& form = memories_.form;
  const bool logarithm = form.scaling == Scaling::log;
  const double lambda = form.lambda(), a = memories_.offsets(0, tile.reference),
               b = memories_.offsets(1, tile.reference);
  // The reference's exponent in powers of e is line_u(u) + line_v(v).
  std::array<double, side> line[2], slope[2], base[2], base_slope[2];
  for (int i = 0; i < side; ++i)
    for (int axis : {0, 1}) {
      double at = axis ? tile.v[i] : tile.u[i], rate = ln2 * slope_ * (axis ? b : a);
      line[axis][i] = (axis ? 0 : ln2 * line_[tile.reference]) + at * (rate - curvature_ * at);
      slope[axis][i] = rate - 2 * curvature_ * at;
      base[axis][i] = axis ? memories_.confinement_v(at) : memories_.confinement_u(at);
      base_slope[axis][i] = memories_.confinement_slope(axis, at);
      if (!logarithm) continue;
      base[axis][i] -= lambda * line[axis][i];
      slope[axis][i] = base_slope[axis][i] - lambda * slope[axis][i];
    }
  const double rate = ln2 * (logarithm ? -lambda : 1);
  const size_t node = static_cast<size_t>(tile.place.j0) * field.grid.width + tile.place.i0;
  simd::TileFinish<T> end;
  end.logarithm = logarithm, end.lambda = lambda;
  end.base_column = base[0].data(), end.base_row = base[1].data();
  end.line_column = line[0].data(), end.line_row = line[1].data();
  end.slope_column = slope[0].data(), end.slope_row = slope[1].data();
  end.base_slope_column = base_slope[0].data(), end.base_slope_row = base_slope[1].data();
  end.rate_p = rate / tile.unit_u, end.rate_q = rate / tile.unit_v;
  end.f = f, end.fp = f + side * side, end.fq = f + 2 * side * side;
  end.width = tile.place.width, end.height = tile.place.height, end.stride = field.grid.width;
  end.energy = field.energy.data() + node;
  if (!field.du.empty()) end.du = field.du.data() + node, end.dv = field.dv.data() + node;
  simd::kernels().finish(end);
}

void ExponentialTiles::compute(const TilePlace& place, Field& field) {
  const Grid& grid = field.grid;
  Tile tile;
  tile.place = place;
  for (int i = 0; i < side; ++i) {  // pixels past the border count, but are not written
    tile.u[i] = grid.x(place.i0 + i) - memories_.shift[0];
    tile.v[i] = grid.y(place.j0 + i) - memories_.shift[1];
  }
  tile.middle_u = 0.5 * (tile.u.front() + tile.u.back()),
  tile.extent_u = 0.5 * (tile.u.back() - tile.u.front());
  tile.middle_v = 0.5 * (tile.v.front() + tile.v.back()),
  tile.extent_v = 0.5 * (tile.v.back() - tile.v.front());
  auto unit = [this](double extent) { return extent != 0 ? extent : 1e-6 / slope_; };
  tile.unit_u = unit(tile.extent_u), tile.unit_v = unit(tile.extent_v);
  choose_memories(tile);
  const double largest_swing = precise_ ? 200 : 20;
  if (std::max(tile.swing_p, tile.swing_q) > largest_swing)
    direct_.compute(place, field, &kept_);
  else if (precise_)
    sum_and_finish<double>(tile, field);
  else
    sum_and_finish<float>(tile, field);
}

}  // namespace memscape
