// Spacings s, s/2, .., 1; the last column and row belong to every spacing, so that blocks cover the lattice.
#include "core/basins/lattice.h"

#include <algorithm>
#include <cstddef>

namespace memscape {
namespace {

/// Columns (or rows) of a spacing.
std::vector<int> places(int size, int stride) {
  std::vector<int> at;
  for (int i = 0; i < size; i += stride) at.push_back(i);
  if (at.back() != size - 1) at.push_back(size - 1);
  return at;
}

/// The block of spacing `stride` that holds column (or row) i.
struct Span {
  int low, high;
  double part;  ///< of the way from low to high
};
Span span_of(int i, int size, int stride) {
  if (i == size - 1) return {i, i, 0};
  const int low = i - i % stride, high = std::min(low + stride, size - 1);
  if (low == i) return {i, i, 0};
  return {low, high, static_cast<double>(i - low) / (high - low)};
}

/// Takes over what the corners of the coarse block agree on.
bool inherit(LabelLattice& lattice, int i, int j, int stride) {
  const Span u = span_of(i, lattice.width, stride), v = span_of(j, lattice.height, stride);
  auto at = [&](int column, int row) {
    return static_cast<std::size_t>(row) * lattice.width + static_cast<std::size_t>(column);
  };
  const std::size_t c[4] = {at(u.low, v.low), at(u.high, v.low), at(u.low, v.high), at(u.high, v.high)};
  for (int k = 1; k < 4; ++k)
    if (lattice.label[c[k]] != lattice.label[c[0]]) return false;
  const double below = (1 - u.part) * lattice.steps[c[0]] + u.part * lattice.steps[c[1]];
  const double above = (1 - u.part) * lattice.steps[c[2]] + u.part * lattice.steps[c[3]];
  const std::size_t cell = at(i, j);
  lattice.label[cell] = lattice.label[c[0]];
  lattice.steps[cell] = static_cast<unsigned short>((1 - v.part) * below + v.part * above + 0.5);
  lattice.known[cell] = 2;
  return true;
}

/// Inherited cells that touch another label.
std::vector<int> doubtful(const LabelLattice& lattice) {
  std::vector<int> cells;
  for (int j = 0; j < lattice.height; ++j)
    for (int i = 0; i < lattice.width; ++i) {
      const int cell = j * lattice.width + i;
      if (lattice.known[cell] != 2) continue;
      const int label = lattice.label[cell];
      const bool touches = (i > 0 && lattice.label[cell - 1] != label) ||
                           (i + 1 < lattice.width && lattice.label[cell + 1] != label) ||
                           (j > 0 && lattice.label[cell - lattice.width] != label) ||
                           (j + 1 < lattice.height && lattice.label[cell + lattice.width] != label);
      if (touches) cells.push_back(cell);
    }
  return cells;
}

}  // namespace

bool refine_lattice(LabelLattice& lattice, int coarse, const std::vector<int>& seeds, const SolveCells& solve,
                    const std::function<void(const LabelLattice&)>& look) {
  const auto cells = static_cast<std::size_t>(lattice.width) * static_cast<std::size_t>(lattice.height);
  lattice.label.assign(cells, unknown_label);
  lattice.steps.assign(cells, 0);
  lattice.known.assign(cells, 0);
  if (cells == 0) return true;
  for (int stride = coarse; stride >= 1; stride /= 2) {
    std::vector<int> wanted;
    if (stride == coarse && stride > 1) wanted = seeds;
    for (int j : places(lattice.height, stride))
      for (int i : places(lattice.width, stride)) {
        const int cell = j * lattice.width + i;
        if (lattice.known[cell]) continue;
        if (stride == coarse || !inherit(lattice, i, j, 2 * stride)) wanted.push_back(cell);
      }
    if (!std::is_sorted(wanted.begin(), wanted.end())) std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    if (!wanted.empty() && !solve(lattice, wanted)) return false;
    lattice.stride = stride;
    if (look && stride > 1) look(lattice);
  }
  for (auto cells_left = doubtful(lattice); !cells_left.empty(); cells_left = doubtful(lattice))
    if (!solve(lattice, cells_left)) return false;
  return true;
}

}  // namespace memscape
