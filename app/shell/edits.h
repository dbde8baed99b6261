// Edits of a scene that gestures make: pure functions Scene -> Scene. Points are in R^D, u and v in the plane
// of the view.
#pragma once
#include <array>
#include <string>

#include "core/model/energy.h"
#include "core/scene/scene.h"

namespace memscape {

/// The memories Xi (D x K) as typed points, so that single ones can be moved.
Scene with_memories(Scene scene, const Matrix& Xi);
Scene move_memory(Scene scene, const Matrix& Xi, int index, const ConstVector& x);
Scene add_memory(Scene scene, const Matrix& Xi, const ConstVector& x);
/// Throws Error{input} when it is the only one.
Scene remove_memory(Scene scene, const Matrix& Xi, int index);

/// The starting positions `start` (D x N) as typed points.
Scene with_particles(Scene scene, const Matrix& start);
Scene move_particle(Scene scene, const Matrix& start, int index, const ConstVector& x);
/// `added` (D x n) behind those at `start`.
Scene add_particles(Scene scene, const Matrix& start, const Matrix& added);
/// A particle that is asked who pulls it stays the same one; nobody is asked when it goes.
Scene remove_particle(Scene scene, const Matrix& start, int index);

/// Asks who pulls the particle, counted from 0; or nobody any more if it was this one.
Scene choose_particle(Scene scene, int index);

/// Everything random gets the next seed.
Scene new_seed(Scene scene);

/// Panels that show panel `index` at fixed steps: at each of its run, or at six of them that lie closer at
/// the beginning. In place of the panels that there are.
Scene strip_of_steps(const Scene& scene, int index);

/// The view `factor` times as wide, with (u, v) staying in its place.
Scene zoom(Scene scene, double u, double v, double factor);
Scene pan(Scene scene, double du, double dv);
/// The view that shows all memories and particles (columns of `points`, 2 x n, in the plane) with a margin,
/// in the view's proportions.
Scene fit(Scene scene, const Matrix& points);

/// The view's plane in D > 2 dimensions, by name and the numbers of three memories, with the memories in
/// view, and the particles at `start` (D x N) unless they lie on the plane.
Scene with_plane(Scene scene, const Matrix& Xi, const Matrix& start, const std::string& plane,
                 const std::array<int, 3>& through);

}  // namespace memscape
