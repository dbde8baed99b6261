// Figures of the texts at the size at which they are printed, where their small print is legible.
#include <doctest/doctest.h>

#include "app/tasks/figure_export.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "render/figure/figure_painter.h"
#include "support_golden.h"

using namespace memscape;

namespace {

constexpr struct {
  const char *preset, *golden;
  double part = 1;             ///< of the run
  const char* size = nullptr;  ///< the preset's own at 120 dpi where null
} figures[] = {{"prediction", "figure-3-4", 0.25},
               {"contraction", "figure-5-2", 0.25},
               {"regression", "figure-regression", 0.25},
               {"survey-figure", "figure-survey-1"},
               {"corruption-and-reconstruction", "figure-survey-2"},
               {"samples-and-clusters", "figure-4-3", 1, "1500x680"}};

}  // namespace

TEST_CASE("figures of the tutorial and of the survey look as they should in print") {
  for (const auto& figure : figures) {
    const std::string name = figure.preset;
    CAPTURE(name);
    Scene scene = preset_scene(name);
    if (figure.size)
      scene.figure.size = figure.size;
    else
      scene.figure.dpi = 120;
    Session session;
    session.update(scene);
    session.seek(static_cast<int>(figure.part * session.last()));
    const FigurePage page = figure_page(session);
    CHECK(compare_golden(paint_picture(page.drawing, page.pixels_per_point), figure.golden) == "");
  }
}
