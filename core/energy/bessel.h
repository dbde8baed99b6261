// Modified Bessel functions of the first kind as the circle's energy needs them: the logarithm of I0 and the
// ratio I1/I0, which overflow for no z that a double holds.
#pragma once

namespace memscape {

/// log I0(z), z >= 0; infinite at infinity. Relative error a few 1e-16.
/// Source: Abramowitz and Stegun, eqs. 9.6.12 (series) and 9.7.1 (asymptotic expansion).
double log_bessel_i0(double z);

/// I1(z) / I0(z), z >= 0: 0 at 0, 1 at infinity. Error a few 1e-16.
double bessel_ratio(double z);

/// The same over z, which is 1/2 at 0.
double bessel_ratio_over(double z);

}  // namespace memscape
