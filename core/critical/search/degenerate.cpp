// A point of the circle where E has a minimum round it, and no slope along the radius either, is critical
// too, and so is one in a kink: then x lies on a curve of such points, and the next circle leads on.
#include "core/critical/search/degenerate.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "core/base/eigen_symmetric.h"
#include "core/base/stop.h"
#include "core/critical/search/critical_grid.h"
#include "core/critical/search/rounding.h"

namespace memscape {
namespace {

using Eigen::Vector2d;
constexpr int directions = 96;
constexpr double turn = 2 * std::numbers::pi;
constexpr double epsilon = std::numeric_limits<double>::epsilon();
constexpr int most_steps = 20000;    // along a curve
constexpr size_t shortest_line = 8;  // points of it

/// E, or -E, about a point, in polar coordinates.
struct Circle {
  const Energy& energy;
  double sign, radius;
  Vector2d centre;

  Vector2d at(double angle) const { return centre + radius * Vector2d(std::cos(angle), std::sin(angle)); }
  double value(double angle) const { return sign * energy.value(at(angle)); }
  Vector2d gradient(double angle) const {
    Vector g(2);
    energy.value_and_gradient(at(angle), g);
    return sign * g;
  }
  /// Slope of E with the angle.
  double along(double angle) const {
    return gradient(angle).dot(Vector2d(-std::sin(angle), std::cos(angle)));
  }
  double outward(double angle) const {
    return gradient(angle).dot(Vector2d(std::cos(angle), std::sin(angle)));
  }

