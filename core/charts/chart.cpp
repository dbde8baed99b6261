// Ranges of axes: those that the chart names, else its series with a margin.
#include "core/charts/chart.h"

#include <algorithm>
#include <cmath>

namespace memscape {
namespace {

constexpr double margin = 0.06;  // of the span, on either side of the values

/// `range` on a linear axis with a margin round it.
Range widened(const Range& range, double part) {
  const double span = range.high - range.low;
  const double by = span > 0 ? part * span : std::max(0.5, 0.05 * std::abs(range.low));
  return {range.low - by, range.high + by};
}

Range widened_log(const Range& range, double part) {
  const Range exponents = widened({std::log10(range.low), std::log10(range.high)}, part);
  return {std::pow(10.0, exponents.low), std::pow(10.0, exponents.high)};
}

/// Of the finite points of all series; bars reach from 0.
Range range_of_series(const Chart& chart, int axis) {
  const bool log = axis == 0 ? chart.x_log : chart.y_log;
  Range range;
  auto include = [&](double value) {
    if (std::isfinite(value) && (!log || value > 0)) range.include(value);
  };
  for (const ChartSeries& series : chart.series) {
    const bool bars = series.look == ChartSeries::Look::bars;
    for (size_t i = 0; i < series.y.size(); ++i) {
      if (!std::isfinite(series.y[i])) continue;
      if (axis == 1) include(series.y[i]);
      if (axis == 0) include(series.x[i] - (bars ? 0.6 : 0)), include(series.x[i] + (bars ? 0.6 : 0));
    }
    if (bars && axis == 1) include(0);
  }
  return range;
}

}  // namespace

Range shown_range(const Chart& chart, int axis) {
  const Range& asked = axis == 0 ? chart.x : chart.y;
  const bool log = axis == 0 ? chart.x_log : chart.y_log;
  Range range = asked.empty() ? range_of_series(chart, axis) : asked;
  if (log && !(range.low > 0)) range = {};
  if (range.empty()) return log ? Range{0.1, 10} : Range{0, 1};
  const bool tight = !asked.empty() || axis == 0;  // along x a chart goes from end to end
  if (tight && range.high > range.low) return range;
  return log ? widened_log(range, margin) : widened(range, margin);
}

int step_at(const Chart& chart, double x) {
  if (chart.steps_at.empty()) return static_cast<int>(std::lround(x));
  auto away = [x](double at) { return std::abs(at - x); };
  return static_cast<int>(std::ranges::min_element(chart.steps_at, {}, away) - chart.steps_at.begin());
}

}  // namespace memscape
