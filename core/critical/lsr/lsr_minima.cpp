// Minima of log-sum-ReLU from the cells of an arrangement of discs: every cell's set of active memories is
// tried by its centroid.
#include "core/critical/lsr/lsr_minima.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace memscape {
namespace {

/// False when x, as a point with the arc's discs (and its own circle's when `own`), clearly is not one:
/// crossings next to the arc are looked at first, so that most cells are dismissed after a few.
bool may_hold(const Discs& discs, const Arc& arc, const Eigen::Vector2d& x, bool own) {
  const double r = discs.radius(), loose = 1e-9 * r + discs.slack();
  auto fits = [&](int k, bool in) {
    double distance = (discs.memories().col(k) - x).norm();
    return in ? distance < r + loose : distance > r - loose;
  };
  if (!fits(arc.circle->memory, own)) return false;
  const auto& events = arc.circle->events;
  const size_t n = events.size();
  for (size_t step = 0; step < n; ++step) {
    size_t away = step / 2;
    int other = events[step % 2 ? (arc.begin + n - away) % n : (arc.begin + 1 + away) % n].other;
    if (!fits(other, arc.inside[other])) return false;
  }
  return true;
}

void add_settled(const Discs& discs, Eigen::Vector2d guess, std::vector<LsrMinimum>& found) {
  std::vector<int> members = discs.settled(guess);
  if (!members.empty()) found.push_back({guess, std::move(members)});
}

/// The minima whose cell touches this circle.
std::vector<LsrMinimum> minima_at(const Discs& discs, int memory) {
  std::vector<LsrMinimum> found;
  Circle circle = discs.circle(memory);
  if (circle.ties.front() != *std::min_element(circle.ties.begin(), circle.ties.end())) return found;
  const Eigen::Vector2d centre = discs.memories().col(memory);
  const int ties = static_cast<int>(circle.ties.size());
  walk(discs, circle, [&](const Arc& arc) {
    Eigen::Vector2d with = centre + arc.sum / (arc.held + ties);
    if (may_hold(discs, arc, with, true)) add_settled(discs, with, found);
    if (arc.held == 0) return;
    Eigen::Vector2d without = centre + arc.sum / arc.held;
    if (may_hold(discs, arc, without, false)) add_settled(discs, without, found);
  });
  return found;
}

void order(std::vector<LsrMinimum>& minima) {
  auto less = [](const LsrMinimum& a, const LsrMinimum& b) { return a.members < b.members; };
  auto same = [](const LsrMinimum& a, const LsrMinimum& b) { return a.members == b.members; };
  std::sort(minima.begin(), minima.end(), less);
  minima.erase(std::unique(minima.begin(), minima.end(), same), minima.end());
}

std::vector<LsrMinimum> minima_of_plane(const Matrix& Xi, double radius) {
  Discs discs(Xi, radius);
  std::vector<std::vector<LsrMinimum>> parts(static_cast<size_t>(discs.count()));
  parallel_for(size_t{0}, parts.size(), [&](size_t k) { parts[k] = minima_at(discs, static_cast<int>(k)); });
  std::vector<LsrMinimum> all;
  for (auto& part : parts) std::move(part.begin(), part.end(), std::back_inserter(all));
  order(all);
  return all;
}

std::vector<int> within(const Matrix& Xi, double radius, const ConstVector& x) {
  std::vector<int> members;
  for (int k = 0; k < Xi.cols(); ++k)
    if ((Xi.col(k) - x).squaredNorm() < radius * radius) members.push_back(k);
  return members;
}

Vector centroid_of(const Matrix& Xi, const std::vector<int>& members) {
  Vector first = Xi.col(members.front()), sum = Vector::Zero(Xi.rows());
  for (int k : members) sum += Xi.col(k) - first;
  return first + sum / static_cast<double>(members.size());
}

/// Mean shift until the set stays the same; false when a memory then lies on the border of reach.
bool shift(const Matrix& Xi, double radius, Vector x, LsrMinimum& minimum) {
  double slack = 1e-13 * (radius + Xi.cwiseAbs().maxCoeff());
  for (int step = 0; step < 1000; ++step) {
    std::vector<int> members = within(Xi, radius, x);
    if (members.empty()) return false;
    if (members == minimum.members) {
      minimum.x = x;
      for (int k = 0; k < Xi.cols(); ++k)
        if (std::abs((Xi.col(k) - x).norm() - radius) <= slack) return false;
      return true;
    }
    x = centroid_of(Xi, members);
    minimum.members = std::move(members);
  }
  return false;
}

std::vector<LsrMinimum> minima_by_shift(const Matrix& Xi, double radius) {
  const int neighbours = Xi.cols() <= 256 ? 6 : 2;
  std::vector<std::vector<LsrMinimum>> parts(static_cast<size_t>(Xi.cols()));
  parallel_for(size_t{0}, parts.size(), [&](size_t k) {
    for (const Vector& start : starts_near(Xi, static_cast<int>(k), neighbours)) {
      LsrMinimum minimum;
      if (shift(Xi, radius, start, minimum)) parts[k].push_back(std::move(minimum));
    }
  });
  std::vector<LsrMinimum> all;
  for (auto& part : parts) std::move(part.begin(), part.end(), std::back_inserter(all));
  order(all);
  return all;
}

/// The first ball that the line x + t d enters or leaves before t = 1, or -1; `active` says of which balls x
/// is a member.
int first_crossing(const Matrix& Xi, double radius, const Vector& x, const Vector& d,
                   const std::vector<char>& active, double& first) {
  const double length2 = d.squaredNorm();
  const Eigen::ArrayXd along = (Xi.transpose() * d).array() - x.dot(d);
  const Eigen::ArrayXd distance2 = (Xi.colwise() - x).colwise().squaredNorm().transpose();
  // Along the line the squared distance is t² |d|² - 2 t along + distance².
  const Eigen::ArrayXd quarter = along.square() - length2 * (distance2 - radius * radius);
  int changed = -1;
  first = 1;
  for (Eigen::Index k = 0; k < Xi.cols(); ++k) {
    const bool member = active[static_cast<size_t>(k)];
    double t = 1;
    if (member)
      t = (along[k] + std::sqrt(std::max(quarter[k], 0.0))) / length2;
    else if (along[k] > 0 && quarter[k] > 0 && distance2[k] > radius * radius * (1 - 1e-9))
      t = (along[k] - std::sqrt(quarter[k])) / length2;
    if (t < first) first = std::max(t, 0.0), changed = static_cast<int>(k);
  }
  return changed;
}

}  // namespace

