// Dense associative memories at many states: batches by the state kernel, fields on planes tile by tile, both
// in parallel.

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/base/parallel.h"
#include "core/base/stop.h"
#include "core/energy/dense/dense.h"
#include "core/energy/dense/plane_form.h"
#include "core/energy/simd/kernels.h"

namespace memscape {

simd::States states_of(const DenseForm& form, int D, int K, int N) {
  simd::States states;
  states.dot = form.is_dot();
  states.logarithm = form.scaling == Scaling::log;
  states.separation = static_cast<int>(form.separation);
  states.degree = form.degree;
  states.scale = form.is_dot() ? form.beta : 0.5 * form.slope() * form.beta;
  states.lambda = form.lambda();
  states.confinement = form.is_confined() ? 1 : 0;
  states.D = D, states.K = K, states.N = N;
  return states;
}

namespace {

/// States that one task takes: enough to pay for a task, few enough to share a small batch between threads.
int block_size(Eigen::Index D, Eigen::Index K) {
  return static_cast<int>(std::clamp<Eigen::Index>(200000 / (D * K), 16, 2048) / 16 * 16);
}

/// Where numbers overflow: +inf in place of the difference of two infinite ones, and no force.
void give_infinity_where_lost(double& energy, Matrix* G, Eigen::Index n) {
  if (std::isnan(energy)) energy = std::numeric_limits<double>::infinity();
  if (G && !(std::isfinite(energy) && G->col(n).allFinite())) G->col(n).setZero();
}

template <class Tiles, class... Arguments>
bool for_tiles(const PlaneForm& memories, Field& field, const std::atomic<bool>* cancelled,
               Arguments... arguments) {
  constexpr int side = simd::tile_side;
  const Grid grid = field.grid;
  auto stop = [cancelled] { return stopped(cancelled); };
  PerThread<Tiles> workers([&memories] { return Tiles(memories); });
  const int rows = (grid.height + side - 1) / side, columns = (grid.width + side - 1) / side;
  parallel_tiles(rows, columns, 4, [&](int row_begin, int row_end, int column_begin, int column_end) {
    Tiles& tiles = workers.local();
    for (int row = row_begin; row < row_end; ++row)
      for (int column = column_begin; column < column_end && !stop(); ++column) {
        int i0 = column * side, j0 = row * side;
        tiles.compute({i0, j0, std::min(side, grid.width - i0), std::min(side, grid.height - j0)}, field,
                      arguments...);
      }
  });
  return !stop();
}

}  // namespace

void DenseMemory::batch(const ConstMatrix& X, Vector& E, Matrix* G) const {
  const Eigen::Index D = X.rows(), N = X.cols(), K = Xi_->cols();
  E.resize(N);
  if (G) G->resize(D, N);
  const bool packed = X.outerStride() == D;
  const Matrix copy = packed ? Matrix() : Matrix(X);
  const double* states_data = packed ? X.data() : copy.data();
  const int block = block_size(D, K);
  parallel_for(Eigen::Index{0}, (N + block - 1) / block, [&](Eigen::Index index) {
    Eigen::Index first = index * block;
    simd::States states = states_of(form_, static_cast<int>(D), static_cast<int>(K),
                                    static_cast<int>(std::min<Eigen::Index>(block, N - first)));
    states.Xi = Xi_->data(), states.X = states_data + first * D;
    states.energy = E.data() + first, states.gradient = G ? G->data() + first * D : nullptr;
    // Kept from call to call: fresh pages for a million memories cost more than the sums over them.
    thread_local std::vector<double> scratch;
    const auto needed = static_cast<std::size_t>(simd::scratch_size(D, K));
    if (scratch.size() < needed) scratch.resize(needed);
    states.scratch = scratch.data();
    simd::kernels().states(states);
    for (Eigen::Index n = first; n < first + states.N; ++n) give_infinity_where_lost(E[n], G, n);
  });
}

bool DenseMemory::grid(const Plane& plane, const Grid& grid, bool want_gradient, Field& field,
                       const std::atomic<bool>* cancelled) const {
  prepare(field, grid, want_gradient);
  const PlaneForm memories(form_, *Xi_, plane);
  if (form_.separation == Separation::exponential)
    return for_tiles<ExponentialTiles>(memories, field, cancelled);
  return for_tiles<DirectTiles>(memories, field, cancelled, static_cast<const std::vector<int>*>(nullptr));
}

}  // namespace memscape
