// The needs of the layers that a panel shows.
#include "core/layers/layer.h"
#include "core/layers/panel.h"

namespace memscape {

Needs needs_of(const PanelState& panel) {
  Needs needs;
  if (places_of(panel) == Places::nowhere) return needs;
  for (const LayerKind& kind : layer_kinds())
    if (!kind.needs.empty() && is_on(kind, panel.scene))
      for (Need need : kind.needs) needs.add(need);
  return needs;
}

}  // namespace memscape
