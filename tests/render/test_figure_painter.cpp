// Figures in all three forms: what they contain, that they are reproducible, and what is said when they
// cannot be written.
#include <doctest/doctest.h>

#include <cmath>

#include "core/base/error.h"
#include "core/drawing/colormap.h"
#include "render/figure/figure_painter.h"
#include "render/figure/png.h"
#include "support_drawing.h"

using namespace memscape;

namespace {

std::string sentence_of(const std::filesystem::path& file, double pixels_per_point = 1) {
  try {
    write_figure(sample_drawing(), file, pixels_per_point);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

std::uint32_t word_at(const std::string& bytes, size_t at) {
  std::uint32_t word = 0;
  for (size_t i = 0; i < 4; ++i) word = word << 8 | static_cast<unsigned char>(bytes[at + i]);
  return word;
}

bool has_program(const char* name) {
  return !output_of(std::string("command -v ") + name).empty();
}

Drawing field_drawing() {
  Drawing d{30, 30, {1, 1, 1, 1}, "", {}};
  d.shapes.push_back(FieldPicture{row_field(), {0, 0, 30, 30}, {0, 2}, "viridis"});
  return d;
}

}  // namespace

TEST_CASE("a PNG has the size and the resolution that was asked for") {
  TemporaryFolder folder;
  write_figure(sample_drawing(), folder / "a.PNG", 150.0 / 72);
  std::string bytes = bytes_of(folder / "a.PNG");
  Picture picture = read_png(folder / "a.PNG");
  CHECK(picture.width == 625);
  CHECK(picture.height == 469);
  size_t chunk = bytes.find("pHYs");
  REQUIRE(chunk != std::string::npos);
  CHECK(word_at(bytes, chunk + 4) == 5906);  // 150 / 0.0254
  CHECK(bytes[chunk + 12] == 1);
}

TEST_CASE("equal drawings give equal bytes in every form") {
  TemporaryFolder folder;
  for (const char* ending : {".png", ".svg", ".pdf"}) {
    CAPTURE(ending);
    write_figure(sample_drawing(), folder / (std::string("a") + ending), 1);
    write_figure(sample_drawing(), folder / (std::string("b") + ending), 1);
    CHECK(bytes_of(folder / (std::string("a") + ending)) == bytes_of(folder / (std::string("b") + ending)));
  }
  size_t files = 0;
  for ([[maybe_unused]] const auto& each : std::filesystem::directory_iterator(folder.path())) ++files;
  CHECK(files == 6);  // no temporary file stays
}

TEST_CASE("an SVG keeps text as text, one picture per field, and is small and valid") {
  TemporaryFolder folder;
  write_figure(sample_drawing(), folder / "a.svg", 1);
  std::string svg = bytes_of(folder / "a.svg");
  CHECK(svg.find(">E(x) = -(1/β) log Σ exp(-β‖x - ξ‖²) &amp; x₁ ∈ ℝ²</text>") != std::string::npos);
  CHECK(svg.find("<title>A sample &lt;of&gt; shapes</title>") != std::string::npos);
  CHECK(svg.find("width=\"300pt\" height=\"225pt\" viewBox=\"0 0 300 225\"") != std::string::npos);
  CHECK(svg.find("text-anchor=\"middle\"") != std::string::npos);
  CHECK(svg.find("rotate(-90)") != std::string::npos);
  CHECK(svg.find("paint-order=\"stroke\"") != std::string::npos);
  CHECK(svg.find("stroke-dasharray=\"6 4\"") != std::string::npos);
  size_t images = 0;
  for (size_t at = 0; (at = svg.find("<image", at)) != std::string::npos; ++at) ++images;
  CHECK(images == 2);
  CHECK(svg.size() < 40000);
  if (has_program("xmllint")) {
    std::string file = (folder / "a.svg").string();
    CHECK(output_of("xmllint --noout " + file + " 2>&1 && echo valid") == "valid\n");
  }
}

TEST_CASE("an SVG replaces what XML forbids") {
  Drawing d{10, 10, {}, "", {}};
  d.shapes.push_back(
      Text{"a\x01"
           "b\xff"
           "c<d>",
           {5, 5}});
  TemporaryFolder folder;
  write_figure(d, folder / "a.svg", 1);
  CHECK(bytes_of(folder / "a.svg")
            .find(">a\xEF\xBF\xBD"
                  "b\xEF\xBF\xBD"
                  "c&lt;d&gt;<") != std::string::npos);
}

TEST_CASE("a PDF has its page size, its title and its text") {
  TemporaryFolder folder;
  write_figure(sample_drawing(), folder / "a.pdf", 1);
  std::string file = (folder / "a.pdf").string();
  CHECK(bytes_of(file).substr(0, 5) == "%PDF-");
  if (!has_program("pdfinfo")) return;
  std::string info = output_of("pdfinfo " + file);
  CHECK(info.find("300 x 225 pts") != std::string::npos);
  CHECK(info.find("A sample <of> shapes") != std::string::npos);
  CHECK(info.find("Pages:           1") != std::string::npos);
  std::string text = output_of("pdftotext " + file + " -");
  CHECK(text.find("Bold title") != std::string::npos);
  CHECK(text.find("log Σ exp") != std::string::npos);
  std::string fonts = output_of("pdffonts " + file);
  CHECK(fonts.find("Inter") != std::string::npos);
  CHECK(fonts.find(" no  no ") == std::string::npos);
  std::string images = output_of("pdfimages -list " + file);
  CHECK(images.find(" 121 ") != std::string::npos);  // the field's own resolution
}

TEST_CASE("row 0 of a field is at the bottom and colours go through the map exactly") {
  Picture picture = paint_picture(field_drawing(), 1);
  const Colormap& map = colormap("viridis");
  // A pixel at the border lies half a pixel inside its node: 1/30 of the step between two nodes, 4 rows of
  // the map.
  struct {
    int y;
    size_t index;
  } ends[] = {{29, 0}, {0, 255}};
  for (const auto& end : ends)
    for (size_t c = 0; c < 3; ++c) {
      CAPTURE(end.y);
      CHECK(std::abs(picture.at(1, end.y)[c] - map[end.index][c]) <= 10);
    }
  CHECK(std::abs(picture.at(29, 0)[0] - 191) <= 8);  // unsupported: grey
  Drawing plain{3, 3, {1, 1, 1, 1}, "", {}};
  // Each node is the centre of a pixel of the page here, so no colour is mixed.
  plain.shapes.push_back(FieldPicture{row_field(), {0.5f, 0.5f, 2, 2}, {0, 2}, "viridis"});
  plain.shapes.push_back(ClipBegin{{0, 0, 3, 3}});
  Picture nodes = paint_picture(plain, 1);
  for (int c = 0; c < 3; ++c) {
    int middle = static_cast<int>(
        std::lround((map[127][static_cast<size_t>(c)] + map[128][static_cast<size_t>(c)]) / 2.0));
    CHECK(std::abs(nodes.at(1, 1)[c] - middle) <= 1);
  }
}

TEST_CASE("text is measured in proportion to its size, and a bold one is wider") {
  MeasureText measure = figure_measure();
  Point2 small = measure("stored memory", 9, false), large = measure("stored memory", 18, false);
  CHECK(large.x == doctest::Approx(2 * small.x).epsilon(0.01));
  CHECK(large.y == doctest::Approx(2 * small.y));
  CHECK(measure("stored memory", 9, true).x > small.x);
  CHECK(measure("", 9, false).x == 0);
}

TEST_CASE("what cannot be written is told in one sentence and leaves nothing behind") {
  TemporaryFolder folder;
  CHECK(sentence_of(folder / "a.gif").find("use .png, .svg or .pdf.") != std::string::npos);
  CHECK(sentence_of(folder / "a").find("use .png, .svg or .pdf.") != std::string::npos);
  CHECK(sentence_of(folder / "missing/a.png").find("No such file or directory") != std::string::npos);
  CHECK(sentence_of("/dev/full/a.svg").find("could not be written") != std::string::npos);
  CHECK(sentence_of(folder / "a.png", 1000).find("300000 pixels") != std::string::npos);
  std::filesystem::create_directory(folder / "folder.pdf");
  CHECK(sentence_of(folder / "folder.pdf").find("it is a folder") != std::string::npos);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a long line that crosses itself looks like the short lines that it is made of") {
  // A translucent zigzag of 3000 segments whose strokes lie over each other many times: every pixel within it
  // has the colour of a single stroke.
  Drawing d{40, 40, {1, 1, 1, 1}, "", {}};
  Lines lines;
  lines.stroke = {{1, 0, 0, 0.5f}, 3};
  lines.begin();
  for (int i = 0; i <= 3000; ++i)
    lines.points.push_back({i % 2 ? 35.f : 5.f, 5 + 30 * static_cast<float>(i % 600) / 600});
  d.shapes.push_back(lines);
  const Picture picture = paint_picture(d, 1);
  for (int y = 10; y < 30; ++y)
    for (int x = 10; x < 30; ++x) {
      const size_t at = 4 * (static_cast<size_t>(y) * picture.width + x);
      CHECK(picture.rgba[at] == 255);
      CHECK(std::abs(picture.rgba[at + 1] - 128) <= 1);  // rounding of one blend
    }
}

TEST_CASE("dashes go on evenly along a long line") {
  // One straight line in 4000 segments against the same in one.
  auto dashed = [](int segments) {
    Drawing d{200, 10, {1, 1, 1, 1}, "", {}};
    Lines lines;
    lines.stroke = {{0, 0, 0, 1}, 4, 7, 5};
    lines.begin();
    for (int i = 0; i <= segments; ++i) lines.points.push_back({200 * static_cast<float>(i) / segments, 5});
    d.shapes.push_back(lines);
    return paint_picture(d, 1);
  };
  const Picture many = dashed(4000), one = dashed(1);
  REQUIRE(many.rgba.size() == one.rgba.size());
  int off = 0;
  for (size_t i = 0; i < one.rgba.size(); ++i) off = std::max(off, std::abs(many.rgba[i] - one.rgba[i]));
  CHECK(off <= 64);  // the end of a dash that falls where pieces overlap is blended twice: a quarter at most
}
