// All descents run together (relaxation.h); what ends at one place is polished once.
#include "core/critical/search/critical_space.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/base/eigen_symmetric.h"
#include "core/base/finite.h"
#include "core/base/parallel.h"
#include "core/base/stop.h"
#include "core/critical/lsr/lsr_minima.h"
#include "core/critical/relaxation.h"
#include "core/critical/search/critical_grid.h"
#include "core/critical/search/descent.h"
#include "core/critical/search/near.h"
#include "core/critical/search/newton.h"
#include "core/critical/search/singular_minimum.h"

namespace memscape {
namespace {

constexpr int rounds = 400;         // of descents together; who needs more goes on alone
constexpr double alike = 1e-4;      // of a scale: ends that are polished as one
constexpr double same = 1e-6;       // of a scale: polished ends that are one
constexpr int near_starts = 256;    // memories up to which means of pairs and triples are starts
constexpr size_t most_pairs = 400;  // between which saddles are looked for
constexpr int neighbours = 3;       // of each minimum, to which there may be a saddle
constexpr int samples = 15;         // of the line between two minima
constexpr int rounds_across = 150, newton_steps = 8;

/// Starts of descents as columns, the memories first, and the length that matters for each.
struct Starts {
  Matrix X;
  std::vector<double> scales;
};

Starts starts_of(const Matrix& Xi, const std::vector<double>& gaps, const SearchHints& hints) {
  double typical = 0;
  std::vector<double> scales;
  for (Eigen::Index k = 0; k < Xi.cols(); ++k) {
    const double gap = gaps[static_cast<size_t>(k)], size = Xi.col(k).norm();
    scales.push_back(std::isfinite(gap) ? gap : size > 0 ? size : 1);
    typical = std::max(typical, scales.back());
  }
  std::vector<Vector> more;
  if (Xi.cols() <= near_starts)
    for (int k = 0; k < Xi.cols(); ++k) {
      const std::vector<Vector> means = starts_near(Xi, k, 4);
      for (size_t i = 1; i < means.size(); ++i)
        more.push_back(means[i]), scales.push_back(scales[static_cast<size_t>(k)]);
    }
  const Eigen::Index K = Xi.cols(), n = static_cast<Eigen::Index>(more.size()), seeds = hints.starts.cols();
  Starts starts{Matrix(Xi.rows(), K + n + seeds), std::move(scales)};
  starts.X.leftCols(K) = Xi;
  for (Eigen::Index i = 0; i < n; ++i) starts.X.col(K + i) = more[static_cast<size_t>(i)];
  if (seeds > 0) starts.X.rightCols(seeds) = hints.starts;
  starts.scales.resize(static_cast<size_t>(starts.X.cols()), typical);
  return starts;
}

/// The points that `compute` gives for 0 .. count - 1, computed in parallel.
template <class Compute>
std::vector<CriticalPoint> computed(size_t count, const std::atomic<bool>* cancelled,
                                    const Compute& compute) {
  std::vector<CriticalPoint> points(count);
  parallel_for(size_t{0}, count, [&](size_t i) {
    if (!stopped(cancelled)) points[i] = compute(i);
  });
  return points;
}

/// The critical point x, where the Hessian is H.
CriticalPoint described(const Energy& energy, const Vector& x, const Matrix& H) {
  CriticalPoint point;
  point.x = x;
  point.energy = energy.value(x);
  point.eigenvalues = eigenvalues_of(H);
  const double singular = singular_share * point.eigenvalues.cwiseAbs().maxCoeff();
  const auto negative = (point.eigenvalues.array() < 0).count();
  point.kind = point.eigenvalues.cwiseAbs().minCoeff() <= singular ? CriticalKind::degenerate
               : negative == 0                                     ? CriticalKind::minimum
               : negative == 1                                     ? CriticalKind::saddle
                                                                   : CriticalKind::maximum;
  return point;
}

/// The critical point x; a degenerate one as a minimum where that can be proven.
CriticalPoint examined(const Energy& energy, const Vector& x, const Matrix& H, double scale) {
  CriticalPoint point = described(energy, x, H);
  if (point.kind != CriticalKind::degenerate) return point;
  point.singular = true;
  point.kind = kind_of_singular(energy, x, H, scale);
  const double zero = singular_share * point.eigenvalues.cwiseAbs().maxCoeff();
  for (double& value : point.eigenvalues)
    if (std::abs(value) <= zero) value = 0;
  return point;
}

/// The minimum near x, where a relaxation has ended: mostly one step of Newton's method away, so short that
/// the Hessian is the same there. Else what a descent of its own leads to, which where the minimum is
/// degenerate takes for ever, but not Newton's method from there; without a place where neither ends.
CriticalPoint polished(const Energy& energy, const Vector& x, double scale) {
  const Matrix H = energy.hessian(x);
  if (const Eigen::LLT<Matrix> factors(H); factors.info() == Eigen::Success) {
    const Vector move = factors.solve(energy.gradient(x));
    if (move.norm() <= 1e-7 * scale) return examined(energy, x - move, H, scale);
  }
  const Descent descent = descend(energy, x, scale);
  if (descent.settled) return examined(energy, descent.end, energy.hessian(descent.end), scale);
  constexpr double calmer = 0.5;  // where E does not fall for ever
  if (!all_finite(descent.end) || energy.hessian(descent.end).isZero(0)) return {};
  if (!(energy.gradient(descent.end).norm() <= calmer * energy.gradient(x).norm())) return {};
  const auto root = newton_root(energy, descent.end, 0.1 * scale);
  return root ? examined(energy, *root, energy.hessian(*root), scale) : CriticalPoint{};
}

/// Where descents from the starts end: of each start the number of its minimum, or -1.
struct Minima {
  std::vector<CriticalPoint> points;
  std::vector<CriticalPoint> open;  ///< degenerate, one of each energy: those of a surface are one
  std::vector<int> of_start;
  Matrix places() const {
    Matrix X(points.empty() ? 0 : points[0].x.size(), static_cast<Eigen::Index>(points.size()));
    for (size_t i = 0; i < points.size(); ++i) X.col(static_cast<Eigen::Index>(i)) = points[i].x;
    return X;
  }
};

void add_open(const CriticalPoint& point, std::vector<CriticalPoint>& open) {
  constexpr double equal = 1e-9;
  const bool known = std::ranges::any_of(open, [&](const CriticalPoint& other) {
    return std::abs(other.energy - point.energy) <= equal * (1 + std::abs(other.energy));
  });
  if (!known) open.push_back(point);
}

Minima find_minima(const Energy& energy, double step, Starts starts, const std::atomic<bool>* cancelled) {
  Minima minima;
  minima.of_start.assign(starts.scales.size(), -1);
  if (!relax_down(energy, step, starts.scales, rounds, starts.X, cancelled)) return minima;
  Places ends;
  std::vector<int> end_of;
  std::vector<double> scale_of;
  for (size_t i = 0; i < starts.scales.size(); ++i) {
    const auto x = starts.X.col(static_cast<Eigen::Index>(i));
    end_of.push_back(x.allFinite() ? ends.add(x, alike * starts.scales[i]) : -1);
    if (end_of.back() == static_cast<int>(scale_of.size())) scale_of.push_back(starts.scales[i]);
  }
  const auto found = computed(ends.points().size(), cancelled,
                              [&](size_t i) { return polished(energy, ends.points()[i], scale_of[i]); });
  Places places;
  std::vector<int> minimum_of;
  for (size_t i = 0; i < found.size(); ++i) {
    const bool minimum = found[i].x.size() > 0 && found[i].kind == CriticalKind::minimum;
    minimum_of.push_back(minimum ? places.add(found[i].x, same * scale_of[i]) : -1);
    if (minimum_of.back() == static_cast<int>(minima.points.size())) minima.points.push_back(found[i]);
    if (found[i].x.size() > 0 && found[i].kind == CriticalKind::degenerate) add_open(found[i], minima.open);
  }
  for (size_t i = 0; i < end_of.size(); ++i)
    if (end_of[i] >= 0) minima.of_start[i] = minimum_of[static_cast<size_t>(end_of[i])];
  return minima;
}

struct Pair {
  int a, b;
  double distance;
};

/// Pairs of minima: those of the hints' memories first, then neighbours, the nearest first.
std::vector<Pair> pairs_of(const Minima& minima, const Matrix& X, const SearchHints& hints) {
  std::vector<Pair> pairs;
  auto add = [&](int a, int b) {
    if (a > b) std::swap(a, b);
    if (a < 0 || a == b) return;
    pairs.push_back({a, b, (X.col(a) - X.col(b)).norm()});
  };
  for (int one : hints.memories)
    for (int other : hints.memories)
      if (one < other)
        add(minima.of_start[static_cast<size_t>(one)], minima.of_start[static_cast<size_t>(other)]);
  const auto chosen = static_cast<std::ptrdiff_t>(pairs.size());
  const auto near = nearest_columns(X, X, neighbours, true);
  for (size_t i = 0; i < near.size(); ++i)
    for (const Near& other : near[i]) add(static_cast<int>(i), other.index);
  auto less = [](const Pair& p, const Pair& q) {
    return std::tie(p.distance, p.a, p.b) < std::tie(q.distance, q.a, q.b);
  };
  std::sort(pairs.begin() + chosen, pairs.end(), less);
  auto equal = [](const Pair& p, const Pair& q) { return p.a == q.a && p.b == q.b; };
  pairs.erase(std::unique(pairs.begin() + chosen, pairs.end(), equal), pairs.end());
  if (pairs.size() > most_pairs) pairs.resize(most_pairs);
  return pairs;
}

/// The highest of the samples of each line.
Matrix summits(const Energy& energy, const Matrix& X, const std::vector<Pair>& pairs) {
  const auto n = static_cast<Eigen::Index>(pairs.size());
  Matrix line(X.rows(), n * samples), tops(X.rows(), n);
  for (Eigen::Index p = 0; p < n; ++p)
    for (int s = 0; s < samples; ++s) {
      const double t = (s + 1.0) / (samples + 1);
      const Pair& pair = pairs[static_cast<size_t>(p)];
      line.col(p * samples + s) = (1 - t) * X.col(pair.a) + t * X.col(pair.b);
    }
  Vector E;
  energy.batch(line, E, nullptr);
  for (Eigen::Index p = 0; p < n; ++p) {
    Eigen::Index best = 0;
    E.segment(p * samples, samples).maxCoeff(&best);
    tops.col(p) = line.col(p * samples + best);
  }
  return tops;
}

void find_saddles(const Energy& energy, double step, const Minima& minima, const SearchHints& hints,
                  const std::atomic<bool>* cancelled, CriticalPoints& result) {
  if (minima.points.size() < 2) return;
  const Matrix X = minima.places();
  const std::vector<Pair> pairs = pairs_of(minima, X, hints);
  if (pairs.empty() || stopped(cancelled)) return;
  Matrix tops = summits(energy, X, pairs), T(X.rows(), tops.cols());
  std::vector<double> scales;
  for (size_t p = 0; p < pairs.size(); ++p) {
    T.col(static_cast<Eigen::Index>(p)) = (X.col(pairs[p].b) - X.col(pairs[p].a)) / pairs[p].distance;
    scales.push_back(0.5 * pairs[p].distance);
  }
  const auto near = relax_across(energy, step, T, scales, rounds_across, tops, cancelled);
  if (!near) return;
  const auto found = computed(pairs.size(), cancelled, [&](size_t p) {
    if (!(*near)[p]) return CriticalPoint{};
    const auto x = newton_root(energy, tops.col(static_cast<Eigen::Index>(p)), scales[p], newton_steps);
    return x ? described(energy, *x, energy.hessian(*x)) : CriticalPoint{};
  });
  Places places;
  int count = 0;
  for (size_t p = 0; p < found.size(); ++p) {
    if (found[p].x.size() == 0 || found[p].kind != CriticalKind::saddle) continue;
    if (places.add(found[p].x, same * pairs[p].distance) < count) continue;
    ++count;
    result.points.push_back(found[p]);
  }
}

}  // namespace

void search_space(const Energy& energy, const Matrix& Xi, const std::vector<double>& gaps,
                  const SearchHints& hints, const std::atomic<bool>* cancelled, CriticalPoints& result) {
  const double step = safe_step(energy, Xi);
  Minima minima = find_minima(energy, step, starts_of(Xi, gaps, hints), cancelled);
  for (CriticalPoint& point : minima.points) point.emergent = true;
  result.retrievals.clear();
  for (size_t k = 0; k < gaps.size(); ++k) {
    const Vector x = Xi.col(static_cast<Eigen::Index>(k));
    const int end = minima.of_start[k];
    if (end < 0) {
      result.retrievals.push_back({x, false});
      continue;
    }
    CriticalPoint& minimum = minima.points[static_cast<size_t>(end)];
    const bool retrieved = (minimum.x - x).norm() <= retrieval_share * gaps[k];
    if (retrieved) minimum.emergent = false;
    result.retrievals.push_back({minimum.x, retrieved});
  }
  result.points = minima.points;
  result.points.insert(result.points.end(), minima.open.begin(), minima.open.end());
  if (!stopped(cancelled)) find_saddles(energy, step, minima, hints, cancelled, result);
}

}  // namespace memscape
