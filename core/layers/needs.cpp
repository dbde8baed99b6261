// The needs of the chart or of the layers that a panel shows.
#include "core/charts/kinds.h"
#include "core/layers/layer.h"
#include "core/layers/panel.h"

namespace memscape {

Needs needs_of(const PanelState& panel) {
  Needs needs;
  if (const ChartKind* chart = chart_kind(panel))
    for (Need need : chart->needs) needs.add(need);
  if (!view_of(panel).has_states()) return needs;
  for (const LayerKind& kind : layer_kinds())
    if (!kind.needs.empty() && is_on(kind, panel.scene))
      for (Need need : kind.needs) needs.add(need);
  return needs;
}

}  // namespace memscape
