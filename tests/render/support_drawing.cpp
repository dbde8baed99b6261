// The sample lies on a light page; its numbers have no meaning beyond showing every shape.
#include "support_drawing.h"

#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <numbers>
#include <random>

namespace memscape {
namespace {

std::shared_ptr<const Field> bowl_field() {
  auto field = std::make_shared<Field>();
  field->grid = {121, 91, -1, 1, -1, 1};
  for (int j = 0; j < 91; ++j)
    for (int i = 0; i < 121; ++i) {
      double x = field->grid.x(i), y = field->grid.y(j);
      bool outside = x + y > 1.5;
      field->energy.push_back(outside ? INFINITY : static_cast<float>(x * x + 2 * (y - 0.3) * (y - 0.3)));
    }
  return field;
}

Lines rings(Point2 centre) {
  Lines lines;
  lines.closed = true;
  lines.stroke = {{1, 1, 1, 0.8f}, 1.2f};
  for (float r = 10; r <= 60; r += 10) {
    lines.begin();
    for (int k = 0; k < 90; ++k) {
      float a = static_cast<float>(2 * std::numbers::pi * k / 90);
      lines.points.push_back(centre + Point2{r * std::cos(a), r * std::sin(a)});
    }
  }
  return lines;
}

}  // namespace

std::shared_ptr<const Field> row_field() {
  auto field = std::make_shared<Field>();
  field->grid = {3, 3, 0, 1, 0, 1};
  field->energy = {0, 0, 0, 1, 1, 1, 2, 2, INFINITY};
  return field;
}

Drawing sample_drawing() {
  Rect plot{40, 20, 200, 150};
  Colour ink{0.1f, 0.1f, 0.12f, 1};
  Drawing d{300, 225, {1, 1, 1, 1}, "A sample <of> shapes", {}};
  d.shapes.push_back(FieldPicture{bowl_field(), plot, {0, 3}, "viridis"});
  d.shapes.push_back(ClipBegin{plot});
  d.shapes.push_back(rings({180, 60}));
  d.shapes.push_back(Lines{{{40, 170}, {140, 60}, {240, 170}}, {0}, {{1, 0.6f, 0.2f, 1}, 2, 6, 4}});
  d.shapes.push_back(ClipEnd{});
  d.shapes.push_back(
      Polygons{{{60, 40}, {110, 40}, {110, 80}, {85, 55}, {60, 80}}, {0}, {0, 0.45f, 0.7f, 0.8f}, false});
  d.shapes.push_back(Polygons{
      {{120, 40}, {140, 40}, {130, 60}, {150, 70}, {170, 80}, {150, 90}}, {0, 3}, {0.9f, 0.6f, 0, 1}});
  float x = 60;
  for (Mark mark : {Mark::disc, Mark::star, Mark::cross, Mark::triangle, Mark::diamond, Mark::square}) {
    d.shapes.push_back(Marks{{{x, 110}, {x, 130}}, mark, 5, {1, 0.65f, 0.1f, 1}, {ink, 1}});
    x += 25;
  }
  d.shapes.push_back(Lines{{{40, 20}, {240, 20}, {240, 170}, {40, 170}}, {0}, {ink, 1}, true});
  d.shapes.push_back(Text{"E(x) = -(1/β) log Σ exp(-β‖x - ξ‖²) & x₁ ∈ ℝ²",
                          {140, 200},
                          9,
                          Align::middle,
                          Align::middle,
                          0,
                          false,
                          ink});
  d.shapes.push_back(Text{"turned", {20, 95}, 9, Align::middle, Align::middle, 90, false, ink});
  d.shapes.push_back(
      Text{"-1.25", {180, 60}, 9, Align::middle, Align::middle, 30, false, ink, {1, 1, 1, 0.9f}});
  d.shapes.push_back(Text{"Bold title", {40, 18}, 11, Align::start, Align::end, 0, true, ink});
  d.shapes.push_back(ColourBar{{255, 20, 10, 150}, "viridis"});
  return d;
}

TemporaryFolder::TemporaryFolder() {
  path_ =
      std::filesystem::temp_directory_path() / ("memscape-test-" + std::to_string(std::random_device{}()));
  std::filesystem::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string output_of(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) return "";
  std::string text;
  char buffer[4096];
  while (size_t count = std::fread(buffer, 1, sizeof buffer, pipe)) text.append(buffer, count);
  return pclose(pipe) == 0 ? text : "";
}

}  // namespace memscape
