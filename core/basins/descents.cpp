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

}  // namespace

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
