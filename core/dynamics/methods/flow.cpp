// The flow by dormand_prince.h: dx/ds = -∇E(x) with s = time / τ.
#include "core/dynamics/methods/flow.h"

#include <limits>

#include "core/dynamics/methods/dormand_prince.h"

namespace memscape {
namespace {

struct Downhill {
  const StepContext& context;
  double operator()(double, const Vector& x, Vector& slope) const {
    const double E = context.energy.value_and_gradient(x, slope);
    context.mask(slope.data());
    slope = -slope;
    return E;
  }
};

}  // namespace

int flow_memory(const Settings&, int) {
  return 1;
}

void flow_step(const StepContext& context, Block& block) {
  const double horizon = context.row("interval") / context.row("tau");
  for (int j = 0; j < block.size(); ++j) {
    DormandPrince flow(Downhill{context}, block.X.col(j), -block.G.col(j), block.E[j]);
    double& h = block.memory(0, j);
    if (h == 0) h = flow.first_substep();
    const bool arrived = follow(flow, horizon, h);
    if (arrived)
      block.X.col(j) = flow.x;
    else
      block.X.col(j).setConstant(std::numeric_limits<double>::infinity());
    block.G.col(j) = -flow.slope();
    block.E[j] = flow.E;
  }
}

}  // namespace memscape
