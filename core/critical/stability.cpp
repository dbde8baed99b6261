// The model's own guarantee first, then the Hessians of minima.
#include "core/critical/stability.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/base/eigen_symmetric.h"
#include "core/base/parallel.h"
#include "core/critical/search/descent.h"

namespace memscape {
namespace {

/// Extent of the memories: the length on which descents judge their steps.
double scale_of(const Matrix& Xi) {
  const double extent = (Xi.rowwise().maxCoeff() - Xi.rowwise().minCoeff()).norm();
  if (extent > 0) return extent / std::sqrt(static_cast<double>(Xi.cols()));
  return std::max(1.0, Xi.col(0).norm());
}

/// Largest eigenvalues at the minima that descent reaches from some of the memories, evenly chosen.
std::vector<double> stiffness_at_ends(const Energy& energy, const Matrix& Xi, int most) {
  const int K = static_cast<int>(Xi.cols()), count = std::min(K, most);
  const double scale = scale_of(Xi);
  std::vector<double> largest(static_cast<size_t>(count), 0);
  parallel_for(0, count, [&](int i) {
    const Descent descent = descend(energy, Xi.col(static_cast<Eigen::Index>(i) * K / count), scale);
    if (!descent.settled) return;
    const Vector values = eigenvalues_of(energy.hessian(descent.end));
    if (values[0] > 0) largest[static_cast<size_t>(i)] = values[values.size() - 1];
  });
  std::erase(largest, 0);
  return largest;
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", value);
  return text;
}

}  // namespace

Stability step_stability(const Energy& energy, const Matrix& Xi, const std::vector<CriticalPoint>& known,
                         int most_starts) {
  const Guarantees guarantees = energy.guarantees();
  Stability result;
  result.attention = guarantees.attention_step;
  if (std::isfinite(guarantees.curvature)) {
    result.basis = StabilityBasis::proven;
    result.limit =
        guarantees.curvature > 0 ? 2 / guarantees.curvature : std::numeric_limits<double>::infinity();
    return result;
  }
  std::vector<double> largest = stiffness_at_ends(energy, Xi, most_starts);
  for (const CriticalPoint& point : known)
    if (point.kind == CriticalKind::minimum && point.eigenvalues.size() > 0 && point.eigenvalues.allFinite())
      largest.push_back(point.eigenvalues[point.eigenvalues.size() - 1]);
  if (largest.empty()) return result;
  result.basis = StabilityBasis::minima;
  result.limit = 2 / *std::ranges::max_element(largest);
  return result;
}

std::string stability_text(const Stability& stability) {
  if (stability.basis == StabilityBasis::none) return "";
  std::string text =
      std::isfinite(stability.limit) ? "stable for α < " + number(stability.limit) : "stable for every α";
  if (stability.attention > 0) text += "; α = " + number(stability.attention) + " is one attention update";
  return text;
}

std::string stability_reason(const Stability& stability) {
  switch (stability.basis) {
    case StabilityBasis::proven:
      return stability.limit < std::numeric_limits<double>::infinity()
                 ? "Proven: the curvature is nowhere above L = " + number(2 / stability.limit) +
                       ", and below 2/L no step climbs, wherever it starts."
                 : "Proven: this energy is concave, so no step along its slope climbs.";
    case StabilityBasis::minima:
      return "From the Hessian at the minima: above it the stiffest of them throws particles out. Below it, "
             "steps far from the minima may climb still.";
    case StabilityBasis::none:
      break;
  }
  return "";
}

}  // namespace memscape
