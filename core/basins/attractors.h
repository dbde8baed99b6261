// Where descents end: minima polished by Newton's method in double, each with a ball in which every state is
// sure to reach it, so that states need not be stepped all the way, and with the steps that they still would
// need.
#pragma once
#include <vector>

#include "core/basins/descents.h"

namespace memscape {

struct Attractor {
  Vector x;            ///< D
  Vector eigenvalues;  ///< D, of the Hessian at x, ascending
  Matrix modes;        ///< D x D, its eigenvectors
  Vector fold;  ///< D, steps in which the distance along a mode shrinks e-fold; infinite when it does not
  double radius = 0;    ///< of the ball
  double reach = 0;     ///< a state that has stalled this near belongs to it
  int memory = 0;       ///< the nearest one
  int group = 0;        ///< itself, or the first of a connected valley floor
  bool minimum = true;  ///< false: a place where states stall although it is none (a saddle, a plateau)
};

/// Grows as end points are found; what it becomes depends only on the order in which they come.
class Attractors {
 public:
  /// With `inside_cells` balls do not cross borders between nearest memories.
  Attractors(const Energy& energy, const Matrix& Xi, const DescentRule& rule, bool inside_cells);

  /// The group of attractors to which a stalled state x belongs, found or added; -1 when it is not a minimum.
  int settle(const ConstVector& x);
  /// Balls for `descend_all`; ball b belongs to attractor `owner(b)`.
  const std::vector<Ball>& balls() const { return balls_; }
  int owner(int ball) const { return owners_[static_cast<std::size_t>(ball)]; }
  const Attractor& at(int index) const { return all_[static_cast<std::size_t>(index)]; }
  int count() const { return static_cast<int>(all_.size()); }
  int group(int index) const;
  /// Largest distance of a memory from the middle of all.
  double size() const { return size_; }

  /// Steps until ‖∇E‖ is below the tolerance, for a state x in the ball (or reach) of an attractor, by the
  /// linearised rule; at most `most`.
  int steps_left(int attractor, const ConstVector& x, int most) const;

 private:
  int near(const ConstVector& x) const;
  int add(Attractor attractor);
  bool on_one_floor(const Attractor& a, const Attractor& b) const;
  void measure_ball(Attractor& attractor) const;
  double factor(double eigenvalue) const;

  const Energy& energy_;
  const Matrix& Xi_;
  DescentRule rule_;
  bool inside_cells_;
  double size_ = 1, noise_ = 0, rate_ = 0;
  std::vector<Attractor> all_;
  std::vector<Ball> balls_;
  std::vector<int> owners_;
};

/// The memory nearest to x; among equally near ones (to 1e-9 of the distance) the first.
int first_nearest_memory(const Matrix& Xi, const ConstVector& x);

}  // namespace memscape
