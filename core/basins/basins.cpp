// Cells are stepped together; end points are settled into attractors one after the other in the order of the
// cells, so that the result does not depend on threads.
#include "core/basins/basins.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/parallel.h"
#include "core/base/stop.h"
#include "core/basins/attractors.h"
#include "core/basins/crowds.h"
#include "core/basins/lattice.h"

namespace memscape {
namespace {

constexpr int further_steps = 2000;  ///< beyond T
constexpr int first_round = 64;      ///< of these, before crowds are looked for again
constexpr double crowd_side = 1e-3;  ///< part of the memories' size
constexpr std::size_t fewest_crowded = 512;
constexpr int search_from = 24;  ///< with fewer steps than this, looking for minima first does not pay

struct Survey {
  const Energy& energy;
  const Matrix& Xi;
  const Plane& plane;
  const Grid& grid;
  const BasinSettings& settings;
  const std::atomic<bool>* cancelled;
  Attractors attractors;
  int computed = 0;

  bool is_clamped() const { return !settings.rule.clamped.empty(); }
  bool by_memory() const { return settings.by == BasinBy::nearest_memory || is_clamped(); }
  int moving() const { return settings.steps + 1; }

  Matrix starts(const std::vector<int>& cells) const {
    Matrix X(Xi.rows(), static_cast<Eigen::Index>(cells.size()));
    parallel_for(std::size_t{0}, (cells.size() + 1023) / 1024, [&](std::size_t block) {
      for (std::size_t c = block * 1024; c < std::min(cells.size(), (block + 1) * 1024); ++c) {
        const double u = grid.x(cells[c] % grid.width), v = grid.y(cells[c] / grid.width);
        X.col(static_cast<Eigen::Index>(c)) = plane.origin + u * plane.axes.col(0) + v * plane.axes.col(1);
      }
    });
    return X;
  }

  /// The minima that the memories are led to: most of all, in most scenes.
  bool find_first() {
    if (is_clamped() || (by_memory() && settings.steps < search_from)) return true;
    std::vector<int> label, steps;
    return follow(Xi, label, steps);
  }

