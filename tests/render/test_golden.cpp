// The sample drawing as a golden picture, and the comparison itself.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>

#include "core/base/files.h"
#include "render/figure/figure_painter.h"
#include "render/figure/png.h"
#include "support_drawing.h"
#include "support_golden.h"

using namespace memscape;

TEST_CASE("the sample drawing looks as it should") {
  CHECK(compare_golden(paint_picture(sample_drawing(), 1.6), "sample") == "");
}

TEST_CASE("a golden comparison notices a missing picture, another size and a changed part") {
  if (std::getenv("MEMSCAPE_GOLDEN_UPDATE")) return;  // everything is right then
  Picture picture = paint_picture(sample_drawing(), 1.6);
  CHECK(compare_golden(picture, "no-such-picture").find("There is no") == 0);
  CHECK(compare_golden(paint_picture(sample_drawing(), 1.5), "sample") != "");
  Drawing changed = sample_drawing();
  changed.shapes.pop_back();  // the colour bar
  CHECK(compare_golden(paint_picture(changed, 1.6), "sample").find("by at most") != std::string::npos);
  Picture speck = picture;
  speck.at(5, 5)[0] = 0;  // one pixel, far off
  CHECK(compare_golden(speck, "sample") != "");
}

TEST_CASE("a picture survives PNG, with and without transparency") {
  TemporaryFolder folder;
  for (std::uint8_t alpha : {std::uint8_t{255}, std::uint8_t{128}}) {
    Picture picture(3, 2);
    for (size_t i = 0; i < picture.rgba.size(); ++i)
      picture.rgba[i] = static_cast<std::uint8_t>(i % 4 == 3 ? alpha : 10 * i);
    write_file(folder / "a.png", png_bytes(picture));
    // Cairo multiplies colours by alpha: half of it loses one bit.
    CHECK(difference(read_png(folder / "a.png"), picture, 0).largest <= (alpha == 255 ? 0 : 1));
  }
}
