// One after the other: what is on a curve that is known need not be looked at again.
#include "core/critical/search/settle.h"

#include <algorithm>
#include <cmath>

#include "core/base/eigen_symmetric.h"
#include "core/base/stop.h"
#include "core/critical/search/degenerate.h"

namespace memscape {
namespace {

bool on_path(const CriticalPoint& curve, const Vector& x, double near) {
  return curve.path.cols() > 0 &&
         (curve.path.colwise() - x).colwise().squaredNorm().minCoeff() <= near * near;
}

/// On the plateau: on the way there E changes by nothing beside what it does twice as far off.
bool on_plateau(const Energy& energy, const CriticalPoint& plateau, const Vector& x) {
  constexpr int places = 16;
  constexpr double nothing = 1e-15;
  if (plateau.shape != CriticalShape::plateau) return false;
  const double height = energy.value(plateau.x);
  const auto change = [&](double share) {
    return std::abs(energy.value(plateau.x + share * (x - plateau.x)) - height);
  };
  const double allowed = nothing * (std::abs(height) + std::max(change(2), change(-2)));
  for (int i = 1; i <= places; ++i)
    if (!(change(static_cast<double>(i) / places) <= allowed)) return false;
  return true;
}

/// A line is told by a point of it that lies in the domain, away from the symmetric places where lines cross.
void place_on_line(const Energy& energy, const Domain& domain, bool kink, CriticalPoint& line) {
  std::vector<Eigen::Index> inside;
  for (Eigen::Index i = 0; i < line.path.cols(); ++i)
    if (line.path(0, i) >= domain.x_low && line.path(0, i) <= domain.x_high &&
        line.path(1, i) >= domain.y_low && line.path(1, i) <= domain.y_high)
      inside.push_back(i);
  if (inside.empty()) return;
  line.x = line.path.col(inside[inside.size() * 3 / 8]);
  if (kink) return;
  line.eigenvalues = eigenvalues_of(energy.hessian(line.x));
  Eigen::Index along = 0;
  line.eigenvalues.cwiseAbs().minCoeff(&along);
  line.eigenvalues[along] = 0;
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
      return on_path(other, one.x, 2 * room) || on_plateau(energy, other, one.x) ||
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
    if (form.shape == CriticalShape::line) place_on_line(energy, domain, kink, point);
    if (form.shape == CriticalShape::plateau) point.eigenvalues.setZero();
    if (kink && form.kind == CriticalKind::maximum) point.eigenvalues = -point.eigenvalues;
    if (kink && form.kind == CriticalKind::saddle) point.eigenvalues[0] = -point.eigenvalues[0];
    if (form.kind == CriticalKind::degenerate) {
      chain.push_back(one.x);
      if (linked) continue;
    }
    settled.push_back(point);
  }
  const std::vector<CriticalPoint> known = settled;
  std::erase_if(settled, [&](const CriticalPoint& point) {  // undecided before its curve or plateau was found
    return point.kind == CriticalKind::degenerate && point.shape == CriticalShape::point &&
           std::ranges::any_of(known, [&](const CriticalPoint& other) {
             return on_path(other, point.x, 2 * room) || on_plateau(energy, other, point.x);
           });
  });
  std::vector<CriticalPoint> all;
  for (const CriticalPoint& point : regular)
    if (std::ranges::none_of(settled,
                             [&](const CriticalPoint& curve) { return on_path(curve, point.x, room); }))
      all.push_back(point);
  all.insert(all.end(), settled.begin(), settled.end());
  points = std::move(all);
}

}  // namespace memscape