  /// Labels and steps of states X by minimum, attractors' indices as labels.
  bool follow(const ConstMatrix& X, std::vector<int>& label, std::vector<int>& steps);
  bool step_on(const DescentRule& rule, int limit, const std::vector<int>& chosen, DescentEnds& descent);
  bool follow_crowds(const DescentRule& rule, int limit, std::vector<int>& late, DescentEnds& descent);
  bool follow_further(std::vector<int> late, DescentEnds& descent);
  /// The same by nearest memory.
  bool follow_exactly(const ConstMatrix& X, std::vector<int>& label, std::vector<int>& steps);
  bool solve(LabelLattice& lattice, const std::vector<int>& cells);
  Basins result(const LabelLattice& lattice) const;
};

/// Steps the `chosen` of the states of `descent` on, at most `limit` steps, and puts their ends in their
/// places.
bool Survey::step_on(const DescentRule& rule, int limit, const std::vector<int>& chosen,
                     DescentEnds& descent) {
  Matrix X(descent.X.rows(), static_cast<Eigen::Index>(chosen.size()));
  for (std::size_t i = 0; i < chosen.size(); ++i)
    X.col(static_cast<Eigen::Index>(i)) = descent.X.col(chosen[i]);
  DescentEnds further;
  if (!descend_all(energy, rule, limit, attractors.balls(), X, further, cancelled)) return false;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    descent.X.col(chosen[i]) = further.X.col(static_cast<Eigen::Index>(i));
    descent.ends[static_cast<std::size_t>(chosen[i])] = further.ends[i];
  }
  return true;
}

/// Whether the guides of a crowd have ended alike: in one ball, or no farther apart than at first, nearly.
bool agree(const Crowd& crowd, const DescentEnds& descent, double side) {
  const int first = crowd.guides.front(), end = descent.ends[static_cast<std::size_t>(first)];
  return std::ranges::all_of(crowd.guides, [&](int i) {
    return descent.ends[static_cast<std::size_t>(i)] == end &&
           (end >= 0 || (descent.X.col(i) - descent.X.col(first)).norm() <= 2 * side);
  });
}

/// Follows the guides of crowds to the end, and of the other `late` states only those whose guides part;
/// those that are left over are the new `late`. Does nothing where the states are
/// spread out.
bool Survey::follow_crowds(const DescentRule& rule, int limit, std::vector<int>& late, DescentEnds& descent) {
  const double side = crowd_side * attractors.size();
  Matrix X(2, static_cast<Eigen::Index>(late.size()));
  for (std::size_t i = 0; i < late.size(); ++i) X.col(static_cast<Eigen::Index>(i)) = descent.X.col(late[i]);
  std::vector<Crowd> crowds = crowds_of(X, side, late.size() / 16);
  if (crowds.empty()) return true;
  std::vector<int> guides;
  for (Crowd& crowd : crowds) {
    for (int& i : crowd.members) i = late[static_cast<std::size_t>(i)];
    for (int& i : crowd.guides) i = late[static_cast<std::size_t>(i)];
    guides.insert(guides.end(), crowd.guides.begin(), crowd.guides.end());
  }
  std::ranges::sort(guides);
  if (!step_on(rule, limit, guides, descent)) return false;
  late.clear();
  for (const Crowd& crowd : crowds) {
    const int first = crowd.guides.front();
    const bool together = agree(crowd, descent, side);
    for (int i : crowd.members) {
      if (std::ranges::binary_search(crowd.guides, i)) continue;
      if (!together) {
        late.push_back(i);
        continue;
      }
      descent.X.col(i) = descent.X.col(first);
      descent.ends[static_cast<std::size_t>(i)] = descent.ends[static_cast<std::size_t>(first)];
    }
  }
  std::ranges::sort(late);
  return true;
}

/// Goes on with the states that still move after T steps. Only their minimum counts.
bool Survey::follow_further(std::vector<int> late, DescentEnds& descent) {
  DescentRule rule = settings.rule;
  rule.step = std::max(rule.step, 0.5 * energy.guarantees().attention_step);
  int left = further_steps;
  for (int round = first_round; !late.empty() && left > 0; round *= 2) {
    if (descent.X.rows() == 2 && late.size() >= fewest_crowded && !follow_crowds(rule, left, late, descent))
      return false;
    const int limit = std::min(round, left);
    if (!late.empty() && !step_on(rule, limit, late, descent)) return false;
    left -= limit;
    std::erase_if(late, [&](int i) { return descent.ends[static_cast<std::size_t>(i)] != end_steps; });
  }
  return true;
}

bool Survey::follow(const ConstMatrix& X, std::vector<int>& label, std::vector<int>& steps) {
  DescentEnds descent;
  if (!descend_all(energy, settings.rule, settings.steps, attractors.balls(), X, descent, cancelled))
    return false;
  const auto count = static_cast<std::size_t>(X.cols());
  std::vector<int> late;
  std::vector<char> is_late(count, 0);
  for (std::size_t i = 0; i < count; ++i)
    if (descent.ends[i] == end_steps) late.push_back(static_cast<int>(i)), is_late[i] = 1;
  if (!follow_further(late, descent)) return false;
  label.resize(count);
  steps = descent.steps;
  for (std::size_t i = 0; i < count; ++i) {
    const int end = descent.ends[i];
    if (end == end_unsupported) label[i] = basin_unsupported;
    if (end == end_diverged) label[i] = basin_diverged;
    if (end == end_steps) label[i] = basin_unsettled;
    if (end >= 0) label[i] = attractors.owner(end);
    if (end == end_stalled) {
      const int settled = attractors.settle(descent.X.col(static_cast<Eigen::Index>(i)));
      label[i] = settled >= 0 ? settled : static_cast<int>(basin_unsettled);
      if (stopped(cancelled)) return false;
    }
  }
  parallel_for(std::size_t{0}, (count + 1023) / 1024, [&](std::size_t block) {
    for (std::size_t i = block * 1024; i < std::min(count, (block + 1) * 1024); ++i) {
      if (is_late[i])
        steps[i] = moving();
      else if (label[i] >= 0)
        steps[i] +=
            attractors.steps_left(label[i], descent.X.col(static_cast<Eigen::Index>(i)), moving() - steps[i]);
    }
  });
  return true;
}

bool Survey::follow_exactly(const ConstMatrix& X, std::vector<int>& label, std::vector<int>& steps) {
  DescentEnds descent;
  if (!descend_all(energy, settings.rule, settings.steps, attractors.balls(), X, descent, cancelled))
    return false;
  const auto count = static_cast<std::size_t>(X.cols());
  label.resize(count);
  steps = descent.steps;
  parallel_for(std::size_t{0}, (count + 255) / 256, [&](std::size_t block) {
    for (std::size_t i = block * 256; i < std::min(count, (block + 1) * 256); ++i) {
      const int end = descent.ends[i];
      const auto x = descent.X.col(static_cast<Eigen::Index>(i));
      if (end == end_unsupported || end == end_diverged) {
        label[i] = end == end_unsupported ? basin_unsupported : basin_diverged;
      } else if (end >= 0) {
        label[i] = attractors.at(attractors.owner(end)).memory;
        steps[i] += attractors.steps_left(attractors.owner(end), x, moving() - steps[i]);
      } else {
        label[i] = first_nearest_memory(Xi, x);
        if (end == end_steps) steps[i] = moving();
      }
    }
  });
  return true;
}

bool Survey::solve(LabelLattice& lattice, const std::vector<int>& cells) {
  std::vector<int> label, steps;
  const Matrix X = starts(cells);
  if (!(by_memory() ? follow_exactly(X, label, steps) : follow(X, label, steps))) return false;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const auto cell = static_cast<std::size_t>(cells[c]);
    lattice.label[cell] = label[c];
    lattice.steps[cell] = static_cast<unsigned short>(steps[c]);
    lattice.known[cell] = 1;
  }
  computed += static_cast<int>(cells.size());
  if (!by_memory())
    for (int& known : lattice.label)
      if (known >= 0) known = attractors.group(known);
  return true;
}

