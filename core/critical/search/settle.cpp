// One after the other: what is on a curve that is known need not be looked at again.
#include "core/critical/search/settle.h"

#include <algorithm>
#include <cmath>

#include "core/base/stop.h"
#include "core/critical/search/degenerate.h"

namespace memscape {
namespace {

bool on_path(const CriticalPoint& curve, const Vector& x, double near) {
  return curve.path.cols() > 0 &&
         (curve.path.colwise() - x).colwise().squaredNorm().minCoeff() <= near * near;
}

constexpr size_t most_of_chain = 60;  // points of it that are looked at

/// The distance to the nearest of the points that are not degenerate.
double room_about(const std::vector<CriticalPoint>& points, const Vector& x) {
  double nearest = std::numeric_limits<double>::infinity();
  for (const CriticalPoint& other : points)
    if (other.kind != CriticalKind::degenerate) nearest = std::min(nearest, (other.x - x).norm());
  return nearest;
}

}  // namespace

int index_of(const CriticalPoint& point) {
  if (point.shape != CriticalShape::point) return 0;
  if (point.singular) return point.index;
  return point.kind == CriticalKind::saddle ? -1 : 1;
}

void settle_degenerate(const Energy& energy, const Domain& domain, double room,
                       std::vector<CriticalPoint>& points, const std::atomic<bool>* cancelled) {
  const auto open = std::stable_partition(points.begin(), points.end(), [](const CriticalPoint& point) {
    return point.kind != CriticalKind::degenerate || point.shape != CriticalShape::point;
  });
  const std::vector<CriticalPoint> regular(points.begin(), open), degenerate(open, points.end());
  std::vector<CriticalPoint> settled;
  std::vector<Vector> chain;  // undecided, and points of plateaus
  for (const CriticalPoint& one : degenerate) {
    if (stopped(cancelled)) break;
    const auto belongs = [&](const CriticalPoint& other) {
      return on_path(other, one.x, 2 * room) ||
             (other.shape == CriticalShape::point && (other.x - one.x).norm() < 1e-2 * room);
    };
    if (std::ranges::any_of(settled, belongs) || std::ranges::any_of(regular, belongs)) continue;
    const bool linked =
        std::ranges::any_of(chain, [&](const Vector& x) { return (x - one.x).norm() < 6 * room; });
    if (linked && chain.size() > most_of_chain) {
      chain.push_back(one.x);
      continue;
    }
    const double own = std::clamp(0.3 * room_about(regular, one.x), 0.05 * room, room);
    const bool kink = one.eigenvalues.size() > 0 && std::isinf(one.eigenvalues[0]);
    const Matrix H = kink ? Matrix() : energy.hessian(one.x);
    const DegenerateForm form = examine_degenerate(energy, one.x, H, domain, own, cancelled);
    if (kink && form.passes) continue;
    CriticalPoint point = one;
    point.singular = true;
    point.kind = form.kind, point.shape = form.shape, point.path = form.path, point.index = form.index;
    if (kink && form.kind == CriticalKind::maximum) point.eigenvalues = -point.eigenvalues;
    if (kink && form.kind == CriticalKind::saddle) point.eigenvalues[0] = -point.eigenvalues[0];
    if (form.kind == CriticalKind::degenerate) {
      chain.push_back(one.x);
      if (linked) continue;
    }
    settled.push_back(point);
  }
  std::vector<CriticalPoint> all;
  for (const CriticalPoint& point : regular)
    if (std::ranges::none_of(settled,
                             [&](const CriticalPoint& curve) { return on_path(curve, point.x, room); }))
      all.push_back(point);
  all.insert(all.end(), settled.begin(), settled.end());
  points = std::move(all);
}

}  // namespace memscape
