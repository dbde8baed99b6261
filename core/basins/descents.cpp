// Blocks of states are handed to the kernel, or stepped in double with Energy::batch.
#include "core/basins/descents.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/base/parallel.h"
#include "core/base/stop.h"
#include "core/basins/descent_model.h"

namespace memscape {
namespace {

constexpr double out_of_bounds = 1e8;
constexpr int balls_every = 8;

void prepare(const ConstMatrix& X, DescentEnds& descent) {
  descent.X = X;
  descent.steps.assign(static_cast<std::size_t>(X.cols()), 0);
  descent.ends.assign(static_cast<std::size_t>(X.cols()), end_steps);
}

/// States per block: many lanes' worth, so that few lanes idle at its end, and enough blocks to share out.
int block_size(Eigen::Index states) {
  return static_cast<int>(std::clamp<Eigen::Index>(states / 64, 64, 1024));
}

void descend_block(const FloatDescent& model, DescentKernel kernel, Eigen::Index first, Eigen::Index count,
                   DescentEnds& descent) {
  const Eigen::Index D = descent.X.rows();
  Eigen::MatrixXf x = (descent.X.middleCols(first, count).colwise() - model.centre).cast<float>();
  kernel(model.model, static_cast<int>(count), x.data(), descent.steps.data() + first,
         descent.ends.data() + first);
  for (Eigen::Index i = 0; i < count; ++i)
    for (Eigen::Index d = 0; d < D; ++d) descent.X(d, first + i) = model.centre[d] + x(d, i);
}

int ball_at(const std::vector<Ball>& balls, const ConstVector& x) {
  for (std::size_t b = 0; b < balls.size(); ++b)
    if ((x - balls[b].centre).squaredNorm() < balls[b].radius * balls[b].radius) return static_cast<int>(b);
  return -1;
}

/// The next place of a state with energy E and gradient g at x, or why it stays.
int plain_step(const Energy& energy, const DescentRule& rule, const ConstVector& x, double E,
               const ConstVector& g, Vector& next) {
  if (E == std::numeric_limits<double>::infinity()) return end_unsupported;
  if (!std::isfinite(E)) return end_diverged;
  if (g.norm() < rule.tolerance) return end_stalled;
  next = x;
  if (rule.attention)
    energy.attention()->update(x, next);
  else
    next -= rule.step * g;
  for (int c : rule.clamped) next[c] = x[c];
  return (next.array().abs() <= out_of_bounds).all() ? 0 : end_diverged;
}

/// E and -∇E at X (D x n), zero along clamped coordinates.
void evaluate(const Energy& energy, const DescentRule& rule, const Matrix& X, Vector& E, Matrix& V) {
  energy.batch(X, E, &V);
  V = -V;
  for (int c : rule.clamped) V.row(c).setZero();
}

/// States on their way along dx/dt = -∇E, as columns.
struct Flowing {
  std::vector<Eigen::Index> index;
  Matrix X, V;
  Vector E, h;  ///< h: the time of the next step

