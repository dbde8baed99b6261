// Room that the panels of a grid need round their plots: titles, numbers and names of axes, bars, names of
// lines.
#pragma once
#include <memory>
#include <vector>

#include "core/page/layout.h"

namespace memscape {

using Charts = std::vector<std::shared_ptr<const Chart>>;  ///< of each panel, null where it shows none

Charts charts_of(const Session& session);

/// Round the plot of one panel, points.
struct PanelRoom {
  float left = 0, below = 0;  ///< numbers and names of axes
  float right = 0;            ///< a bar of its own, or the names of a chart's lines
};

/// What panels with a frame of their own need on any grid: `framed` are their indices.
struct PageRoom {
  std::vector<int> framed;
  std::vector<PanelRoom> panels;  ///< as many
  float above = 0;                ///< panel title
  float gap = 0;                  ///< between cells
};
PageRoom page_room(const Session& session, const std::vector<int>& framed, const Charts& charts,
                   const Style& style, const MeasureText& measure);

/// The same on a grid, row by row. Columns whose panels share the axis upwards with those on their left need
/// no room for its numbers; nor do rows that share the other with those beneath.
struct GridRoom {
  int rows = 1, columns = 1;
  std::vector<float> left, right;  ///< of each column
  std::vector<float> below;        ///< of each row
  std::vector<AxisSides> sides;    ///< of each framed panel
  float above = 0, gap = 0;

  float width() const;
  float height() const;
  /// Where the cells of a column and a row begin, for plots of at most `box`, from the grid's corner.
  Point2 corner(int row, int column, Point2 box) const;
};
GridRoom grid_room(const Session& session, const PageRoom& page, const Charts& charts, int rows, int columns);

}  // namespace memscape
