// Edits of the scene that a panel shows: pure functions Scene -> Scene, each of which throws Error{input} for
// what the scene does not have. Points are in R^D, u and v in the plane of the view.
#pragma once
#include <array>
#include <string>

#include "core/actions/action.h"

namespace memscape {

Scene move_memory(Scene scene, int index, const Point& x);
Scene add_memory(Scene scene, const Point& x);
/// The only one stays: Error{input}.
Scene remove_memory(Scene scene, int index);

/// The starting places become typed points, also those where a forward process took corrupted particles.
Scene with_typed_particles(Scene scene);
Scene move_particle(Scene scene, int index, const Point& x);
/// Behind those that there are.
Scene add_particles(Scene scene, const PointList& added);
/// A particle that is asked who pulls it stays the same one; nobody is asked when it goes.
Scene remove_particle(Scene scene, int index);
Scene choose_particle(Scene scene, int index);

Scene new_seed(Scene scene);

Scene zoom(Scene scene, double u, double v, double factor);
Scene pan(Scene scene, double du, double dv);
/// The view of all memories and particles with a margin, in the view's proportions.
Scene fit(Scene scene);
/// Another plane in D > 2 dimensions, with the memories in view, and the particles unless they lie on it.
Scene with_plane(Scene scene, const std::string& plane, const std::array<int, 3>& through);

}  // namespace memscape
