// The window's painter, through surfaceless EGL: it paints what figures show, in the same places and colours.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <optional>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/drawing/colormap.h"
#include "render/figure/figure_painter.h"
#include "render/figure/png.h"
#include "render/gl/program.h"
#include "render/gl/texture.h"
#include "render/offscreen/offscreen.h"
#include "render/window/mark_picture.h"
#include "support_drawing.h"

using namespace memscape;

namespace {

/// Null, with a message, on a machine without EGL; never in CI.
std::optional<Offscreen> offscreen(GlApi api = GlApi::desktop) {
  static constexpr FontRequest sizes[] = {{18}, {22, true}};
  try {
    return std::optional<Offscreen>(std::in_place, 18.f, sizes, api);
  } catch (const Error& error) {
    if (std::getenv("CI")) throw;
    MESSAGE("skipped: ", error.what());
    return {};
  }
}

Drawing only(Shape shape, float width = 60, float height = 40) {
  return {width, height, {1, 1, 1, 1}, "", {std::move(shape)}};
}

}  // namespace

TEST_CASE("the window shows what the figure shows") {
  auto screen = offscreen();
  if (!screen) return;
  Drawing drawing = sample_drawing();
  Picture figure = paint_picture(drawing, 2), window = screen->paint(drawing, 2);
  Difference d = difference(figure, window, 48);
  // Edges differ by their smoothing and letters by their hinting; surfaces and places do not.
  CHECK(d.share < 0.025);
  if (d.share >= 0.025) {
    write_file("window.png", png_bytes(window));
    write_file("figure.png", png_bytes(figure));
  }
}

TEST_CASE("OpenGL ES 3.0 shows what OpenGL 3.3 shows") {
  std::optional<Picture> pictures[2];
  for (GlApi api : {GlApi::desktop, GlApi::embedded})
    if (auto screen = offscreen(api)) pictures[static_cast<int>(api)] = screen->paint(sample_drawing(), 2);
  if (!pictures[0] || !pictures[1]) return;
  CHECK(difference(*pictures[0], *pictures[1], 1).share == 0);
}

TEST_CASE("row 0 is at the bottom, and colours are those of the map to 1/255, in both painters") {
  auto screen = offscreen();
  if (!screen) return;
  auto field = std::make_shared<Field>();
  field->grid = {5, 5, 0, 1, 0, 1};
  for (int j = 0; j < 5; ++j)
    for (int i = 0; i < 5; ++i) field->energy.push_back(static_cast<float>(j * j + i));
  // Nodes are a pixel apart; the page shows the inner 3 x 3, each on the centre of a pixel.
  Drawing drawing = only(FieldPicture{field, {-0.5f, -0.5f, 4, 4}, {1, 13}, "viridis"}, 3, 3);
  for (const Picture& picture : {screen->paint(drawing, 1), paint_picture(drawing, 1)})
    for (int y = 0; y < 3; ++y)
      for (int x = 0; x < 3; ++x) {
        Colour wanted = colour_at(colormap("viridis"), position_in({1, 13}, field->at(x + 1, 3 - y)));
        CHECK(std::abs(picture.at(x, y)[0] - 255 * wanted.r) <= 1);
        CHECK(std::abs(picture.at(x, y)[1] - 255 * wanted.g) <= 1);
        CHECK(std::abs(picture.at(x, y)[2] - 255 * wanted.b) <= 1);
      }
}

TEST_CASE("an unsupported node takes its own colour, a flat range the middle of the map") {
  auto screen = offscreen();
  if (!screen) return;
  Colour own{0.25f, 0.5f, 0.75f, 1};
  Picture picture =
      screen->paint(only(FieldPicture{row_field(), {0, 0, 30, 30}, {0, 2}, "viridis", own}, 30, 30), 1);
  CHECK(std::abs(picture.at(28, 1)[0] - 64) <= 1);
  CHECK(std::abs(picture.at(28, 1)[2] - 191) <= 1);
  picture = screen->paint(only(FieldPicture{row_field(), {0, 0, 30, 30}, {1, 1}, "grey"}, 30, 30), 1);
  Colour middle = colour_at(colormap("grey"), 0.5f);
  CHECK(std::abs(picture.at(5, 25)[0] - std::lround(255 * middle.r)) <= 1);
}

