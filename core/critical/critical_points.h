// Where the gradient of an energy vanishes, told apart by the eigenvalues of its Hessian: minima, saddles and
// maxima with their energy, their nearest memory, and whether a minimum is emergent.
#pragma once
#include <atomic>
#include <limits>
#include <string>
#include <vector>

#include "core/model/energy.h"

namespace memscape {

enum class CriticalKind : unsigned char {
  minimum,
  saddle,
  maximum,
  degenerate,  ///< the Hessian is singular to rounding, and what the point is could not be proven
};

/// What one entry of a list stands for.
enum class CriticalShape : unsigned char {
  point,
  line,     ///< a curve of minima or maxima with two ends, or out of the view
  ring,     ///< one that is closed
  plateau,  ///< an area on which E is flat
};

/// A rectangle of the plane x1, x2; for D = 1 only x counts.
struct Domain {
  double x_low = -1, x_high = 1, y_low = -1, y_high = 1;
  bool operator==(const Domain&) const = default;
};

struct CriticalPoint {
  CriticalKind kind = CriticalKind::minimum;
  CriticalShape shape = CriticalShape::point;
  bool singular = false;  ///< the Hessian is singular: a degenerate minimum, say, or one of a curve
  double blur = 0;        ///< how far rounding leaves its place open
  int index = 0;          ///< of a singular point: turns of ∇E round it
  Matrix path;            ///< of a line or a ring, 2 x n points along it; else empty
  Vector x;               ///< D
  double energy = 0;      ///< may be +inf only where Q = log underflows; finite for all named energies
  /// D, of the Hessian, ascending. +inf and -inf across a kink. Of a flow the real parts of those of the
  /// velocity's Jacobian.
  Vector eigenvalues;
  bool of_flow = false;  ///< a fixed point of a model without an energy
  double turning = 0;    ///< of a flow: the imaginary part of its eigenvalues, >= 0
  int memory = -1;       ///< nearest stored memory, the first of equally near ones
  double distance = std::numeric_limits<double>::infinity();  ///< to it
  bool emergent = false;    ///< a minimum that is the retrieval of no stored memory
  std::vector<int> active;  ///< log-sum-ReLU: the memories within reach of a minimum; else empty
};

struct CriticalCounts {
  int stored = 0, retrievable = 0;                                        ///< of all memories
  int emergent = 0, minima = 0, saddles = 0, maxima = 0, degenerate = 0;  ///< of the points listed
  int lines = 0, rings = 0, plateaus = 0;                                 ///< that are listed
  bool operator==(const CriticalCounts&) const = default;
};

/// Where a stored memory's own descent (gradient flow) ends.
struct Retrieval {
  Vector end;  ///< D
  bool retrieved = false;
};

struct CriticalPoints {
  std::vector<CriticalPoint> points;  ///< minima, saddles, maxima, degenerate; each by x1, then x2
  std::vector<Retrieval> retrievals;  ///< K
  CriticalCounts counts;
  bool saddles = true;  ///< false where none were looked for
  /// True when the search excludes, up to rounding, that a point of the domain is missing; see
  /// find_critical_points.
  bool complete = false;
};

/// Where to look besides the memories, for D > 2.
struct SearchHints {
  Matrix starts;              ///< D x n, further starts of descents
  std::vector<int> memories;  ///< between which saddles are looked for first
};

/// All critical points in the domain.
/// - Log-sum-exp energies (`half`, `full`; confined dot products) in D = 1, 2: by bounds of the covariance
///   (tilted_mean.h), none missing when `complete`.
/// - Log-sum-ReLU in D = 1, 2: exact (lsr_minima.h, lsr_kinks.h), always complete.
/// - Other energies in D = 1, 2: from the cells of a grid and from memories, polished by Newton's method, and
///   checked by the turns of ∇E round every cell (critical_grid.h); not complete.
/// - D > 2: minima and, but for log-sum-ReLU, saddles of index 1 between neighbouring minima, wherever they
///   are (critical_space.h); not complete.
///
/// A memory is `retrieved` when its own descent ends in a minimum at most `retrieval_share` times
/// the distance to its nearest other memory away from it (any distance when all memories lie at one place). A
/// minimum is emergent when no retrieved memory ends in it: merged minima, the ghost minimum of a triangle
/// and the centroids of LSR count, a lone memory's minimum does not; nor does any minimum of an energy whose
/// memories do not pull (a typed formula). Xi: D x K, K >= 1. Returns what it has, not `complete`, when
/// `cancelled` became true.
CriticalPoints find_critical_points(const Energy& energy, const Matrix& Xi, const Domain& domain,
                                    const std::atomic<bool>* cancelled = nullptr,
                                    const SearchHints& hints = {});

inline constexpr double retrieval_share = 0.1;

/// "minimum", "saddle", "maximum", "degenerate"; of curves and areas "ring of minima", "line of maxima",
/// "plateau of minima", "plateau". Of an energy.
std::string critical_kind_text(const CriticalPoint& point);

/// Adds one entry of a list to its counts.
void count_in(const CriticalPoint& point, CriticalCounts& counts);

/// Nearest of the columns of Xi to x, the first of equally near ones, and its distance.
std::pair<int, double> nearest_memory(const Matrix& Xi, const ConstVector& x);

}  // namespace memscape
