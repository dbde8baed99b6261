// A chart on its own, for places other than the page.
#pragma once
#include "core/page/compose.h"

namespace memscape {

/// A chart of this panel on a page of width x height points without background, axes included.
Drawing small_chart(const PanelState& panel, Chart chart, float width, float height, const Style& style,
                    const MeasureText& measure);

}  // namespace memscape
