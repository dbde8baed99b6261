// Known minima are polished by Newton's method where that stays close to them, else run down the flow.
#include "core/sweep/sweep_probe.h"

#include <algorithm>
#include <limits>

#include "core/base/symmetric2.h"
#include "core/critical/lse/tilted_mean.h"
#include "core/critical/lsr/lsr_minima.h"
#include "core/energy/dense/dense.h"
#include "core/energy/registry.h"

namespace memscape {
namespace {

using Eigen::Matrix2d, Eigen::Vector2d;

bool in(const Domain& domain, const Vector& x) {
  return x.size() > 2 || (x[0] >= domain.x_low && x[0] <= domain.x_high &&
                          (x.size() < 2 || (x[1] >= domain.y_low && x[1] <= domain.y_high)));
}

bool by_place(const SweepMinimum& a, const SweepMinimum& b) {
  return std::lexicographical_compare(a.x.begin(), a.x.end(), b.x.begin(), b.x.end());
}

/// Distance from point k to the nearest of the others, or `alone`.
double gap(const std::vector<Vector2d>& points, size_t k, double alone) {
  double nearest = std::numeric_limits<double>::infinity();
  for (size_t j = 0; j < points.size(); ++j)
    if (double d = (points[j] - points[k]).norm(); j != k && d > 0) nearest = std::min(nearest, d);
  return std::min(nearest, alone);
}

/// Where a start leads to. `eigenvalue`: the smallest of J there; `rest` false when it did not come to rest.
struct End {
  Vector2d x;
  double eigenvalue = 0;
  bool rest = false;
};

End run_down(const TiltedMean& mean, const Vector2d& start, double scale) {
  Vector2d G, x = start - mean.origin;
  Matrix2d J;
  auto end_at = [&](const Vector2d& at) {
    const double noise = mean.evaluate(at, G, J);
    return End{at + mean.origin, decompose(J).values[0], G.norm() <= 1e3 * noise};
  };
  if (tilted_newton(mean, x, 0.25 * scale)) {
    End end = end_at(x);
    if (end.rest && end.eigenvalue > 0) return end;
  }
  return end_at(tilted_descent(mean, start, scale) - mean.origin);
}

Vector2d planar(const Vector& x) {
  return {x[0], x.size() > 1 ? x[1] : 0};
}

/// The nearest of some points to x, and its distance.
std::pair<size_t, double> nearest(const std::vector<Vector>& points, const Vector& x) {
  std::pair<size_t, double> best{0, std::numeric_limits<double>::infinity()};
  for (size_t k = 0; k < points.size(); ++k)
    if (double d = (points[k] - x).norm(); d < best.second) best = {k, d};
  return best;
}

/// Where descents between two probes begin.
struct Starts {
  std::vector<Vector2d> open;     ///< distinct
  std::vector<Vector2d> settled;  ///< halfway between two minima that are one, in lean mode
};

Starts starts_of(const Probe& low, const Probe& high, double same, bool lean) {
  Starts starts;
  std::vector<char> taken(high.starts.size(), 0);
  auto open = [&](const Vector& x) {
    auto near = [&](const Vector2d& old) { return (old - planar(x)).norm() <= same; };
    if (std::none_of(starts.open.begin(), starts.open.end(), near)) starts.open.push_back(planar(x));
  };
  std::vector<Vector2d> all;
  for (const Vector& x : low.starts) all.push_back(planar(x));
  for (size_t k = 0; k < low.starts.size(); ++k) {
    const auto [other, distance] = nearest(high.starts, low.starts[k]);
    const bool pair = lean && low.certain && high.certain && !high.starts.empty() &&
                      nearest(low.starts, high.starts[other]).first == k &&
                      distance < 0.05 * gap(all, k, std::numeric_limits<double>::infinity());
    if (pair) {
      starts.settled.push_back((planar(low.starts[k]) + planar(high.starts[other])) / 2);
      taken[other] = 1;
    } else {
      open(low.starts[k]);
    }
  }
  for (size_t k = 0; k < high.starts.size(); ++k)
    if (!taken[k]) open(high.starts[k]);
  return starts;
}

void follow(const TiltedMean& mean, const Domain& domain, const Probe& low, const Probe& high, bool lean,
            Probe& probe) {
  const double size = (mean.Xi.rowwise().maxCoeff() - mean.Xi.rowwise().minCoeff()).maxCoeff();
  const double same = 1e-6 * size;
  const Eigen::Index D = low.starts.empty() ? 2 : low.starts.front().size();
  const Starts starts = starts_of(low, high, same, lean);
  auto add = [&](const Vector2d& at, bool minimum, double apart) {
    const Vector x = at.head(D);
    if (!in(domain, x) || nearest(probe.starts, x).second <= apart) return;
    probe.starts.push_back(x);
    if (minimum) probe.found.minima.push_back({x, 0, -1, false, {}});
  };
  for (const Vector2d& x : starts.settled) add(x, true, 0);
  for (size_t k = 0; k < starts.open.size(); ++k) {
    const double room = gap(starts.open, k, size);
    const End end = run_down(mean, starts.open[k], room);
    if (in(domain, end.x.head(D)) && (!end.rest || std::abs(end.eigenvalue) <= degenerate_root))
      probe.certain = false;
    // Settled minima are known to about the distance that they move in half of the bracket.
    const bool known = std::any_of(starts.settled.begin(), starts.settled.end(), [&](const Vector2d& x) {
      return (x - end.x).norm() <= 0.05 * (x - starts.open[k]).norm() + same;
    });
    if (!known) add(end.x, end.rest && end.eigenvalue > degenerate_root, same);
  }
}

/// Energy and nearest memory of each, and the emergence of the nearest minimum around.
void describe(const Energy& energy, const Matrix& Xi, const Probe& low, const Probe& high,
              std::vector<SweepMinimum>& minima) {
  for (SweepMinimum& minimum : minima) {
    minimum.energy = energy.value(minimum.x);
    minimum.memory = nearest_memory(Xi, minimum.x).first;
    double nearest = std::numeric_limits<double>::infinity();
    for (const Probe* probe : {&low, &high})
      for (const SweepMinimum& other : probe->found.minima)
        if (double d = (other.x - minimum.x).norm(); d < nearest)
          nearest = d, minimum.emergent = other.emergent;
  }
  std::sort(minima.begin(), minima.end(), by_place);
}

}  // namespace

std::vector<SweepMinimum> minima_of(const CriticalPoints& found) {
  std::vector<SweepMinimum> minima;
  for (const CriticalPoint& point : found.points)
    if (point.kind == CriticalKind::minimum && point.shape == CriticalShape::point)
      minima.push_back({point.x, point.energy, point.memory, point.emergent, point.active});
  return minima;
}

std::shared_ptr<const Energy> Prober::energy_at(double beta) const {
  Settings settings = settings_;
  settings.values["beta"] = beta;
  return make_energy(settings, Xi_);
}

Probe Prober::search(double beta, const std::atomic<bool>* cancelled) const {
  const CriticalPoints found = find_critical_points(*energy_at(beta), Xi_, domain_, cancelled);
  Probe probe{{beta, minima_of(found)}, {}, std::ranges::none_of(found.points, &CriticalPoint::singular)};
  for (const CriticalPoint& point : found.points)
    if (point.kind == CriticalKind::minimum || point.kind == CriticalKind::degenerate)
      probe.starts.push_back(point.x);
  return probe;
}

Probe Prober::between(double beta, const Probe& low, const Probe& high, bool lean,
                      const std::atomic<bool>* cancelled) const {
  const auto energy = energy_at(beta);
  const auto* dense = energy->dense();
  const double reach = dense ? lsr_reach(dense->form()) : 0;
  const auto mean = dense ? tilted_mean(dense->form(), Xi_) : std::nullopt;
  if (reach <= 0 && !mean) return search(beta, cancelled);
  Probe probe{{beta, {}}, {}, true};
  if (reach > 0) {
    for (LsrMinimum& minimum : lsr_minima(Xi_, reach))
      if (in(domain_, minimum.x))
        probe.found.minima.push_back({minimum.x, 0, -1, false, std::move(minimum.members)});
  } else {
    follow(*mean, domain_, low, high, lean, probe);
  }
  if (!lean) describe(*energy, Xi_, low, high, probe.found.minima);
  return probe;
}

}  // namespace memscape
