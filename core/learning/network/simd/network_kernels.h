// The inner loops of a small network, compiled once for each instruction set and chosen when the program
// runs. Matrices are column-major and dense unless a stride is named; rows come in multiples of `whole_rows`.
#pragma once

namespace memscape::simd {

/// A whole register of floats at the widest instruction set.
constexpr int whole_rows = 16;

/// C = A B + bias, with A rows x inner, B inner x columns, C rows x columns. Each entry is one sum in the
/// order of `inner`, so that it does not depend on how the columns are split.
template <class T>
struct Product {
  int rows = 0, inner = 0, columns = 0;  ///< rows: a multiple of whole_rows
  const T *A = nullptr, *B = nullptr;
  const T* bias = nullptr;  ///< rows, or null
  long ldb = 0;             ///< from a column of B to the next
  T* C = nullptr;
};

/// C = Aᵀ B, with A rows x inner, B rows x columns, C inner x columns: one dot product for each entry.
template <class T>
struct TransposedProduct {
  int rows = 0, inner = 0, columns = 0;  ///< rows: a multiple of whole_rows
  const T *A = nullptr, *B = nullptr;
  T* C = nullptr;
};

/// One step of Adam and of the moving average, at iteration n (from 1):
/// m += (1 - β1)(g - m); v += (1 - β2)(g² - v); w -= rate m / (root √v + ε); a += blend (w - a).
template <class T>
struct AdamStep {
  T keep1 = 0, keep2 = 0;  ///< β1, β2
  T rate = 0;              ///< learning rate / (1 - β1ⁿ)
  T root = 0;              ///< 1 / √(1 - β2ⁿ)
  T epsilon = 0;
  T blend = 0;  ///< 1 - decay of the moving average
};

/// Weights with what Adam remembers of them. With a `gradient` nothing but the gradient is written.
template <class T>
struct Learned {
  T *w = nullptr, *first = nullptr, *second = nullptr, *average = nullptr;
  T* gradient = nullptr;
  Learned at(long offset) const {
    if (gradient) return {w, first, second, average, gradient + offset};
    return {w + offset, first + offset, second + offset, average + offset, nullptr};
  }
};

/// The gradient Δ Iᵀ of a matrix (rows x inner), Δ: rows x columns, I: inner x columns, for the rows from
/// `first_row` on, and what Adam makes of it. Without I the gradient is that of a bias, Δ 1 (inner = 1).
template <class T>
struct Update {
  int rows = 0, inner = 0, columns = 0;  ///< rows: a multiple of whole_rows
  int first_row = 0, some_rows = 0;      ///< multiples of whole_rows
  const T *delta = nullptr, *input = nullptr;
  Learned<T> to;  ///< of the whole matrix
};

/// Below this many columns `Update` wants all rows at once, which is the fastest there.
constexpr int few_columns = 16;
/// Most rows that `Update` takes with more columns, and its scratch: rows times the largest `inner`.
constexpr int update_rows = 32;

template <class T>
struct NetworkKernels {
  void (*product)(const Product<T>&);
  void (*transposed_product)(const TransposedProduct<T>&);
  /// `scratch`: update_rows * inner; unused below few_columns.
  void (*update)(const Update<T>&, const AdamStep<T>&, T* scratch);
  /// One step for n weights of known gradient.
  void (*adam)(long n, const T* gradient, const Learned<T>&, const AdamStep<T>&);
  /// y = z s(z) with s the logistic function, in place; into `slope` its derivative and, if not null, into
  /// `bend` its second one. n: a multiple of whole_rows.
  void (*silu)(long n, T* y, T* slope, T* bend);
  /// Rows 0 .. F - 1: sin(2π f t), rows F .. 2F - 1: cos(2π f t); 2 F x columns, t: columns.
  void (*fourier)(int F, const T* f, int columns, const T* t, T* out);
};

/// The fastest kernels that this processor runs; T is float or double.
template <class T>
const NetworkKernels<T>& network_kernels();

}  // namespace memscape::simd
