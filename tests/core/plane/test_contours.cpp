// Contours against circles of known radius, saddles that are decided by their centre, and the border of the
// support.
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "core/plane/contours.h"

using namespace memscape;

namespace {

template <class Function>
Field field_of(int width, int height, double half, const Function& energy) {
  Field field{{width, height, -half, half, -half, half}, {}, {}, {}};
  for (int j = 0; j < height; ++j)
    for (int i = 0; i < width; ++i)
      field.energy.push_back(static_cast<float>(energy(field.grid.x(i), field.grid.y(j))));
  return field;
}

double length_of(const ContourLine& line) {
  double length = 0;
  for (size_t p = 1; p < line.points.size(); ++p)
    length += std::hypot(line.points[p].u - line.points[p - 1].u, line.points[p].v - line.points[p - 1].v);
  if (line.closed)
    length += std::hypot(line.points[0].u - line.points.back().u, line.points[0].v - line.points.back().v);
  return length;
}

/// Twice the enclosed area, positive when counter-clockwise.
double turning(const ContourLine& line) {
  double sum = 0;
  for (size_t p = 0; p < line.points.size(); ++p) {
    const PlanePoint &a = line.points[p], &b = line.points[(p + 1) % line.points.size()];
    sum += a.u * b.v - a.v * b.u;
  }
  return sum;
}

}  // namespace

TEST_CASE("contours of x^2 + y^2 are circles") {
  Field field = field_of(301, 301, 1.5, [](double x, double y) { return x * x + y * y; });
  const double levels[] = {0.04, 0.25, 1.0, 1.96};
  auto contours = trace_contours(field, levels);
  REQUIRE(contours.size() == 4);
  const double h = 0.01;
  for (const Contour& contour : contours) {
    double r = std::sqrt(contour.level);
    CAPTURE(r);
    REQUIRE(contour.lines.size() == 1);
    const ContourLine& line = contour.lines.front();
    CHECK(line.closed);
    // Linear interpolation of a quadratic on a cell of side h is off by at most h²/4 in energy, so by h²/(8
    // r) along r; float energies add 1e-7.
    for (const PlanePoint& p : line.points)
      CHECK(std::abs(std::hypot(p.u, p.v) - r) < h * h / (8 * r) + 1e-6);
    // A polygon with sides of at most sqrt(2) h is shorter than its circle by at most (side / r)² / 24.
    double expected = 2 * std::numbers::pi * r;
    CHECK(std::abs(length_of(line) - expected) <
          expected * (h * h / (12 * r * r) + h * h / (8 * r * r) + 1e-5));
    // Higher ground on the left: clockwise round a minimum.
    CHECK(turning(line) < 0);
  }
}

TEST_CASE("a contour that leaves the field is open and ends at its border") {
  Field field = field_of(101, 101, 1.0, [](double x, double y) { return x * x + y * y; });
  const double levels[] = {1.44};
  auto lines = trace_contours(field, levels)[0].lines;
  CHECK(lines.size() == 4);
  for (const ContourLine& line : lines) {
    CHECK_FALSE(line.closed);
    for (const PlanePoint& p : {line.points.front(), line.points.back()})
      CHECK(std::max(std::abs(p.u), std::abs(p.v)) == doctest::Approx(1.0));
  }
}

TEST_CASE("a saddle cell is decided by the mean of its corners") {
  // Corners (0, 0) and (1, 1) are high. Level 0.4 lies below the mean 0.5, so high ground is joined through
  // the centre.
  Field field{{2, 2, 0, 1, 0, 1}, {1, 0, 0, 1}, {}, {}};
  for (double level : {0.4, 0.6}) {
    CAPTURE(level);
    const double levels[] = {level};
    auto lines = trace_contours(field, levels)[0].lines;
    REQUIRE(lines.size() == 2);
    bool joined = level < 0.5;
    for (const ContourLine& line : lines) {
      REQUIRE(line.points.size() == 2);
      // Each line cuts off one corner: a low one when high ground is joined, else a high one.
      PlanePoint middle{(line.points[0].u + line.points[1].u) / 2, (line.points[0].v + line.points[1].v) / 2};
      bool near_low = (middle.u > 0.5) != (middle.v > 0.5);
      CHECK(near_low == joined);
    }
  }
}

TEST_CASE("lines end at the unsupported region and never interpolate through it") {
  Field field =
      field_of(201, 201, 1.0, [](double x, double y) { return x > 0.301 ? INFINITY : x * x + y * y; });
  const double levels[] = {0.25, 0.64};
  for (const Contour& contour : trace_contours(field, levels)) {
    REQUIRE(contour.lines.size() == 1);
    const ContourLine& line = contour.lines.front();
    CHECK_FALSE(line.closed);
    for (const PlanePoint& p : line.points) {
      REQUIRE(std::isfinite(p.u));
      CHECK(p.u <= 0.3 + 1e-6);
      CHECK(std::abs(std::hypot(p.u, p.v) - std::sqrt(contour.level)) <
            1e-4);  // h²/(8 r) with h = 0.01, and float
    }
    for (const PlanePoint& p : {line.points.front(), line.points.back()})
      CHECK(p.u > 0.28);  // within a cell of the border
  }
  auto border = trace_border(field, 0);
  REQUIRE(border.size() == 1);
  for (const PlanePoint& p : border.front().points) CHECK(std::abs(p.u - 0.305) < 1e-9);
}

TEST_CASE("a smoothed border keeps its place") {
  Field field =
      field_of(201, 201, 1.0, [](double x, double y) { return std::hypot(x, y) < 0.6 ? 0 : INFINITY; });
  auto border = trace_border(field);
  REQUIRE(border.size() == 1);
  CHECK(border.front().closed);
  for (const PlanePoint& p : border.front().points)
    CHECK(std::abs(std::hypot(p.u, p.v) - 0.6) < 0.01);  // one cell
}

TEST_CASE("fields without lines") {
  const double levels[] = {0.5};
  CHECK(trace_contours(Field{{1, 1, 0, 1, 0, 1}, {0.f}, {}, {}}, levels)[0].lines.empty());
  CHECK(trace_contours(Field{}, levels)[0].lines.empty());
  CHECK(trace_contours(field_of(20, 20, 1, [](double, double) { return 0.5; }), levels)[0].lines.empty());
  CHECK(
      trace_contours(field_of(20, 20, 1, [](double, double) { return INFINITY; }), levels)[0].lines.empty());
}

TEST_CASE("many levels at once equal one at a time") {
  Field field =
      field_of(120, 90, 2.0, [](double x, double y) { return std::sin(3 * x) * std::cos(2 * y) + 0.1 * x; });
  std::vector<double> levels;
  for (int k = -8; k <= 8; ++k) levels.push_back(k * 0.1);
  auto all = trace_contours(field, levels);
  for (size_t k = 0; k < levels.size(); ++k) {
    auto one = trace_contours(field, std::span(&levels[k], 1));
    REQUIRE(one[0].lines.size() == all[k].lines.size());
    for (size_t l = 0; l < one[0].lines.size(); ++l) CHECK(one[0].lines[l].points == all[k].lines[l].points);
  }
}
