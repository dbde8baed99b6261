// All states that still move are evaluated together by Energy::batch, then each takes its own decision.
#include "core/critical/relaxation.h"

#include "core/base/stop.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace memscape {
namespace {

constexpr double still = 1e-9;  // of a scale: a step that short ends a relaxation
constexpr double close = 1e-5;  // of a scale: from there Newton's method goes on
constexpr double brief = 0.02;  // of a scale: a step that short may be lengthened
constexpr double longest = 50;  // times the safe step

/// The states that still move, as columns of their own.
struct Movers {
  std::vector<Eigen::Index> index;
  Matrix X, G;
  Vector E, step;

  void keep(const std::vector<char>& moving) {
    Eigen::Index to = 0;
    for (size_t i = 0; i < index.size(); ++i) {
      if (!moving[i]) continue;
      const auto from = static_cast<Eigen::Index>(i);
      index[static_cast<size_t>(to)] = index[i];
      X.col(to) = X.col(from).eval(), G.col(to) = G.col(from).eval();
      E[to] = E[from], step[to] = step[from];
      ++to;
    }
    index.resize(static_cast<size_t>(to));
    X.conservativeResize(Eigen::NoChange, to), G.conservativeResize(Eigen::NoChange, to);
    E.conservativeResize(to), step.conservativeResize(to);
  }
};

/// The step after one from x with gradient g by s to a gradient that is y more.
double next_step(const ConstVector& s, const ConstVector& y, double safe, double scale) {
  const double curved = s.dot(y);
  if (!(s.norm() <= brief * scale) || !(curved > 0)) return safe;
  return std::clamp(s.squaredNorm() / curved, safe, longest * safe);
}

}  // namespace

double safe_step(const Energy& energy, const ConstMatrix& X) {
  const double proven = energy.guarantees().curvature;
  if (std::isfinite(proven) && proven > 0) return 1 / proven;
  constexpr Eigen::Index looked_at = 8;
  double largest = 0;
  for (Eigen::Index i = 0; i < X.cols(); i += std::max<Eigen::Index>(1, X.cols() / looked_at))
    largest = std::max(largest, energy.hessian(X.col(i)).norm());
  return largest > 0 ? 1 / largest : 1;
}

bool relax_down(const Energy& energy, double step, const std::vector<double>& scales, int limit, Matrix& X,
                const std::atomic<bool>* cancelled) {
  Movers movers;
  movers.index.resize(static_cast<size_t>(X.cols()));
  std::iota(movers.index.begin(), movers.index.end(), 0);
  movers.X = X;
  movers.step = Vector::Constant(X.cols(), step);
  energy.batch(movers.X, movers.E, &movers.G);
  Vector E;
  Matrix G;
  for (int round = 0; round < limit && !movers.index.empty(); ++round) {
    if (stopped(cancelled)) return false;
    const auto n = static_cast<Eigen::Index>(movers.index.size());
    const Matrix next = movers.X - movers.G * movers.step.asDiagonal();
    energy.batch(next, E, &G);
    std::vector<char> moving(movers.index.size(), 1);
    for (Eigen::Index i = 0; i < n; ++i) {
      const double scale = scales[static_cast<size_t>(movers.index[static_cast<size_t>(i)])];
      char& moves = moving[static_cast<size_t>(i)];
      const Vector s = next.col(i) - movers.X.col(i);
      if (!(movers.E[i] < std::numeric_limits<double>::infinity()) || !s.allFinite()) {
        moves = 0;
      } else if (E[i] <= movers.E[i] + 1e-14 * (1 + std::abs(movers.E[i]))) {
        movers.step[i] = next_step(s, G.col(i) - movers.G.col(i), step, scale);
        movers.X.col(i) = next.col(i), movers.G.col(i) = G.col(i), movers.E[i] = E[i];
        moves = G.col(i).norm() * step > still * scale;
      } else {
        movers.step[i] = movers.step[i] > step ? step : movers.step[i] / 2;
        moves = s.norm() > still * scale;
      }
      X.col(movers.index[static_cast<size_t>(i)]) = movers.X.col(i);
    }
    movers.keep(moving);
  }
  return true;
}

std::optional<std::vector<char>> relax_across(const Energy& energy, double step, const Matrix& T,
                                              const std::vector<double>& scales, int limit, Matrix& X,
                                              const std::atomic<bool>* cancelled) {
  const Matrix start = X;
  std::vector<char> near(scales.size(), 0);
  std::vector<Eigen::Index> moving(scales.size());
  std::iota(moving.begin(), moving.end(), 0);
  Vector E, along = Vector::Constant(X.cols(), step), last = Vector::Zero(X.cols());
  Matrix G;
  for (int round = 0; round < limit && !moving.empty(); ++round) {
    if (stopped(cancelled)) return {};
    energy.batch(X(Eigen::all, moving), E, &G);
    std::vector<Eigen::Index> rest;
    for (size_t m = 0; m < moving.size(); ++m) {
      const Eigen::Index i = moving[m];
      const auto g = G.col(static_cast<Eigen::Index>(m));
      const double scale = scales[static_cast<size_t>(i)], slope = T.col(i).dot(g);
      // Uphill the curvature has no bound: a step that went too far is followed by shorter ones.
      if (slope * last[i] < 0) along[i] *= 0.4;
      last[i] = slope;
      near[static_cast<size_t>(i)] = g.norm() * step <= close * scale;
      X.col(i) -= step * g - (step + along[i]) * slope * T.col(i);
      if (!((X.col(i) - start.col(i)).norm() <= scale)) {
        near[static_cast<size_t>(i)] = 0;
        continue;
      }
      if (!near[static_cast<size_t>(i)]) rest.push_back(i);
    }
    moving = std::move(rest);
  }
  return near;
}

}  // namespace memscape
