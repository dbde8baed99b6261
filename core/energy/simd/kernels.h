// The inner loops of fields and batches, compiled once for each instruction set and chosen when the program
// runs. Plain structs of pointers: kernel files share no inline code with the rest of the program.
#pragma once

namespace memscape::simd {

/// F = exp z and zⁿ without a logarithm stop growing at exp of this, so that squares of forces are numbers.
inline constexpr double largest_exponent = 300;

constexpr int tile_side = 32;
/// Columns of nodes come in multiples of `column_step`, rows in multiples of `row_step`.
constexpr int column_step = 16, row_step = 8;

/// f(s_i, t_j) = Σ_k 2^(w_k + p_k s_i + q_k t_j) and, with `gradient`, Σ_k p_k 2^(..) and Σ_k q_k 2^(..), on
/// a lattice of nodes. T is float or double. Outputs have `tile_side` entries a row.
template <class T>
struct TileSum {
  int count = 0;  ///< memories
  const T *w = nullptr, *p = nullptr, *q = nullptr;
  int columns = 0, rows = 0;  ///< nodes, at most tile_side each
  const T *s = nullptr, *t = nullptr;
  bool gradient = false;
  T *f = nullptr, *fp = nullptr, *fq = nullptr;
};

/// From lattice nodes to pixels, by a matrix for columns and one for rows: out(j, i) = Σ_ab rows(j, b)
/// columns(i, a) nodes(b, a).
template <class T>
struct Interpolation {
  int columns = 0, rows = 0;        ///< nodes
  const T* column_basis = nullptr;  ///< [node][pixel], `tile_side` pixels
  const T* row_basis = nullptr;     ///< [node][pixel], `tile_side` pixels
  const T* nodes = nullptr;
  T* pixels = nullptr;  ///< tile_side x tile_side
};

/// The last step of a tile. Energy is base - λ log f, or base - λ exp(line) f without `logarithm`, where base
/// and line are a term of the column plus one of the row; the derivatives are slope + rate_p fp / f along the
/// columns and likewise along the rows, with the energy's varying part as a factor, plus base_slope, without
/// `logarithm`.
template <class T>
struct TileFinish {
  bool logarithm = true;
  double lambda = 1;
  const double *base_column = nullptr, *base_row = nullptr;
  const double *line_column = nullptr, *line_row = nullptr;
  const double *slope_column = nullptr, *slope_row = nullptr;
  const double *base_slope_column = nullptr, *base_slope_row = nullptr;
  double rate_p = 0, rate_q = 0;
  const T *f = nullptr, *fp = nullptr, *fq = nullptr;
  int width = 0, height = 0;                              ///< pixels that are wanted
  long stride = 0;                                        ///< of the outputs
  float *energy = nullptr, *du = nullptr, *dv = nullptr;  ///< derivatives may be null
};

/// Q(Σ_k F(z_k)) at N states, with z = scale (x·ξ + c) for `dot`, and z = -scale (‖x - ξ‖² + c) else; times
/// -lambda.
struct States {
  bool dot = false, logarithm = true;
  int separation = 0;  ///< the order of the enumerators of Separation
  int degree = 2;
  double scale = 1, lambda = 1, confinement = 0;  ///< adds confinement ½‖x‖²
  int D = 0, K = 0, N = 0;
  const double* Xi = nullptr;        ///< D x K
  const double* constant = nullptr;  ///< c, K, or null for 0
  const double* X = nullptr;         ///< D x N
  double* energy = nullptr;          ///< N, +inf where unsupported
  double* gradient = nullptr;        ///< D x N or null; 0 where unsupported
  double* scratch = nullptr;         ///< scratch_size(D, K)
};

struct Kernels {
  const char* name;
  void (*sum_float)(const TileSum<float>&);
  void (*sum_double)(const TileSum<double>&);
  void (*interpolate_float)(const Interpolation<float>&);
  void (*interpolate_double)(const Interpolation<double>&);
  void (*finish_float)(const TileFinish<float>&);
  void (*finish_double)(const TileFinish<double>&);
  void (*states)(const States&);

  void sum(const TileSum<float>& in) const { sum_float(in); }
  void sum(const TileSum<double>& in) const { sum_double(in); }
  void interpolate(const Interpolation<float>& in) const { interpolate_float(in); }
  void interpolate(const Interpolation<double>& in) const { interpolate_double(in); }
  void finish(const TileFinish<float>& in) const { finish_float(in); }
  void finish(const TileFinish<double>& in) const { finish_double(in); }
};

/// Doubles that `States::scratch` needs, for every instruction set.
constexpr int most_states = 16;
constexpr long scratch_size(long D, long K) {
  return most_states * (2 * D + 2 * K + 4);
}

/// The fastest kernels that this processor runs.
const Kernels& kernels();
/// All that this processor runs, the fastest first; null where the list ends.
const Kernels* kernels_at(int index);

}  // namespace memscape::simd
