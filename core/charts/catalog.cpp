// The table of charts: the only file that knows them all.
#include "core/charts/kinds.h"

#include <algorithm>

#include "core/session/session.h"
#include "core/views/view.h"

namespace memscape {

using Make = ChartKind();
Make energy_chart, weights_chart, trace_chart, density_chart, paths_chart, slice_chart, error_chart,
    minima_chart, bifurcation_chart, equivalence_chart, loss_chart, memorization_chart, recall_chart;

std::span<const ChartKind> chart_kinds() {
  static const std::vector<ChartKind> all{
      energy_chart(), weights_chart(),      trace_chart(),  density_chart(),     paths_chart(),
      slice_chart(),  error_chart(),        minima_chart(), bifurcation_chart(), equivalence_chart(),
      loss_chart(),   memorization_chart(), recall_chart()};
  return all;
}

const ChartKind* find_chart(std::string_view id) {
  const auto found = std::ranges::find(chart_kinds(), id, &ChartKind::id);
  return found == chart_kinds().end() ? nullptr : &*found;
}

const ChartKind* chart_kind(const PanelState& panel) {
  return view_of(panel).charts ? find_chart(panel.scene.chart) : nullptr;
}

Chart chart_of(const PanelState& panel, int step, int last) {
  const ChartKind* kind = chart_kind(panel);
  return kind ? kind->make(panel, step, last) : Chart{};
}

}  // namespace memscape
