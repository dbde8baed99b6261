// Measured on two cores: log-sum-exp in 2 and 64 dimensions, K to 10 000; log-sum-ReLU and polynomials, K to
// 3000. Descents see each memory from each memory; each end has a Hessian with its eigenvalues.
#include "core/critical/search_cost.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/energy/dense/dense.h"

namespace memscape {

double search_seconds(const Model& model, Eigen::Index K) {
  const double D = model.dimension(), k = static_cast<double>(K), wide = std::max(1.0, D / 48);
  const DenseMemory* dense = model.dense();
  const bool crossing = dense && dense->form().separation == Separation::shifted_relu;  // of reaches
  const double each = model.attention() ? 1.2e-6 : 2e-5;
  const double descents = crossing ? 7e-7 * std::pow(k, 2.4) : each * k * k * wide;
  const double ends = D > 2 ? 1e-10 * k * (k * D * D + 10 * D * D * D) : 0;
  return descents + ends;
}

std::string search_refusal(const Model& model, Eigen::Index K) {
  const double seconds = search_seconds(model, K);
  if (seconds <= most_search_seconds) return "";
  char time[48];
  std::snprintf(time, sizeof time, seconds < 7200 ? "%.0f minutes" : "%.0f hours",
                seconds / (seconds < 7200 ? 60 : 3600));
  return "critical points of K = " + std::to_string(K) +
         " memories in D = " + std::to_string(model.dimension()) + " would take about " + time +
         ": give fewer memories, or run `memscape analyze --force`";
}

}  // namespace memscape