std::vector<Vector> starts_near(const Matrix& Xi, int memory, int neighbours) {
  std::vector<std::pair<double, int>> order;
  for (int k = 0; k < Xi.cols(); ++k)
    if (k != memory) order.push_back({(Xi.col(k) - Xi.col(memory)).squaredNorm(), k});
  size_t n = std::min(order.size(), static_cast<size_t>(neighbours));
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(n), order.end());
  std::vector<Vector> starts = {Xi.col(memory)};
  for (size_t a = 0; a < n; ++a) {
    Vector pair = Xi.col(memory) + Xi.col(order[a].second);
    starts.push_back(pair / 2);
    for (size_t b = a + 1; b < n; ++b) starts.push_back((pair + Xi.col(order[b].second)) / 3);
  }
  return starts;
}

double lsr_reach(const DenseForm& form) {
  if (form.separation != Separation::shifted_relu || form.is_dot()) return 0;
  return std::sqrt(2 / (form.beta * form.slope()));
}

Matrix on_plane(const Matrix& Xi) {
  if (Xi.rows() != 1) return Xi;
  Matrix plane = Matrix::Zero(2, Xi.cols());
  plane.row(0) = Xi.row(0);
  return plane;
}

std::vector<LsrMinimum> lsr_minima(const Matrix& Xi, double radius) {
  if (Xi.rows() > 2) return minima_by_shift(Xi, radius);
  std::vector<LsrMinimum> minima = minima_of_plane(on_plane(Xi), radius);
  for (LsrMinimum& minimum : minima) minimum.x.conservativeResize(Xi.rows());
  return minima;
}

Vector lsr_descent(const Matrix& Xi, double radius, const ConstVector& start) {
  Vector x = start, sum = Vector::Zero(x.size());  // Σ (ξ - start) over the active ones
  std::vector<char> active(static_cast<size_t>(Xi.cols()), 0);
  int count = 0;
  auto toggle = [&](int k) {
    char& member = active[static_cast<size_t>(k)];
    member = !member;
    sum += (member ? 1 : -1) * (Xi.col(k) - start);
    count += member ? 1 : -1;
  };
  for (int k : within(Xi, radius, x)) toggle(k);
  // Each piece lowers the energy; the bound only guards against rounding at touching circles.
  for (Eigen::Index piece = 0; piece < 100 * (Xi.cols() + 10) && count > 0; ++piece) {
    const Vector goal = start + sum / count, d = goal - x;
    if (d.squaredNorm() == 0) break;
    double first = 1;
    const int changed = first_crossing(Xi, radius, x, d, active, first);
    x = changed < 0 ? goal : Vector(x + first * d);
    if (changed < 0) break;
    toggle(changed);
  }
  const std::vector<int> members = within(Xi, radius, x);
  return members.empty() ? x : centroid_of(Xi, members);
}

}  // namespace memscape
