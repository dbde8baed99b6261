// A chart of the scene's run, energy or memories: it has axes of its own and no states.
#include "core/views/panel.h"
#include "core/views/view.h"

namespace memscape {

ViewKind chart_of_run_view() {
  return {.id = "chart",
          .places = Places::nowhere,
          .charts = true,
          .own = {Places::nowhere, Depth::graph, draw_chart}};
}

}  // namespace memscape
