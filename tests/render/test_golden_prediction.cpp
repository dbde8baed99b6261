// The figures on prediction and contraction at the size of a page's width, where their small print is
// legible.
#include <doctest/doctest.h>

#include "app/figure_export.h"
#include "core/scene/scene_json.h"
#include "render/figure_painter.h"
#include "support_golden.h"

using namespace memscape;

TEST_CASE("Figs. 3.4 and 5.2 of the tutorial, and a regression, look as they should in print") {
  constexpr const char* figures[][2] = {
      {"prediction", "figure-3-4"}, {"contraction", "figure-5-2"}, {"regression", "figure-regression"}};
  for (const auto& figure : figures) {
    const std::string name = figure[0], golden = figure[1];
    CAPTURE(name);
    Scene scene = load_scene(name);
    scene.figure.dpi = 120;
    Session session;
    session.update(scene);
    session.seek(session.last() / 4);
    const FigurePage page = figure_page(session);
    CHECK(compare_golden(paint_picture(page.drawing, page.pixels_per_point), golden) == "");
  }
}
