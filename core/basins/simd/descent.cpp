// The descent of many states, one in each lane of a vector register; compiled once for each instruction set.
// A lane whose state has ended takes the next one.
// Two registers of states go together, so that the sums of one hide the latency of the other.
#include "core/basins/descent_kernel.h"
#include "core/energy/simd/vec.h"

namespace memscape::simd {
namespace {

constexpr int width = lanes<float>, registers = 2, most_dimensions = 64, chunk = 8;
using Floats = FloatVec;
using Ints = IntVec;
constexpr int running = -8, idle = -9;
constexpr float out_of_bounds = 1e8f;

MEMSCAPE_INLINE Floats all(float value) {
  return Floats{} + value;
}
MEMSCAPE_INLINE Ints all(int value) {
  return Ints{} + value;
}

/// 2^z for z <= 0, no less than 2^-90: nothing beside 1, and far from the denormals, which are slow.
MEMSCAPE_INLINE Floats weight_of(Floats z) {
  return exp2_of(larger(z, all(-90.0f)));
}

template <int D>
struct Lanes {
  Floats x[D ? D : most_dimensions];
  Ints code, count, cell;
};

template <int D>
struct Sums {
  Floats pull[D ? D : most_dimensions];
  Floats weight, total;
};

template <int D>
inline Floats exponent(const float* row, const Floats* x, int dimension) {
  Floats z = row[0] * x[0] + row[D ? D : dimension];
  for (int d = 1; d < (D ? D : dimension); ++d) z += row[d] * x[d];
  return z;
}

template <int D>
inline void add_pull(const float* xi, Floats w, Floats* pull, int dimension) {
  for (int d = 0; d < (D ? D : dimension); ++d) pull[d] += w * xi[d];
}

/// What z is taken relative to: the largest of them, or half_square ‖x‖².
template <int D, DescentForm form>
inline void find_references(const DescentModel& model, const Lanes<D>* lane, Floats* reference) {
  const int dimension = D ? D : model.dimension, stride = 2 * dimension + 1;
  const float *row = model.table, *last = row + static_cast<long>(model.memories) * stride;
  if constexpr (form == DescentForm::softmax) {
    for (int r = 0; r < registers; ++r) reference[r] = exponent<D>(row, lane[r].x, dimension);
    for (row += stride; row < last; row += stride)
#pragma GCC unroll 2
      for (int r = 0; r < registers; ++r)
        reference[r] = larger(reference[r], exponent<D>(row, lane[r].x, dimension));
    return;
  }
  for (int r = 0; r < registers; ++r) {
    reference[r] = lane[r].x[0] * lane[r].x[0];
    for (int d = 1; d < dimension; ++d) reference[r] += lane[r].x[d] * lane[r].x[d];
    reference[r] *= model.half_square;
  }
}

/// The sums over the memories: weights, weighted memories, and (for active sets) the overlaps.
template <int D, DescentForm form>
inline void find_sums(const DescentModel& model, const Lanes<D>* lane, Sums<D>* sums) {
  const int dimension = D ? D : model.dimension, stride = 2 * dimension + 1;
  const float *first = model.table, *last = first + static_cast<long>(model.memories) * stride;
  Floats reference[registers];
  find_references<D, form>(model, lane, reference);
  for (int r = 0; r < registers; ++r) {
    for (int d = 0; d < dimension; ++d) sums[r].pull[d] = all(0.0f);
    sums[r].weight = sums[r].total = all(0.0f);
  }
  for (const float* row = first; row < last; row += stride) {
#pragma GCC unroll 2
    for (int r = 0; r < registers; ++r) {
      const Floats z = exponent<D>(row, lane[r].x, dimension) - reference[r];
      Floats w;
      if constexpr (form == DescentForm::softmax) {
        w = weight_of(z);
      } else if constexpr (form == DescentForm::kernel) {
        w = weight_of(-larger(-z, all(0.0f)));
      } else {
        const Floats f = larger(z, all(0.0f));
        w = f > 0.0f ? all(1.0f) : all(0.0f);
        sums[r].total += f;
      }
      sums[r].weight += w;
      add_pull<D>(row + dimension + 1, w, sums[r].pull, dimension);
    }
  }
  if constexpr (form == DescentForm::softmax || form == DescentForm::kernel)
    for (int r = 0; r < registers; ++r) sums[r].total = sums[r].weight;
}

/// One step of every running lane, or its end.
template <int D, DescentForm form>
inline void step(const DescentModel& model, const Sums<D>& sums, Lanes<D>& lane) {
  const int dimension = D ? D : model.dimension;
  const Ints supported = sums.total > 0.0f;
  const Floats divisor = supported ? (form == DescentForm::centroid ? sums.weight : sums.total) : all(1.0f);
  const Floats share = form == DescentForm::kernel ? all(model.gain) : model.gain / divisor;
  Floats next[D ? D : most_dimensions], moved = all(0.0f), size = all(0.0f);
  for (int d = 0; d < dimension; ++d) {
    const Floats x = lane.x[d];
    if constexpr (form == DescentForm::softmax || form == DescentForm::centroid)
      next[d] = model.keep * x + share * sums.pull[d];
    else
      next[d] = x + share * (sums.pull[d] - sums.weight * x);
    if (model.clamped >> d & 1) next[d] = x;
    const Floats by = next[d] - x;
    moved += by * by;
    size = larger(size, larger(next[d], -next[d]));
  }
  Ints code = size > out_of_bounds ? all(static_cast<int>(end_diverged)) : all(running);
  code = lane.count >= model.limit ? all(static_cast<int>(end_steps)) : code;
  code = moved < model.still_squared ? all(static_cast<int>(end_stalled)) : code;
  code = supported ? code : all(static_cast<int>(end_unsupported));
  lane.code = lane.code == running ? code : lane.code;
  const Ints moves = lane.code == running;
  lane.count -= moves;
  for (int d = 0; d < dimension; ++d) lane.x[d] = moves ? next[d] : lane.x[d];
}

/// Running lanes that lie in a ball end there.
template <int D>
inline void enter_balls(const DescentModel& model, Lanes<D>& lane) {
  const int dimension = D ? D : model.dimension;
  const Ints was_running = lane.code == running;
  const float* ball = model.ball_table;
  for (int b = 0; b < model.balls; ++b, ball += dimension + 1) {
    Floats squared = all(0.0f);
    for (int d = 0; d < dimension; ++d) squared += (lane.x[d] - ball[d]) * (lane.x[d] - ball[d]);
    const Ints inside = (squared < ball[dimension]) & was_running;
    lane.code = inside ? all(b) : lane.code;
  }
}

/// The states that wait, and where the results go.
struct Queue {
  int n, waiting;
  float* x;
  int *steps, *ends;
};

/// Puts away the lanes that have ended and gives them the next states; true while any lane runs.
template <int D>
bool refill(int dimension, Lanes<D>& lane, Queue& queue) {
  bool busy = false;
  for (int l = 0; l < width; ++l) {
    if (lane.code[l] != running && lane.code[l] != idle) {
      const int i = lane.cell[l];
      for (int d = 0; d < dimension; ++d) queue.x[static_cast<long>(i) * dimension + d] = lane.x[d][l];
      queue.steps[i] = lane.count[l], queue.ends[i] = lane.code[l];
      lane.code[l] = idle;
    }
    if (lane.code[l] == idle && queue.waiting < queue.n) {
      const int i = queue.waiting++;
      for (int d = 0; d < dimension; ++d) lane.x[d][l] = queue.x[static_cast<long>(i) * dimension + d];
      lane.cell[l] = i, lane.count[l] = 0, lane.code[l] = running;
    }
    busy |= lane.code[l] == running;
  }
  return busy;
}

template <int D, DescentForm form>
void descend_lanes(const DescentModel& model, int n, float* x, int* steps, int* ends) {
  const int dimension = D ? D : model.dimension;
  Lanes<D> lane[registers];
  Sums<D> sums[registers];
  for (Lanes<D>& one : lane) {
    for (int d = 0; d < dimension; ++d) one.x[d] = all(0.0f);
    one.code = all(idle), one.count = all(0), one.cell = all(0);
  }
  Queue queue{n, 0, x, steps, ends};
  while (true) {
    bool busy = false;
    for (Lanes<D>& one : lane) busy |= refill<D>(dimension, one, queue);
    if (!busy) break;
    for (Lanes<D>& one : lane) enter_balls<D>(model, one);
    for (int s = 0; s < chunk; ++s) {
      find_sums<D, form>(model, lane, sums);
      for (int r = 0; r < registers; ++r) step<D, form>(model, sums[r], lane[r]);
    }
  }
}

template <int D>
void descend_in(const DescentModel& model, int n, float* x, int* steps, int* ends) {
  switch (model.form) {
    case DescentForm::softmax:
      return descend_lanes<D, DescentForm::softmax>(model, n, x, steps, ends);
    case DescentForm::kernel:
      return descend_lanes<D, DescentForm::kernel>(model, n, x, steps, ends);
    case DescentForm::active:
      return descend_lanes<D, DescentForm::active>(model, n, x, steps, ends);
    case DescentForm::centroid:
      return descend_lanes<D, DescentForm::centroid>(model, n, x, steps, ends);
  }
}

}  // namespace

namespace MEMSCAPE_SIMD {
void descend(const DescentModel& model, int n, float* x, int* steps, int* ends) {
  if (model.dimension == 2)
    descend_in<2>(model, n, x, steps, ends);
  else
    descend_in<0>(model, n, x, steps, ends);
}
}  // namespace MEMSCAPE_SIMD

}  // namespace memscape::simd
