// The velocity as methods see it: masked, with the energy where there is one.
#include "core/dynamics/methods/method.h"

#include <limits>

#include "core/base/finite.h"
#include "core/model/energy.h"

namespace memscape {

double StepContext::velocity_of(const Model& other, const ConstVector& x, VectorRef v) const {
  double E = 0;
  if (const Energy* energy = other.energy()) {
    E = energy->value_and_gradient(x, v);
    v = -v;
  } else {
    other.velocity(x, v);
    if (!all_finite(v)) E = std::numeric_limits<double>::infinity();
  }
  mask(v.data());
  return E;
}

}  // namespace memscape
