// Lines that read on any ground.
#pragma once
#include <utility>

#include "core/views/panel.h"

namespace memscape {

/// The lines twice: a wide pale one behind the line itself.
inline void add_with_halo(Lines lines, Stroke stroke, Colour halo, float width, Canvas& canvas) {
  if (lines.points.empty()) return;
  lines.stroke = {halo, width};
  canvas.add(lines);
  lines.stroke = stroke;
  canvas.add(std::move(lines));
}

}  // namespace memscape
