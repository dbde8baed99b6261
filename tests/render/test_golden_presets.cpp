// A golden picture per preset at the end of its run, and the starting scene in the other two themes.
#include <doctest/doctest.h>

#include "app/tasks/figure_export.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "render/figure/figure_painter.h"
#include "support_golden.h"

using namespace memscape;

namespace {

Picture picture_of(Scene scene) {
  scene.figure.size = "640x480", scene.figure.dpi = 104;  // as on a page 156 mm wide
  // Pictures need not be precise: a tenth of a second of what takes half a minute.
  scene.study.values["samples"] = 300, scene.study.values["draws"] = 1,
  scene.study.values["iterations"] = 300;
  Session session;
  session.update(scene);
  session.seek(session.last());
  FigurePage page = figure_page(session);
  return paint_picture(page.drawing, page.pixels_per_point);
}

}  // namespace

TEST_CASE("every preset looks as it should") {
  for (const Preset& preset : presets()) {
    CAPTURE(preset.name);
    CHECK(compare_golden(picture_of(parse_scene(preset.text, preset.name)), "preset-" + preset.name) == "");
  }
}

TEST_CASE("the starting scene looks as it should in every theme") {
  for (const char* theme : {"dark", "projector"}) {
    CAPTURE(theme);
    Scene scene = default_scene();
    scene.figure.theme = theme;
    CHECK(compare_golden(picture_of(scene), std::string("theme-") + theme) == "");
  }
}
