// Dense associative memory, the general form of tutorial eq. 5.7: E(x) = -λ Q(Σ_μ F(β S(x, ξ^μ))) + c ½‖x‖²,
// with λ = 1/β when `scaled` and 1 otherwise, and c = 1 for confined ones and 0 otherwise.
#pragma once
#include "core/model/energy.h"

namespace memscape {

enum class Similarity {
  half,  ///< -½‖x - ξ‖²
  full,  ///< -‖x - ξ‖²
  dot,   ///< x·ξ
};
enum class Separation {
  exponential,   ///< exp z
  power,         ///< zⁿ
  rectified,     ///< max(z, 0)ⁿ
  shifted_relu,  ///< max(1 + z, 0)
};
enum class Scaling {
  log,       ///< log z
  identity,  ///< z
};

/// The choices that make a member of the family.
struct DenseForm {
  Similarity similarity = Similarity::half;
  Separation separation = Separation::exponential;
  Scaling scaling = Scaling::log;
  int degree = 2;  ///< n of the powers, n >= 1
  double beta = 1;
  bool scaled = true;
  bool confined = false;
  double sigma = 1;  ///< σ of the diffusion that blurs the memories; nothing but `at_time` reads it

  bool is_dot() const { return similarity == Similarity::dot; }
  bool is_confined() const { return confined; }
  /// Distances under a bowl: members without a theory of their own, which only the general searches know.
  bool is_bowl() const { return confined && !is_dot(); }
  double lambda() const { return scaled ? 1 / beta : 1; }
  /// ∇S = slope (ξ - x) for distances, ξ for dot products.
  double slope() const { return similarity == Similarity::full ? 2 : 1; }
};

/// A state is unsupported (E = +inf, ∇E = 0) where Q = log and Σ F is not positive: outside every ball of
/// LSR, where all rectified overlaps vanish, and where odd powers sum to zero or less. Overlaps below 1e-100
/// count as zero there. With Q = identity exp z and zⁿ stop growing at exp 300, so that squares of forces are
/// numbers; where a sum overflows even so the energy is infinite and its gradient 0. Source: tutorial
/// eqs. 5.7, 5.12, 5.13, 5.52.
class DenseMemory : public Energy, public Attention, public MemoryWeights, public Timed {
 public:
  /// Xi: D x K memories, K >= 1.
  DenseMemory(const DenseForm& form, Matrix Xi);
  DenseMemory(const DenseForm& form, std::shared_ptr<const Matrix> Xi);

  double value(const ConstVector& x) const override;
  double value_and_gradient(const ConstVector& x, VectorRef g) const override;
  Matrix hessian(const ConstVector& x) const override;

  void batch(const ConstMatrix& X, Vector& E, Matrix* G) const override;
  bool grid(const Plane& plane, const Grid& grid, bool want_gradient, Field& field,
            const std::atomic<bool>* cancelled = nullptr) const override;

  /// w ∝ |F'(β S)|: a memory of negative overlap pulls an even power towards its mirror image -ξ. Where no
  /// memory pulls but the state is supported all weights are 1/K; where it is unsupported they are 0.
  Vector weights(const ConstVector& x) const override;
  /// Mean shift Σ w ξ for distances with exp or shifted ReLU, and softmax(β x·ξ) for the confined, scaled
  /// log-sum-exp of dot products; no other member has an update.
  bool update(const ConstVector& x, VectorRef next) const override;
  /// A confined one is the sum of its memories and of its confinement.
  std::vector<std::string> parts() const override;
  void evaluate(const ConstMatrix& X, const Wants& wants, Evaluation& found) const override;
  Guarantees guarantees() const override;
  /// Null for distances under a bowl, of which the exact lists and the kernels of descents know nothing.
  const DenseMemory* dense() const override { return form_.is_bowl() ? nullptr : this; }
  const Attention* attention() const override;
  const MemoryWeights* memory_weights() const override { return this; }
  const Timed* timed() const override;

  /// For log-sum-exp of distances: E^DM(x, t), which is `full` and scaled at β = 1/(2σ²t) whatever the scales
  /// of this one. Shares the memories. Source: tutorial eqs. 4.7, 4.8.
  std::shared_ptr<const Energy> at_time(double t) const override;
  double noise_rate() const override { return form_.sigma; }

  const DenseForm& form() const { return form_; }
  const Matrix& memories() const { return *Xi_; }

 private:
  DenseForm form_;
  std::shared_ptr<const Matrix> Xi_;
};

}  // namespace memscape
