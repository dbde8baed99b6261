// The canvas: the session composed into one Drawing, which is painted again and again until something
// changes.
#pragma once
#include "app/canvas/canvas_tools.h"
#include "app/shell/workbench.h"
#include "app/widgets/ui.h"
#include "core/page/compose.h"
#include "render/window/window_painter.h"

namespace memscape {

struct Canvas {
  Layout layout;
  std::vector<int> corners;  ///< of the panels' plots, where counts stand
  Drawing drawing;
  Style style;
  std::vector<PlotSize> sizes;
  CanvasTool tool;
  Point2 pointer;               ///< on the page
  double pointer_moved = 0;     ///< when
  std::string destination;      ///< where its dynamics lead to
  int destination_version = 0;  ///< of the scene, for which that is so
  int frames = 0, told_step = -1;
  /// What of results has been told: whether fields are full, and how many of the others there have been.
  struct Told {
    bool fields = false;
    int anatomy = 0, predictions = 0, clusters = 0;
  } told;
  Rect place;
  int drag_frames = 0;
  double drag_began = 0;
};

/// Pixels of normal text on the page.
float page_text_size(const Ui& ui, const Rect& place);
/// Where plots need its room.
float least_page_text(std::string_view theme, float text);

void canvas(Ui& ui, Workbench& bench, Canvas& canvas, WindowPainter& painter, const Rect& whole);

}  // namespace memscape