  /// The minimum round the circle between two angles, where E falls at the first and rises at the second.
  double lowest(double low, double high) const {
    for (int halving = 0; halving < 60; ++halving) {
      const double middle = 0.5 * (low + high);
      (along(middle) < 0 ? low : high) = middle;
    }
    return 0.5 * (low + high);
  }
};

/// What counts as zero about the point.
struct Zero {
  double slope, energy, steepest;
  bool smooth;  ///< else the point lies in a kink
};

/// 16 times what rounding does to ∇E.
double noise_at(const Energy& energy, const Vector& x, const Matrix& H, double length) {
  return 16 * gradient_noise(energy, x, H, length);
}

struct Contact {
  double angle, height;
  bool touches;
};

/// True where the slope along the circle jumps at the angle.
bool jumps(const Circle& circle, double angle, double steepest) {
  constexpr double beside = 1e-7;
  return circle.along(angle - beside) < -1e-4 * steepest && circle.along(angle + beside) > 1e-4 * steepest;
}

Contact contact(const Circle& circle, double angle, double here, const Zero& zero) {
  const double height = circle.value(angle) - here;
  const double outward = std::abs(circle.outward(angle));
  const auto touches = [&](double noise) {
    const bool flat = outward <= zero.slope + noise || jumps(circle, angle, zero.steepest);
    return flat && std::abs(height) <= zero.energy + noise * circle.radius;
  };
  if (touches(0)) return {angle, height, true};
  if (!zero.smooth || !std::isfinite(height)) return {angle, height, false};
  const Vector x = circle.at(angle);  // where there may be more noise
  return {angle, height, touches(noise_at(circle.energy, x, circle.energy.hessian(x), circle.radius))};
}

/// The minima round the circle.
std::vector<Contact> contacts_of(const Circle& circle, double here, const Zero& zero) {
  std::vector<Contact> contacts;
  // Not along the axes, where symmetric formulas have their minima.
  auto angle = [](int i) { return turn * (i + 0.381966) / directions; };
  double before = circle.along(angle(0));
  for (int i = 1; i <= directions; ++i) {
    const double now = circle.along(angle(i));
    if (before < 0 && now >= 0)
      contacts.push_back(contact(circle, circle.lowest(angle(i - 1), angle(i)), here, zero));
    before = now;
  }
  return contacts;
}

bool inside(const Domain& domain, const Vector2d& x) {
  return x.x() >= domain.x_low && x.x() <= domain.x_high && x.y() >= domain.y_low && x.y() <= domain.y_high;
}

enum class End { closed, open };

/// Follows the curve from the circle's centre in the direction `angle`; points are added to the path.
End follow(Circle circle, double angle, double here, const Zero& zero, const Domain& domain,
           const std::atomic<bool>* cancelled, std::vector<Vector2d>& path) {
  const Vector2d start = circle.centre;
  for (int step = 0; step < most_steps && !stopped(cancelled); ++step) {
    circle.centre = circle.at(angle);
    path.push_back(circle.centre);
    if (!inside(domain, circle.centre)) return End::open;
    if (step > 3 && (circle.centre - start).norm() < 0.8 * circle.radius) return End::closed;
    std::optional<double> next;
    for (double half : {0.05, 0.15, 0.3, 0.7, 1.3})  // straight on where curves cross
      if (!next && circle.along(angle - half) < 0 && circle.along(angle + half) > 0) {
        const double found = circle.lowest(angle - half, angle + half);
        if (contact(circle, found, here, zero).touches) next = found;
      }
    if (!next) return End::open;
    angle = *next;
  }
  return End::open;
}

/// The curve through the circle's centre, which it crosses at two contacts.
DegenerateForm curve(const Circle& circle, const std::vector<double>& angles, double here, const Zero& zero,
                     const Domain& domain, const std::atomic<bool>* cancelled) {
  DegenerateForm form;
  std::vector<Vector2d> path, back;
  const End end = follow(circle, angles[0], here, zero, domain, cancelled, path);
  if (end != End::closed) follow(circle, angles[1], here, zero, domain, cancelled, back);
  if (end != End::closed && path.size() + back.size() < shortest_line) return form;
  std::reverse(back.begin(), back.end());
  back.push_back(circle.centre);
  back.insert(back.end(), path.begin(), path.end());
  form.path.resize(2, static_cast<Eigen::Index>(back.size()));
  for (size_t i = 0; i < back.size(); ++i) form.path.col(static_cast<Eigen::Index>(i)) = back[i];
  form.shape = end == End::closed ? CriticalShape::ring : CriticalShape::line;
  form.kind = circle.sign > 0 ? CriticalKind::minimum : CriticalKind::maximum;
  return form;
}

/// How often the heights of minima and maxima round the circle change their sign, in the order of angles.
int sign_changes(std::vector<Contact> contacts) {
  std::ranges::sort(contacts, {}, &Contact::angle);
  int changes = 0;
  for (size_t i = 0; i < contacts.size(); ++i)
    changes += (contacts[i].height > 0) != (contacts[(i + 1) % contacts.size()].height > 0);
  return changes;
}

DegenerateForm on_line(const Energy& energy, const ConstVector& x, double room, double noise) {
  DegenerateForm form;
  const double left = energy.gradient(x - Vector::Constant(1, room))[0],
               right = energy.gradient(x + Vector::Constant(1, room))[0];
  if (std::abs(left) <= noise && std::abs(right) <= noise) {
    form.shape = CriticalShape::plateau;
  } else if (left < -noise && right > noise) {
    form.kind = CriticalKind::minimum, form.index = 1;
  } else if (left > noise && right < -noise) {
    form.kind = CriticalKind::maximum, form.index = 1;
  }
  return form;
}

/// What E does at the edge of a plateau round x, if it is near.
CriticalKind kind_of_plateau(const Energy& energy, const ConstVector& x, double room, double noise) {
  const double value = energy.value(x);
  for (int doubling = 1; doubling <= 6; ++doubling, room *= 2) {
    bool higher = false, lower = false;
    for (int i = 0; i < directions; ++i) {
      const double height = Circle{energy, 1, room, x}.value(turn * (i + 0.381966) / directions) - value;
      if (!(std::abs(height) > noise * room)) continue;
      (height > 0 ? higher : lower) = true;
    }
    if (higher != lower) return higher ? CriticalKind::minimum : CriticalKind::maximum;
    if (higher) break;
  }
  return CriticalKind::degenerate;
}

}  // namespace

DegenerateForm examine_degenerate(const Energy& energy, const ConstVector& x, const Matrix& H,
                                  const Domain& domain, double room, const std::atomic<bool>* cancelled) {
  const bool kink = H.size() == 0;
  const double noise = kink ? 0 : noise_at(energy, x, H, room);
  if (x.size() == 1) return on_line(energy, x, room, noise);
  double steepest = 0, lowest = 0, highest = 0;
  const double value = energy.value(x);
  for (int i = 0; i < directions; ++i) {
    const Circle circle{energy, 1, room, x};
    const double angle = turn * (i + 0.381966) / directions, height = circle.value(angle) - value;
    if (!std::isfinite(height)) return {};
    steepest = std::max(steepest, circle.gradient(angle).norm());
    lowest = std::min(lowest, height), highest = std::max(highest, height);
  }
  if (steepest <= noise) return {kind_of_plateau(energy, x, room, noise), CriticalShape::plateau, {}, 0};
  const bool one_stiff = !kink && eigenvalues_of(H).cwiseAbs().maxCoeff() * room > singular_share * steepest;
  // Across a valley of higher order rounding leaves more open.
  Zero zero{one_stiff ? noise : noise + 1e-6 * steepest,
            16 * epsilon * std::abs(value) + noise * room + 1e-9 * (highest - lowest), steepest, !kink};
  std::vector<Contact> all_round;
  for (double sign : {1.0, -1.0}) {
    const Circle circle{energy, sign, room, x};
    const std::vector<Contact> contacts = contacts_of(circle, sign * value, zero);
    for (const Contact& c : contacts)
      all_round.push_back({std::remainder(c.angle, turn), sign * c.height, c.touches});
    if (contacts.empty()) {
      // Round a symmetric point E is the same: it is higher, or lower, all round.
      const double height = sign > 0 ? lowest : -highest;
      const bool all =
          sign > 0 ? circle.value(0) > value && lowest >= 0 : -circle.value(0) < value && highest <= 0;
      if (all && height >= 0)
        return {sign > 0 ? CriticalKind::minimum : CriticalKind::maximum, CriticalShape::point, {}, 1};
      continue;
    }
    std::vector<double> touching;
    bool above = true;
    for (const Contact& c : contacts) {
      if (c.touches)
        touching.push_back(c.angle);
      else
        above &= c.height > 0;
    }
    if (!above) continue;
    if (touching.empty())
      return {sign > 0 ? CriticalKind::minimum : CriticalKind::maximum, CriticalShape::point, {}, 1};
    if (touching.size() == 2) return curve(circle, touching, sign * value, zero, domain, cancelled);
    return {};
  }
  if (std::ranges::any_of(all_round, &Contact::touches)) return {};
  const int changes = sign_changes(all_round);
  DegenerateForm form;
  form.index = 1 - changes / 2;
  form.passes = changes == 2;
  if (changes >= 4) form.kind = CriticalKind::saddle;
  return form;
}

}  // namespace memscape
