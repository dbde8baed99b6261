// A field whose energies differ by so little that floats show their own rounding, computed anew in double.
#pragma once
#include <atomic>

#include "core/model/model.h"

namespace memscape {

/// Replaces a field of `model` on `plane` by energies above their lowest, in double until the difference is
/// taken, where they span less than a thousandth of 1 + |E|; a field that spans more, and that of a learned
/// score, stays. Field::exhausted tells where the span is the rounding of doubles too. False, leaving `field`
/// unfinished, when `cancelled` became true.
bool refine(const Model& model, const Plane& plane, Field& field,
            const std::atomic<bool>* cancelled = nullptr);

}  // namespace memscape
