// Data sets in the plane that generative models are tried on, as memories of about the size of the unit
// circle. u, v are uniform in [0, 1), and every coordinate gets normal noise in the end.
#pragma once
#include "core/model/energy.h"
#include "core/settings/settings.h"

namespace memscape {

/// r (cos φ, sin φ) with φ = 3π sqrt(u) and r = φ / 3π: three half turns, even along its length.
Matrix spiral(const Settings& source);
/// With φ = πu, one half of them at (cos φ - ½, sin φ - ¼), the other at (½ - cos φ, ¼ - sin φ), in turn.
Matrix two_moons(const Settings& source);
/// φ (cos φ, sin φ) / 4.5π with φ = 1.5π (1 + 2u): the cross section of the usual Swiss roll.
Matrix swiss_roll(const Settings& source);
/// Uniform on those squares of side ½ of [-1, 1]² whose row and column add up to an even number.
Matrix checkerboard(const Settings& source);

}  // namespace memscape
