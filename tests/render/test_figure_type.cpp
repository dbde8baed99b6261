// Figures one column of a paper wide: no type is smaller than what is printed.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/tasks/figure_export.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "render/figure/figure_painter.h"

using namespace memscape;

TEST_CASE("type on 85 mm and on 180 mm is at least 7 points") {
  for (const char* name : {"ghost-minimum", "four-betas", "samples-and-clusters", "basins-against-voronoi"})
    for (const char* size : {"85mmx70mm", "180mmx120mm"}) {
      CAPTURE(name);
      CAPTURE(size);
      Scene scene = preset_scene(name);
      scene.figure.size = size, scene.figure.dpi = 60;
      scene.layers.values["contours.labels"] = 1;
      Session session;
      session.update(scene);
      session.seek(session.last());
      float smallest = 100;
      for (const Shape& shape : figure_page(session).drawing.shapes)
        if (const auto* text = std::get_if<Text>(&shape)) smallest = std::min(smallest, text->size);
      CHECK(smallest >= 6.999f);
    }
}

TEST_CASE("a figure takes other fonts of the system for letters that its own ones lack") {
  const MeasureText measure = figure_measure();
  const float usual = measure("A", 10, false).x;
  CHECK(usual > 0);
  CHECK(measure("A", 10, false).x == usual);
  CHECK(measure("A中", 10, false).x > usual);  // whether there is a font or not: a box has a width too
}