  void keep(const std::vector<char>& moving) {
    std::vector<Eigen::Index> columns;
    for (std::size_t m = 0; m < moving.size(); ++m)
      if (moving[m]) columns.push_back(static_cast<Eigen::Index>(m));
    std::vector<Eigen::Index> rest;
    for (Eigen::Index c : columns) rest.push_back(index[static_cast<std::size_t>(c)]);
    index = std::move(rest);
    X = X(Eigen::all, columns).eval(), V = V(Eigen::all, columns).eval();
    E = E(columns).eval(), h = h(columns).eval();
  }
};

/// One step of each: order 3 with an error estimate of order 2, at most the rule's step long. Source: Bogacki
/// and Shampine, A 3(2) pair of Runge-Kutta formulas, 1989.
void flow_on(const Energy& energy, const DescentRule& rule, Flowing& states) {
  Vector E;
  Matrix second, third, fourth;
  const Matrix& V = states.V;
  const auto h = states.h.asDiagonal();
  evaluate(energy, rule, states.X + 0.5 * V * h, E, second);
  evaluate(energy, rule, states.X + 0.75 * second * h, E, third);
  const Matrix next = states.X + (2.0 / 9 * V + 1.0 / 3 * second + 4.0 / 9 * third) * h;
  evaluate(energy, rule, next, E, fourth);
  const Matrix errors = (-5.0 / 72 * V + 1.0 / 12 * second + 1.0 / 9 * third - 1.0 / 8 * fourth) * h;
  for (Eigen::Index i = 0; i < next.cols(); ++i) {
    const double error = errors.col(i).norm();
    // Across a kink or a border of the support no step is short enough: there the shortest one counts.
    const double shortest = 1e-4 * rule.step;
    if (error <= rule.accuracy || states.h[i] <= shortest)
      states.X.col(i) = next.col(i), states.V.col(i) = fourth.col(i), states.E[i] = E[i];
    const double change = 0.9 * std::cbrt(rule.accuracy / std::max(error, 1e-3 * rule.accuracy));
    states.h[i] = std::clamp(states.h[i] * std::clamp(change, 0.2, 3.0), shortest, rule.step);
  }
}

}  // namespace

bool descend_all_continuously(const Energy& energy, const DescentRule& rule, int limit,
                              const std::vector<Ball>& balls, const ConstMatrix& X, DescentEnds& descent,
                              const std::atomic<bool>* cancelled) {
  prepare(X, descent);
  Flowing states;
  states.index.resize(static_cast<std::size_t>(X.cols()));
  std::iota(states.index.begin(), states.index.end(), 0);
  states.X = X, states.h = Vector::Constant(X.cols(), rule.step);
  evaluate(energy, rule, states.X, states.E, states.V);
  for (int step = 0; !states.index.empty(); ++step) {
    if (stopped(cancelled)) return false;
    std::vector<char> moving(states.index.size(), 0);
    for (std::size_t m = 0; m < moving.size(); ++m) {
      const auto c = static_cast<Eigen::Index>(m);
      const auto cell = static_cast<std::size_t>(states.index[m]);
      const int ball = step % balls_every == 0 ? ball_at(balls, states.X.col(c)) : -1;
      int end = end_steps;
      if (ball >= 0)
        end = ball;
      else if (states.E[c] == std::numeric_limits<double>::infinity())
        end = end_unsupported;
      else if (!std::isfinite(states.E[c]) || !(states.X.col(c).array().abs() <= out_of_bounds).all())
        end = end_diverged;
      else if (states.V.col(c).norm() < rule.tolerance)
        end = end_stalled;
      else
        moving[m] = step < limit;
      descent.steps[cell] = step, descent.X.col(states.index[m]) = states.X.col(c);
      if (!moving[m]) descent.ends[cell] = end;
    }
    states.keep(moving);
    if (!states.index.empty()) flow_on(energy, rule, states);
  }
  return true;
}

bool descend_all_plainly(const Energy& energy, const DescentRule& rule, int limit,
                         const std::vector<Ball>& balls, const ConstMatrix& X, DescentEnds& descent,
                         const std::atomic<bool>* cancelled) {
  prepare(X, descent);
  std::vector<Eigen::Index> moving(static_cast<std::size_t>(X.cols()));
  std::iota(moving.begin(), moving.end(), 0);
  Vector E, next;
  Matrix at, G;
  for (int step = 0; !moving.empty(); ++step) {
    if (stopped(cancelled)) return false;
    at.resize(X.rows(), static_cast<Eigen::Index>(moving.size()));
    for (std::size_t m = 0; m < moving.size(); ++m)
      at.col(static_cast<Eigen::Index>(m)) = descent.X.col(moving[m]);
    energy.batch(at, E, &G);
    for (int c : rule.clamped) G.row(c).setZero();
    std::vector<Eigen::Index> rest;
    for (std::size_t m = 0; m < moving.size(); ++m) {
      const Eigen::Index i = moving[m], c = static_cast<Eigen::Index>(m);
      const auto cell = static_cast<std::size_t>(i);
      descent.steps[cell] = step;
      const int ball = step % balls_every == 0 ? ball_at(balls, at.col(c)) : -1;
      const int why = ball < 0 ? plain_step(energy, rule, at.col(c), E[c], G.col(c), next) : 0;
      if (ball >= 0)
        descent.ends[cell] = ball;
      else if (why == end_unsupported || why == end_stalled)
        descent.ends[cell] = why;
      else if (step >= limit)
        descent.ends[cell] = end_steps;
      else if (why == end_diverged)
        descent.ends[cell] = why;
      else
        descent.X.col(i) = next, rest.push_back(i);
    }
    moving = std::move(rest);
  }
  return true;
}

bool descend_all(const Energy& energy, const DescentRule& rule, int limit, const std::vector<Ball>& balls,
                 const ConstMatrix& X, DescentEnds& descent, const std::atomic<bool>* cancelled) {
  if (rule.continuous) return descend_all_continuously(energy, rule, limit, balls, X, descent, cancelled);
  auto model = float_descent(energy, rule, limit, balls);
  if (!model) return descend_all_plainly(energy, rule, limit, balls, X, descent, cancelled);
  prepare(X, descent);
  const DescentKernel kernel = descent_kernel();
  const Eigen::Index size = block_size(X.cols()), blocks = (X.cols() + size - 1) / size;
  parallel_for(Eigen::Index{0}, blocks, [&](Eigen::Index b) {
    if (stopped(cancelled)) return;
    descend_block(*model, kernel, b * size, std::min(size, X.cols() - b * size), descent);
  });
  return !stopped(cancelled);
}

}  // namespace memscape
