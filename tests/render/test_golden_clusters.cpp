// The tutorial's Fig. 4.3 at a size at which every number has its place.
#include <doctest/doctest.h>

#include "app/figure_export.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "render/figure_painter.h"
#include "support_golden.h"

using namespace memscape;

TEST_CASE("Fig. 4.3: clusters and minima with the energies of centroids and memories") {
  Scene scene = parse_scene(find_preset("samples-and-clusters")->text);
  scene.figure.size = "1500x680";
  Session session;
  session.update(scene);
  session.seek(session.last());
  const FigurePage page = figure_page(session);
  CHECK(compare_golden(paint_picture(page.drawing, page.pixels_per_point), "figure-4-3") == "");
}
