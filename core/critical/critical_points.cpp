// Chooses the search that fits the energy, describes what it found, and lets every stored memory run down its
// own descent.
#include "core/critical/critical_points.h"

#include <algorithm>
#include <cmath>

#include "core/base/eigen_symmetric.h"
#include "core/base/parallel.h"
#include "core/base/stop.h"
#include "core/critical/lse/tilted_mean.h"
#include "core/critical/lsr/lsr_kinks.h"
#include "core/critical/lsr/lsr_minima.h"
#include "core/critical/search/critical_grid.h"
#include "core/critical/search/critical_space.h"
#include "core/critical/search/descent.h"
#include "core/critical/search/near.h"
#include "core/critical/search/settle.h"
#include "core/energy/dense/dense.h"

namespace memscape {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool in(const Domain& domain, const Vector& x) {
  if (x.size() > 2) return true;
  return x[0] >= domain.x_low && x[0] <= domain.x_high &&
         (x.size() < 2 || (x[1] >= domain.y_low && x[1] <= domain.y_high));
}

CriticalKind kind_of(const Vector& eigenvalues, double singular) {
  if (eigenvalues.cwiseAbs().minCoeff() <= singular) return CriticalKind::degenerate;
  if (eigenvalues[0] > 0) return CriticalKind::minimum;
  return eigenvalues[eigenvalues.size() - 1] < 0 ? CriticalKind::maximum : CriticalKind::saddle;
}

CriticalPoint described(const Energy& energy, CriticalKind kind, const Vector& x) {
  CriticalPoint point;
  point.kind = kind, point.x = x;
  point.energy = energy.value(x);
  point.eigenvalues = eigenvalues_of(energy.hessian(x));
  return point;
}

CriticalPoint described_kink(const DenseMemory& energy, const LsrKink& kink, CriticalKind kind,
                             double reach) {
  CriticalPoint point;
  const int D = energy.dimension();
  point.kind = kind, point.x = kink.x.head(D);
  point.energy = energy.value(point.x);
  point.eigenvalues = Vector::Constant(D, -infinity);
  if (kind == CriticalKind::saddle) {
    double sum = 1;
    if (energy.form().scaling == Scaling::log) {
      sum = 0;
      for (int k : kink.within)
        sum += 1 - (energy.memories().col(k) - point.x).squaredNorm() / (reach * reach);
    }
    point.eigenvalues[1] = energy.form().lambda() * kink.along / (reach * reach * sum);
  }
  return point;
}

/// Points of log-sum-ReLU: its minima in any dimension, its kinks for D = 1 and 2.
void find_lsr(const DenseMemory& energy, double reach, const Domain& domain, CriticalPoints& result) {
  for (LsrMinimum& minimum : lsr_minima(energy.memories(), reach)) {
    if (!in(domain, minimum.x)) continue;
    result.points.push_back(described(energy, CriticalKind::minimum, minimum.x));
    result.points.back().active = std::move(minimum.members);
  }
  const int D = energy.dimension();
  result.complete = result.saddles = D <= 2;
  if (D > 2) return;
  Discs discs(on_plane(energy.memories()), reach);
  auto add = [&](const std::vector<LsrKink>& kinks, CriticalKind kind) {
    for (const LsrKink& kink : kinks)
      if (in(domain, kink.x.head(D))) result.points.push_back(described_kink(energy, kink, kind, reach));
  };
  add(lsr_saddles(discs), D == 1 ? CriticalKind::maximum : CriticalKind::saddle);
  if (D == 2) add(lsr_maxima(discs), CriticalKind::maximum);
}

/// Of the memories; infinite where all lie at one place.
double extent_of(const TiltedMean& mean) {
  const double extent = (mean.Xi.rowwise().maxCoeff() - mean.Xi.rowwise().minCoeff()).maxCoeff();
  return extent > 0 ? extent : infinity;
}

void find_tilted(const Energy& energy, const TiltedMean& mean, const Domain& domain,
                 const std::atomic<bool>* cancelled, CriticalPoints& result) {
  const int D = energy.dimension();
  Eigen::Vector2d low(domain.x_low, D == 1 ? -1 : domain.y_low),
      high(domain.x_high, D == 1 ? 1 : domain.y_high);
  TiltedRoots roots = find_roots(mean, low, high, cancelled);
  result.complete = roots.complete;
  for (const TiltedRoot& root : roots.roots) {
    // J tells the kinds even where the Hessian underflows; for D = 1 its second eigenvalue is 1 and the first
    // one counts.
    CriticalKind kind = kind_of(root.eigenvalues, degenerate_root);
    if (D == 1 && kind == CriticalKind::saddle) kind = CriticalKind::maximum;
    result.points.push_back(described(energy, kind, root.x.head(D)));
  }
  constexpr double room = 5e-3;  // of the view
  const Eigen::Vector2d size(domain.x_high - domain.x_low, D == 1 ? 0 : domain.y_high - domain.y_low);
  settle_degenerate(energy, domain, room * std::min(size.maxCoeff(), extent_of(mean)), result.points,
                    cancelled);
}

void find_sampled(const Energy& energy, const Matrix& Xi, const Domain& domain,
                  const std::atomic<bool>* cancelled, CriticalPoints& result) {
  for (CriticalPoint& point : search_grid(energy, Xi, domain, cancelled)) {
    point.energy = energy.value(point.x);
    result.points.push_back(std::move(point));
  }
}

/// The distance of each memory to the nearest one at another place, infinite where there is none.
std::vector<double> gaps_of(const Matrix& Xi) {
  std::vector<double> gaps;
  for (const auto& near : nearest_columns(Xi, Xi, 1, true))
    gaps.push_back(near.empty() ? infinity : near[0].distance);
  return gaps;
}

double finite_scale(double spacing, const ConstVector& x) {
  return std::isfinite(spacing) ? spacing : x.norm() > 0 ? x.norm() : 1;
}

/// What runs a state down: exact where the energy's form allows it.
struct Flow {
  const Energy& energy;
  const std::optional<TiltedMean>& mean;
  double reach;

