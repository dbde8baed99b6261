// Many states relaxed at once, in double and in batches: down the energy to minima, or down it in all
// directions but one, uphill in that one, to saddles between two minima.
#pragma once
#include <atomic>
#include <optional>
#include <vector>

#include "core/model/energy.h"

namespace memscape {

/// A step length α for x - α∇E: 1 over the largest curvature that the energy can have, or has at some of the
/// states X (D x N).
double safe_step(const Energy& energy, const ConstMatrix& X);

/// Moves the states X (D x N) by x - α∇E, each with its own α <= `step` that is halved where the energy
/// rises, until its steps are 1e-9 of its length in `scales` (N: what counts as far) or `limit` steps are
/// done. Near the end, where steps are short, α follows the curvature (Barzilai and Borwein). Independent of
/// the number of threads. False when `cancelled` became true.
bool relax_down(const Energy& energy, double step, const std::vector<double>& scales, int limit, Matrix& X,
                const std::atomic<bool>* cancelled);

/// Moves the states X (D x N) by x - α (∇E - 2 (∇E·t) t), uphill along the unit columns of T (D x N) and
/// downhill across, until α ‖∇E‖ is 1e-5 of their length in `scales` or `limit` steps are done. Uphill α
/// becomes smaller where it went too far. True for those that came so near without having gone farther than
/// that length. Null when `cancelled` became true.
std::optional<std::vector<char>> relax_across(const Energy& energy, double step, const Matrix& T,
                                              const std::vector<double>& scales, int limit, Matrix& X,
                                              const std::atomic<bool>* cancelled);

}  // namespace memscape
