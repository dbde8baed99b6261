// Circles of one radius about memories, cut at their crossings: two of them at distance d < 2r cross at
// acos(d / 2r) to both sides of the line between their centres.
#include "core/critical/lsr/discs.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace memscape {
namespace {

constexpr double full_turn = 2 * std::numbers::pi;

/// Into [0, 2π).
double wrapped(double angle) {
  double turned = angle < 0 ? angle + full_turn : angle >= full_turn ? angle - full_turn : angle;
  return turned < full_turn ? turned : 0;
}

}  // namespace

Discs::Discs(const Matrix& Xi, double radius) : Xi_(Xi), radius_(radius) {
  double extent = Xi.size() ? Xi.cwiseAbs().maxCoeff() : 0;
  slack_ = (64 + 4.0 * static_cast<double>(Xi.cols())) * std::numeric_limits<double>::epsilon() *
           (radius + extent);
}

Reach Discs::reach(const Eigen::Vector2d& x) const {
  Reach reach;
  for (int k = 0; k < count(); ++k) {
    double distance = (Xi_.col(k) - x).norm();
    if (distance < radius_ - slack_)
      reach.within.push_back(k);
    else if (distance <= radius_ + slack_)
      reach.touching.push_back(k);
  }
  return reach;
}

Circle Discs::circle(int memory) const {
  Circle circle{memory, {memory}, {}, std::vector<char>(static_cast<size_t>(count()), 0)};
  for (int k = 0; k < count(); ++k) {
    if (k == memory) continue;
    Eigen::Vector2d to = Xi_.col(k) - Xi_.col(memory);
    double distance = to.norm();
    if (distance <= slack_) {
      circle.ties.push_back(k);
    } else if (distance < 2 * radius_) {
      double middle = std::atan2(to.y(), to.x()), half = std::acos(distance / (2 * radius_));
      double from = wrapped(middle - half), upto = wrapped(middle + half);
      circle.events.push_back({from, k, true});
      circle.events.push_back({upto, k, false});
      circle.inside[static_cast<size_t>(k)] = from > upto;
    }
  }
  std::sort(circle.events.begin(), circle.events.end(),
            [](const ArcEvent& a, const ArcEvent& b) { return a.angle < b.angle; });
  return circle;
}

Eigen::Vector2d Discs::centroid(const std::vector<int>& members) const {
  Eigen::Vector2d first = Xi_.col(members.front()), sum = Eigen::Vector2d::Zero();
  for (int k : members) sum += Xi_.col(k) - first;
  return first + sum / static_cast<double>(members.size());
}

std::vector<int> Discs::settled(Eigen::Vector2d& guess) const {
  Reach near = reach(guess);
  if (near.within.empty()) return {};
  Eigen::Vector2d exact = centroid(near.within);
  Reach there = reach(exact);
  if (!there.touching.empty() || there.within != near.within) return {};
  guess = exact;
  return near.within;
}

}  // namespace memscape