  Descent from(const Vector& x, double scale) const {
    if (reach > 0) return {lsr_descent(energy.dense()->memories(), reach, x), true};
    if (!mean) return descend(energy, x, scale);
    Eigen::Vector2d start(x[0], x.size() > 1 ? x[1] : 0);
    return {tilted_descent(*mean, start, scale).head(x.size()), true};
  }
};

void retrieve(const Flow& flow, const Matrix& Xi, const std::vector<double>& gaps,
              const std::atomic<bool>* cancelled, CriticalPoints& result) {
  result.retrievals.resize(gaps.size(), {Vector::Zero(Xi.rows()), false});
  parallel_for(size_t{0}, gaps.size(), [&](size_t k) {
    if (stopped(cancelled)) return;
    const Vector x = Xi.col(static_cast<Eigen::Index>(k));
    Descent descent = flow.from(x, finite_scale(gaps[k], x));
    bool minimum = false;
    if (descent.settled) {
      const Vector values = eigenvalues_of(flow.energy.hessian(descent.end));
      minimum = values[0] > singular_share * values.cwiseAbs().maxCoeff();
    }
    result.retrievals[k] = {descent.end, minimum && (descent.end - x).norm() <= retrieval_share * gaps[k]};
  });
}

void tell_emergent(const std::vector<double>& gaps, CriticalPoints& result) {
  auto retrieves = [&](const Vector& x, double blur, size_t k) {
    const Retrieval& r = result.retrievals[k];
    return r.retrieved && (r.end - x).norm() <= 1e-6 * finite_scale(gaps[k], r.end) + blur;
  };
  for (CriticalPoint& point : result.points) {
    if (point.kind != CriticalKind::minimum || point.shape != CriticalShape::point) continue;
    point.emergent = true;
    for (size_t k = 0; k < result.retrievals.size() && point.emergent; ++k)
      point.emergent = !retrieves(point.x, 2 * point.blur, k);
  }
}

/// Nearest memories, order and counts.
void finish(const Matrix& Xi, CriticalPoints& result) {
  Matrix X(Xi.rows(), static_cast<Eigen::Index>(result.points.size()));
  for (size_t i = 0; i < result.points.size(); ++i) X.col(static_cast<Eigen::Index>(i)) = result.points[i].x;
  const auto near = nearest_columns(Xi, X, 1);
  for (size_t i = 0; i < near.size(); ++i)
    result.points[i].memory = near[i][0].index, result.points[i].distance = near[i][0].distance;
  std::stable_sort(result.points.begin(), result.points.end(),
                   [](const CriticalPoint& a, const CriticalPoint& b) {
                     if (a.kind != b.kind) return a.kind < b.kind;
                     return std::lexicographical_compare(a.x.begin(), a.x.end(), b.x.begin(), b.x.end());
                   });
  CriticalCounts& counts = result.counts;
  counts.stored = static_cast<int>(Xi.cols());
  for (const Retrieval& r : result.retrievals) counts.retrievable += r.retrieved;
  for (const CriticalPoint& point : result.points) count_in(point, counts);
}

}  // namespace

