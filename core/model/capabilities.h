// What a model may be able to do besides moving states. Each is an interface that a model hands out, or null.
#pragma once
#include <memory>

#include "core/base/vectors.h"

namespace memscape {

class Energy;
class DenseMemory;
class LearnedEnergy;

/// The attention update, one step of mean shift: x' = Σ w_μ ξ^μ.
class Attention {
 public:
  virtual ~Attention() = default;
  /// x' (D) into `next`. False, and `next` as it was, where x is unsupported.
  virtual bool update(const ConstVector& x, VectorRef next) const = 0;
};

/// How much each memory pulls.
class MemoryWeights {
 public:
  virtual ~MemoryWeights() = default;
  /// w (K) at x, w >= 0, sum 1 where supported (softmax for LSE, the active set for LSR).
  virtual Vector weights(const ConstVector& x) const = 0;
};

/// A diffusion's family in time t > 0, for which the forward process dx = σ dw has blurred the data:
/// p_t ∝ exp(-E / (2σ²t)), so that the score is ∇ log p_t = -∇E / (2σ²t). Source: tutorial
/// eqs. 4.6, 4.7, 4.14.
class Timed {
 public:
  virtual ~Timed() = default;
  /// The member at t; never null.
  virtual std::shared_ptr<const Energy> at_time(double t) const = 0;
  /// σ.
  virtual double noise_rate() const { return 1; }
};

}  // namespace memscape
