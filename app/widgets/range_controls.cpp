// A switch that locks the range that is shown, and while it is locked a slider for each end.
#include "app/widgets/range_controls.h"

#include <algorithm>
#include <array>

#include "app/widgets/track.h"
#include "app/widgets/widgets.h"

namespace memscape {
namespace {

/// As `view.range` takes it.
std::string range_text(const View& view) {
  const std::string pair = list_text(std::array{view.low, view.high});
  return view.lock ? pair : "{\"unlocked\": " + pair + "}";
}

/// A slider for one end, on a track that reaches one span beyond the energies in view.
void end_slider(Ui& ui, Workbench& bench, const Row& row, double View::*end) {
  View view = bench.focused().scene.view;
  auto value = slider(ui, row.id, row, view.*end);
  if (!value) return;
  view.*end = *value;
  bench.act(set_one("view.range", range_text(view)), row.id);
}

void end_sliders(Ui& ui, Workbench& bench) {
  const View& view = bench.focused().scene.view;
  const double zero = bench.session.zero(bench.focus());
  Range seen = bench.focused().colours.usual;
  if (seen.empty()) seen = {view.low + zero, view.high + zero};
  seen.low -= zero, seen.high -= zero;
  const double span = round_significant(std::max(seen.high - seen.low, 1e-6), 1), gap = 1e-3 * span;
  const double low = std::min(round_significant(seen.low - span, 3), view.low),
               high = std::max(round_significant(seen.high + span, 3), view.high);
  end_slider(ui, bench,
             {.id = "view.low",
              .label = "Lowest energy",
              .help = "It and all below take the first colour.",
              .minimum = low,
              .maximum = view.high - gap,
              .fallback = std::min(round_significant(seen.low, 4), view.high - gap)},
             &View::low);
  end_slider(ui, bench,
             {.id = "view.high",
              .label = "Highest energy",
              .help = "It and all above take the last colour.",
              .minimum = view.low + gap,
              .maximum = high,
              .fallback = std::max(round_significant(seen.high, 4), view.low + gap)},
             &View::high);
}

}  // namespace

void range_controls(Ui& ui, Workbench& bench) {
  const Scene& scene = bench.focused().scene;
  const Row row{.id = "lock",
                .label = "Lock colour range",
                .help = "Colours keep their energies whatever is shown.",
                .scale = Scale::toggle};
  if (auto next = toggle(ui, "view.lock", row, scene.view.lock)) {
    View view = scene.view;
    view.lock = *next != 0;
    const double zero = bench.session.zero(bench.focus());
    const Range range = bench.session.range(bench.focus());
    if (view.lock && range.low < range.high)
      view.low = round_significant(range.low - zero, 4), view.high = round_significant(range.high - zero, 4);
    return bench.act(set_one("view.range", range_text(view)));
  }
  if (scene.view.lock) end_sliders(ui, bench);
}

}  // namespace memscape