std::string critical_kind_text(const CriticalPoint& point) {
  static constexpr const char* kinds[] = {"minimum", "saddle", "maximum", "degenerate"};
  static constexpr const char* shapes[] = {"", "line", "ring", "plateau"};
  static constexpr const char* many[] = {" of minima", "", " of maxima", ""};
  const auto kind = static_cast<size_t>(point.kind);
  if (point.shape == CriticalShape::point) return kinds[kind];
  return std::string(shapes[static_cast<size_t>(point.shape)]) + many[kind];
}

void count_in(const CriticalPoint& point, CriticalCounts& counts) {
  int* const of_kind[] = {&counts.minima, &counts.saddles, &counts.maxima, &counts.degenerate};
  int* const of_shape[] = {of_kind[static_cast<size_t>(point.kind)], &counts.lines, &counts.rings,
                           &counts.plateaus};
  ++*of_shape[static_cast<size_t>(point.shape)];
  counts.emergent += point.emergent;
}

std::pair<int, double> nearest_memory(const Matrix& Xi, const ConstVector& x) {
  std::pair<int, double> nearest{-1, infinity};
  for (int k = 0; k < Xi.cols(); ++k) {
    double distance = (Xi.col(k) - x).norm();
    if (distance < nearest.second) nearest = {k, distance};
  }
  return nearest;
}

CriticalPoints find_critical_points(const Energy& energy, const Matrix& Xi, const Domain& domain,
                                    const std::atomic<bool>* cancelled, const SearchHints& hints) {
  CriticalPoints result;
  const auto* dense = energy.dense();
  const double reach = dense ? lsr_reach(dense->form()) : 0;
  const auto mean = dense ? tilted_mean(dense->form(), Xi) : std::nullopt;
  const std::vector<double> gaps = gaps_of(Xi);
  if (reach > 0)
    find_lsr(*dense, reach, domain, result);
  else if (mean)
    find_tilted(energy, *mean, domain, cancelled, result);
  else if (energy.dimension() <= 2)
    find_sampled(energy, Xi, domain, cancelled, result);
  else
    search_space(energy, Xi, gaps, hints, cancelled, result);
  if (result.retrievals.empty()) {
    retrieve({energy, mean, reach}, Xi, gaps, cancelled, result);
    tell_emergent(gaps, result);
  }
  // Memories that neither pull nor were learned have nothing to retrieve.
  if (!energy.memory_weights() && !energy.learned())
    for (CriticalPoint& point : result.points) point.emergent = false;
  if (stopped(cancelled)) result.complete = false;
  finish(Xi, result);
  return result;
}

}  // namespace memscape
