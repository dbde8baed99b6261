// Where the names of a chart's guides stand: at that end and on that side of the guide where they hide least
// of the series.
#pragma once
#include <optional>

#include "core/views/panel.h"

namespace memscape {

/// Where point i of the series has a place on the page; others are left out.
bool has_place(const ChartSeries& series, size_t i, const PanelFrame& frame);

/// The name of a guide that is drawn from `from` to `to` (its right or upper end), without colours. It keeps
/// clear of the legend and of the names that are `taken`, which it joins. Where it has no room it is
/// shortened, or nothing when too little would be left of it.
std::optional<Text> guide_name(const ChartGuide& guide, Point2 from, Point2 to, const Chart& chart,
                               const Rect& legend, std::vector<Rect>& taken, const PanelView& view);

}  // namespace memscape
