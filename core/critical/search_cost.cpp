// Measured on two cores: log-sum-exp in 2 (β = 20 to 10 000) and 64 dimensions, K to 10 000; log-sum-ReLU and
// polynomials, K to 3000. Descents see each memory from each memory; each end has a Hessian with its
// eigenvalues.
#include "core/critical/search_cost.h"

#include <algorithm>
#include <cmath>

#include "core/energy/dense/dense.h"

namespace memscape {

double search_seconds(const Model& model, Eigen::Index K) {
  const double D = model.dimension(), k = static_cast<double>(K), wide = std::max(1.0, D / 48);
  const DenseMemory* dense = model.dense();
  const bool crossing = dense && dense->form().separation == Separation::shifted_relu;  // of reaches
  const bool local = dense && D <= 2 && dense->form().separation == Separation::exponential;
  const double each = local ? 1.5e-7 : model.attention() ? 1.2e-6 : 8e-6;
  const double descents = crossing ? 7e-7 * std::pow(k, 2.4) : each * k * k * wide;
  const double ends = D > 2 ? 1e-10 * k * (k * D * D + 10 * D * D * D) : 0;
  return descents + ends;
}

double separatrix_seconds(const Model& model, Eigen::Index K) {
  const auto k = static_cast<double>(K);
  const DenseMemory* dense = model.dense();
  if (!dense) return 1e-3 * k;
  // Log-sum-exp looks at near memories alone, log-sum-ReLU follows circles; two lines a saddle, three saddles
  // a memory.
  const bool local = dense->form().separation == Separation::exponential ||
                     dense->form().separation == Separation::shifted_relu;
  return local ? 5e-4 * k : 1e-5 * k * k;
}

}  // namespace memscape
