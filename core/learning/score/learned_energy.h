// A score as an energy: E(x, t) = -2σ²t log p_t(x) with ∇E = -2σ²t s(x, t), so that the exact score of K
// memories has E^DM (tutorial eq. 4.7). A network that has no energy by construction gets its values from a
// table of likelihoods (likelihood.h); its gradient is that of the network, whether or not it fits them.
#pragma once
#include "core/learning/score/likelihood.h"

namespace memscape {

/// E of one score at one time on the nodes of a lattice on a plane, row-major like a Field.
struct EnergyTable {
  double t = 0;
  Plane plane;
  Grid grid;
  Vector energy;  ///< +inf where the flow ended nowhere
  /// By cubics through the nodes, at a place that is clamped to the lattice.
  double at(double u, double v) const;
};

/// What `tabulate` needs besides a score.
struct TableSettings {
  double t = 0.15;
  Plane plane;
  Grid grid;
  double tolerance = 1e-4;  ///< see LikelihoodSettings
};

/// Dimensions up to which energies are computed: the divergence takes D passes through the network.
inline constexpr int most_table_dimensions = 8;

/// The prior at t = 1 is the memories' own p_1. Null when cancelled, and for more dimensions.
std::shared_ptr<const EnergyTable> tabulate(const Score& score, const Matrix& Xi,
                                            const TableSettings& settings,
                                            const std::atomic<bool>* cancelled = nullptr);

/// Adds to -log p_t, times 2σ²t, what makes E^DM of it: E = 2σ²t (-log p_t - log K - D/2 log(2πσ²t)).
Vector energy_from(const Vector& minus_log_p, double t, double sigma, Eigen::Index memories, int dimension);

class LearnedEnergy : public Energy, public Timed {
 public:
  /// `table` may be null, and of another time: then it is shown until there is a better one.
  LearnedEnergy(std::shared_ptr<const Score> score, double t,
                std::shared_ptr<const EnergyTable> table = nullptr);

  /// Beside the table: its value at the nearest place in it, and from there the mean slope times the way.
  double value_and_gradient(const ConstVector& x, VectorRef g) const override;
  double value(const ConstVector& x) const override;
  /// The symmetric part of -2σ²t times the score's Jacobian.
  Matrix hessian(const ConstVector& x) const override;
  void batch(const ConstMatrix& X, Vector& E, Matrix* G) const override;
  /// Cubics through a coarse lattice: the network is evaluated on that alone.
  bool grid(const Plane& plane, const Grid& grid, bool want_gradient, Field& field,
            const std::atomic<bool>* cancelled = nullptr) const override;
  /// False where there is neither a table nor an explicit energy: values are 0 then, and nothing should show
  /// them.
  bool has_value() const override { return table_ || explicit_; }
  Guarantees guarantees() const override;
  /// Without a table.
  std::shared_ptr<const Energy> at_time(double t) const override;
  double noise_rate() const override { return score_->sigma(); }
  const Timed* timed() const override { return this; }
  const LearnedEnergy* learned() const override { return this; }

  const std::shared_ptr<const Score>& score() const { return score_; }
  double time() const { return t_; }
  const EnergyTable* table() const { return table_.get(); }

 private:
  Matrix gradients(const ConstMatrix& X) const;
  Vector values(const ConstMatrix& X, const Matrix& G) const;

  std::shared_ptr<const Score> score_;
  double t_;
  std::shared_ptr<const EnergyTable> table_;
  const class EnergyScore* explicit_;  ///< the score, where it is one
};

}  // namespace memscape
