// A field that was typed, dx1/dt = f(x1, x2, a, ..) and dx2/dt = g(x1, x2, a, ..). It need not be the slope
// of anything: it may turn for ever.
#pragma once
#include <memory>

#include "core/energy/registry.h"
#include "core/model/model.h"

namespace memscape {

/// Its space is the plane x1, x2, whatever the memories are for. Where either formula gives no finite number
/// the state is unsupported.
class Flow : public Model {
 public:
  /// `settings`: both formulas and their parameters; a formula with a fault supports no state. Xi: 2 x K, for
  /// the functions of the memories.
  Flow(const Settings& settings, const Matrix& Xi);
  ~Flow() override;

  void evaluate(const ConstMatrix& X, const Wants& wants, Evaluation& found) const override;
  void velocity(const ConstVector& x, VectorRef v) const override;

 private:
  struct Programs;  ///< one pair for each thread
  Matrix Xi_;
  std::unique_ptr<Programs> programs_;
};

// Row of the registry.
EnergyKind flow_kind();

}  // namespace memscape