TEST_CASE("a colour bar has low energy at the bottom, or at the left") {
  auto screen = offscreen();
  if (!screen) return;
  const Colormap& map = colormap("viridis");
  for (bool upright : {true, false}) {
    Drawing drawing = only(ColourBar{upright ? Rect{0, 0, 10, 256} : Rect{0, 0, 256, 10}, "viridis"},
                           upright ? 10 : 256, upright ? 256 : 10);
    for (const Picture& picture : {screen->paint(drawing, 1), paint_picture(drawing, 1)})
      for (int c = 0; c < 3; ++c) {
        const std::uint8_t* low = upright ? picture.at(5, 255) : picture.at(0, 5);
        const std::uint8_t* high = upright ? picture.at(5, 0) : picture.at(255, 5);
        CHECK(std::abs(low[c] - map[0][static_cast<size_t>(c)]) <=
              2);  // half a pixel is half a row of the map
        CHECK(std::abs(high[c] - map[255][static_cast<size_t>(c)]) <= 2);
      }
  }
}

TEST_CASE("clips hold for fields, lines and marks") {
  auto screen = offscreen();
  if (!screen) return;
  Drawing drawing{40, 40, {1, 1, 1, 1}, "", {}};
  drawing.shapes = {ClipBegin{{0, 0, 20, 40}},
                    FieldPicture{row_field(), {0, 0, 40, 20}, {0, 2}, "viridis"},
                    Lines{{{0, 25}, {40, 25}}, {0}, {{0, 0, 0, 1}, 3}},
                    Marks{{{10, 35}, {30, 35}}, Mark::disc, 4},
                    ClipEnd{},
                    Lines{{{0, 30}, {40, 30}}, {0}, {{0, 0, 0, 1}, 2}}};
  Picture picture = screen->paint(drawing, 1);
  for (int y : {10, 25, 35}) {
    CAPTURE(y);
    CHECK(picture.at(10, y)[0] < 128);
    CHECK(picture.at(30, y)[0] == 255);
  }
  CHECK(picture.at(30, 30)[0] < 128);
}

TEST_CASE("more marks and longer lines than 16-bit indices reach") {
  auto screen = offscreen();
  if (!screen) return;
  Marks marks{{}, Mark::disc, 2, {1, 0, 0, 1}};
  for (int i = 0; i < 100000; ++i) {
    const int row = i / 400;
    marks.at.push_back({static_cast<float>(i % 400), static_cast<float>(row) / 2});
  }
  Lines lines{{}, {0}, {{0, 0, 1, 1}, 2}};
  for (int i = 0; i < 60000; ++i)
    lines.points.push_back({static_cast<float>(i) / 150, 150 + 30 * std::sin(static_cast<float>(i) / 3000)});
  Drawing drawing{400, 200, {1, 1, 1, 1}, "", {marks, lines}};
  Picture picture = screen->paint(drawing, 1);
  CHECK(picture.at(399, 124)[2] == 0);  // the last mark
  int last = 150 + static_cast<int>(30 * std::sin(20.f));
  CHECK(picture.at(398, last)[0] < 200);
}

TEST_CASE("very many marks look as few do, within their clip") {
  auto screen = offscreen();
  if (!screen) return;
  Marks few{{}, Mark::star, 6, {1, 0.6f, 0.1f, 0.5f}, {{0.1f, 0.1f, 0.1f, 1}, 1}};
  for (int i = 0; i < 6; ++i)
    few.at.push_back({static_cast<float>(8 + 9 * i), static_cast<float>(10 + 4 * i)});
  Marks many = few;
  // The added ones lie in view of no pixel: their sprites only touch the clip's border.
  for (int i = 0; i < 40000; ++i) many.at.push_back({30, 48});
  auto clipped = [](Marks marks) {
    Drawing drawing = only(ClipBegin{{0, 0, 60, 40}}, 60, 60);
    drawing.shapes.push_back(std::move(marks));
    drawing.shapes.push_back(ClipEnd{});
    return drawing;
  };
  Picture rectangles = screen->paint(clipped(few), 1), layer = screen->paint(clipped(many), 1);
  CHECK(difference(rectangles, layer, 2).share == 0);  // two roundings of a blend
  CHECK(difference(rectangles, screen->paint(only(Lines{}, 60, 60), 1), 2).share > 0.05);
}

