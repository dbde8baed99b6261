// A raster fills its rectangle from edge to edge, its first row at the top, in every painter.
#include <doctest/doctest.h>

#include <cstdlib>
#include <optional>

#include "core/base/error.h"
#include "render/figure/figure_painter.h"
#include "render/figure/png.h"
#include "render/offscreen/offscreen.h"
#include "render/svg/svg_painter.h"
#include "support_drawing.h"

using namespace memscape;

namespace {

/// 40 x 40 pixels in four quarters: red, green over blue, transparent.
Drawing four_colours() {
  const std::uint8_t quarters[4][4] = {
      {255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {128, 128, 128, 0}};
  auto pixels = std::make_shared<std::vector<std::uint8_t>>();
  for (int y = 0; y < 40; ++y)
    for (int x = 0; x < 40; ++x) {
      const auto& colour = quarters[2 * (y / 20) + x / 20];
      pixels->insert(pixels->end(), colour, colour + 4);
    }
  Drawing drawing{60, 60, {1, 1, 1, 1}, "", {}};
  drawing.shapes.emplace_back(Raster{40, 40, pixels, {10, 10, 40, 40}});
  return drawing;
}

bool is(const std::uint8_t* pixel, int r, int g, int b) {
  return std::abs(pixel[0] - r) <= 2 && std::abs(pixel[1] - g) <= 2 && std::abs(pixel[2] - b) <= 2;
}

void check_places(const Picture& picture) {
  CHECK(is(picture.at(12, 12), 255, 0, 0));
  CHECK(is(picture.at(47, 12), 0, 255, 0));
  CHECK(is(picture.at(12, 47), 0, 0, 255));
  CHECK(is(picture.at(47, 47), 255, 255, 255));
  CHECK(is(picture.at(8, 8), 255, 255, 255));
  CHECK(is(picture.at(51, 20), 255, 255, 255));
}

}  // namespace

TEST_CASE("a figure shows a raster upright and in its place") {
  check_places(paint_picture(four_colours(), 1));
}

TEST_CASE("the window shows a raster as the figure does") {
  static constexpr FontRequest sizes[] = {{18}, {22, true}};
  try {
    Offscreen screen(18.f, sizes);
    check_places(screen.paint(four_colours(), 1));
  } catch (const Error& error) {
    if (std::getenv("CI")) throw;
    MESSAGE("skipped: ", error.what());
  }
}

TEST_CASE("an SVG holds a raster as one image") {
  const std::string svg = svg_text(four_colours());
  CHECK(svg.find("<image x=\"10\" y=\"10\" width=\"40\" height=\"40\"") != std::string::npos);
  CHECK(svg.find("<image", svg.find("<image") + 1) == std::string::npos);
  TemporaryFolder folder;
  write_figure(four_colours(), folder / "a.svg", 1);
  std::string picture = (folder / "a.png").string();
  if (output_of("command -v rsvg-convert").empty()) return;
  output_of("rsvg-convert -w 60 -h 60 -o " + picture + " " + (folder / "a.svg").string());
  check_places(read_png(picture));
}

TEST_CASE("a PDF shows a raster upright and in its place") {
  TemporaryFolder folder;
  write_figure(four_colours(), folder / "a.pdf", 1);
  if (output_of("command -v pdftoppm").empty()) return;
  output_of("pdftoppm -r 72 -png -singlefile " + (folder / "a.pdf").string() + " " + (folder / "a").string());
  Picture picture = read_png(folder / "a.png");
  check_places(picture);
}

TEST_CASE("a raster without its pixels paints nothing") {
  Drawing drawing{20, 20, {1, 1, 1, 1}, "", {}};
  drawing.shapes.push_back(Raster{4, 4, nullptr, {0, 0, 20, 20}});
  drawing.shapes.push_back(
      Raster{4, 4, std::make_shared<const std::vector<std::uint8_t>>(12), {0, 0, 20, 20}});
  CHECK(is(paint_picture(drawing, 1).at(10, 10), 255, 255, 255));
  CHECK(svg_text(drawing).find("<image") == std::string::npos);
}