/// Gives every cell the label of the known one below and left of it.
void spread(const LabelLattice& lattice, Basins& basins) {
  for (int j = 0; j < basins.height; ++j)
    for (int i = 0; i < basins.width; ++i) {
      const int cell = j * basins.width + i;
      if (lattice.known[cell]) continue;
      const int from = (j - j % lattice.stride) * basins.width + i - i % lattice.stride;
      basins.label[cell] = basins.label[from], basins.steps[cell] = basins.steps[from];
    }
}

/// Counts cells, keeps minima that have some, and numbers them by nearest memory.
Basins Survey::result(const LabelLattice& lattice) const {
  Basins basins;
  basins.width = lattice.width, basins.height = lattice.height;
  basins.label = lattice.label, basins.steps = lattice.steps;
  basins.computed = computed;
  if (lattice.stride > 1) spread(lattice, basins);
  const int count = by_memory() ? static_cast<int>(Xi.cols()) : attractors.count();
  std::vector<int> cells(static_cast<std::size_t>(count), 0), order,
      number(static_cast<std::size_t>(count), -1);
  for (int label : basins.label) {
    if (label >= 0) ++cells[static_cast<std::size_t>(label)];
    basins.unsupported += label == basin_unsupported;
    basins.diverged += label == basin_diverged;
    basins.unsettled += label == basin_unsettled;
  }
  for (int k = 0; k < count; ++k)
    if (by_memory() || cells[static_cast<std::size_t>(k)] > 0) order.push_back(k);
  auto place = [&](int k) -> Vector { return by_memory() ? Vector(Xi.col(k)) : attractors.at(k).x; };
  auto memory = [&](int k) { return by_memory() ? k : attractors.at(k).memory; };
  std::sort(order.begin(), order.end(), [&](int a, int b) {
    if (memory(a) != memory(b)) return memory(a) < memory(b);
    const Vector p = place(a), q = place(b);
    return std::lexicographical_compare(p.begin(), p.end(), q.begin(), q.end());
  });
  for (int k : order) {
    number[static_cast<std::size_t>(k)] = static_cast<int>(basins.minima.size());
    basins.minima.push_back(place(k));
    basins.memory.push_back(memory(k));
    basins.cells.push_back(cells[static_cast<std::size_t>(k)]);
  }
  for (int& label : basins.label)
    if (label >= 0) label = number[static_cast<std::size_t>(label)];
  return basins;
}

/// The cells in which memories lie: a small basin has a memory in it more often than not.
std::vector<int> memory_cells(const Matrix& Xi, const Plane& plane, const Grid& grid) {
  std::vector<int> cells;
  for (Eigen::Index k = 0; k < Xi.cols(); ++k) {
    const Eigen::Vector2d at = plane.project(Xi.col(k));
    const double width = grid.x_high - grid.x_low, height = grid.y_high - grid.y_low;
    const double i = width > 0 ? std::round((at[0] - grid.x_low) / width * (grid.width - 1)) : 0;
    const double j = height > 0 ? std::round((at[1] - grid.y_low) / height * (grid.height - 1)) : 0;
    if (i >= 0 && i < grid.width && j >= 0 && j < grid.height)
      cells.push_back(static_cast<int>(j) * grid.width + static_cast<int>(i));
  }
  return cells;
}

}  // namespace

bool compute_basins(const Energy& energy, const Matrix& Xi, const Plane& plane, const Grid& grid,
                    const BasinSettings& settings, Basins& basins, const std::atomic<bool>* cancelled,
                    const std::function<void(const Basins&)>& preview) {
  Survey survey{energy,
                Xi,
                plane,
                grid,
                settings,
                cancelled,
                Attractors(energy, Xi, settings.rule, settings.by == BasinBy::nearest_memory)};
  if (!survey.find_first()) return false;
  LabelLattice lattice;
  lattice.width = grid.width, lattice.height = grid.height;
  auto solve = [&](LabelLattice& l, const std::vector<int>& cells) { return survey.solve(l, cells); };
  std::function<void(const LabelLattice&)> look;
  if (preview) look = [&](const LabelLattice& l) { preview(survey.result(l)); };
  const std::vector<int> seeds = memory_cells(Xi, plane, grid);
  if (!refine_lattice(lattice, settings.coarse, seeds, solve, look)) return false;
  basins = survey.result(lattice);
  basins.finished = true;
  return true;
}

}  // namespace memscape
