// Figs. 1 and 2 of the survey at the size of a page's width, where their small print is legible.
#include <doctest/doctest.h>

#include "app/figure_export.h"
#include "core/scene/scene_json.h"
#include "render/figure_painter.h"
#include "support_golden.h"

using namespace memscape;

TEST_CASE("Figs. 1 and 2 of the survey look as they should in print") {
  constexpr const char* figures[][2] = {{"survey-figure", "figure-survey-1"},
                                        {"corruption-and-reconstruction", "figure-survey-2"}};
  for (const auto& figure : figures) {
    const std::string name = figure[0], golden = figure[1];
    CAPTURE(name);
    Scene scene = load_scene(name);
    scene.figure.dpi = 120;
    Session session;
    session.update(scene);
    session.seek(session.last());
    const FigurePage page = figure_page(session);
    CHECK(compare_golden(paint_picture(page.drawing, page.pixels_per_point), golden) == "");
  }
}