TEST_CASE("a mark's sprite looks as Cairo paints the mark") {
  const Colour fill{1, 0.6f, 0.1f, 0.8f}, rim{0.1f, 0.2f, 0.3f, 1};
  for (Mark mark : {Mark::disc, Mark::star, Mark::cross, Mark::triangle, Mark::diamond, Mark::square})
    for (float radius : {2.f, 4.5f, 12.f})
      for (float width : {0.f, 0.7f, 1.5f}) {
        CAPTURE(static_cast<int>(mark));
        CAPTURE(radius);
        CAPTURE(width);
        const float side = 2 * std::ceil(1.25f * radius + width + 1);
        Drawing drawing{side, side, {0, 0, 0, 0}, "", {}};
        drawing.shapes = {Polygons{{{0, 0}, {side, 0}, {side, side}, {0, side}}, {0}, {1, 1, 1, 1}}};
        Drawing painted = drawing;
        painted.shapes.push_back(Marks{{{side / 2, side / 2}}, mark, radius, fill, {rim, width}});
        // Laid over the same white page.
        Picture sprite = mark_picture({{}, mark, radius, fill, {rim, width}}, static_cast<int>(side));
        for (size_t p = 0; p < sprite.rgba.size(); p += 4) {
          const int a = sprite.rgba[p + 3];
          for (size_t c = p; c < p + 3; ++c)
            sprite.rgba[c] = static_cast<std::uint8_t>((sprite.rgba[c] * a + 255 * (255 - a) + 127) / 255);
          sprite.rgba[p + 3] = 255;
        }
        const Difference d = difference(paint_picture(painted, 1), sprite, 48);
        CHECK(d.share < 0.05);
      }
}

TEST_CASE("an L is filled but for its notch, whichever way it turns") {
  auto screen = offscreen();
  if (!screen) return;
  Polygons polygons{{{5, 5}, {55, 5}, {55, 15}, {20, 15}, {20, 35}, {5, 35}}, {0}, {0, 0, 0, 1}, false};
  for (int turn = 0; turn < 2; ++turn) {
    Picture picture = screen->paint(only(polygons), 1);
    CHECK(picture.at(50, 10)[0] == 0);
    CHECK(picture.at(10, 30)[0] == 0);
    CHECK(picture.at(40, 25)[0] == 255);
    std::reverse(polygons.points.begin(), polygons.points.end());
  }
}

TEST_CASE("both painters measure text alike") {
  auto screen = offscreen();
  if (!screen) return;
  Point2 window = screen->painter().measure(2)("stored memory", 9, false);
  Point2 figure = figure_measure()("stored memory", 9, false);
  CHECK(window.x == doctest::Approx(figure.x).epsilon(0.05));  // hinted advances are whole pixels
  CHECK(window.y == doctest::Approx(figure.y));
}

TEST_CASE("handles free what they own, once") {
  auto screen = offscreen();
  if (!screen) return;
  gl::Texture a = gl::colour_texture(Picture(2, 2)), b = gl::colour_texture(Picture(2, 2));
  GLuint first = a.name(), second = b.name();
  a = std::move(b);
  CHECK(a.name() == second);
  CHECK(glIsTexture(first) == GL_FALSE);
  gl::Texture c(std::move(a));
  CHECK(!a);  // NOLINT(bugprone-use-after-move): that it is empty then is what is tested
  CHECK(glIsTexture(second) == GL_TRUE);
  c = {};
  CHECK(glIsTexture(second) == GL_FALSE);
}

TEST_CASE("a field's texture goes with the field") {
  auto screen = offscreen();
  if (!screen) return;
  auto field = row_field();
  screen->paint(only(FieldPicture{field, {0, 0, 30, 30}, {0, 2}, "viridis"}), 1);
  CHECK(screen->painter().textures() == 1);
  screen->paint(only(FieldPicture{field, {0, 0, 30, 30}, {0, 1}, "magma"}), 1);
  CHECK(screen->painter().textures() == 1);
  field.reset();
  screen->paint(only(Lines{}), 1);
  CHECK(screen->painter().textures() == 0);
}

TEST_CASE("a shader that does not compile is told in one sentence") {
  auto screen = offscreen();
  if (!screen) return;
  const char* good = "void main() { gl_Position = vec4(0); }\n";
  CHECK_THROWS_WITH_AS(gl::build_program("broken", good, "nonsense\n"), doctest::Contains("broken.frag"),
                       Error);
  CHECK_THROWS_WITH_AS(gl::build_program("missing"), doctest::Contains("missing.vert"), Error);
}
