// The flow by dormand_prince.h: dx/ds = v(x) with s = time / τ.
#include "core/dynamics/methods/flow.h"

#include <limits>

#include "core/dynamics/methods/dormand_prince.h"

namespace memscape {
namespace {

struct AlongVelocity {
  const StepContext& context;
  double operator()(double, const Vector& x, Vector& slope) const { return context.velocity(x, slope); }
};

}  // namespace

int flow_memory(const Settings&, int) {
  return 1;
}

void flow_step(const StepContext& context, Block& block) {
  const double horizon = context.row("interval") / context.row("tau");
  const bool valued = block.E.size() > 0;
  for (int j = 0; j < block.size(); ++j) {
    DormandPrince flow(AlongVelocity{context}, block.X.col(j), block.V.col(j), valued ? block.E[j] : 0);
    double& h = block.memory(0, j);
    if (h == 0) h = flow.first_substep();
    const bool arrived = follow(flow, horizon, h);
    if (arrived)
      block.X.col(j) = flow.x;
    else
      block.X.col(j).setConstant(std::numeric_limits<double>::infinity());
    block.V.col(j) = flow.slope();
    if (valued) block.E[j] = flow.E;
  }
}

}  // namespace memscape
