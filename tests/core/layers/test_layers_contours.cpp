// Contour lines on the page: labels touch nothing, simplified lines stay where they were, levels are nice.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/drawing/contour_labels.h"
#include "core/drawing/simplify.h"
#include "core/drawing/ticks.h"
#include "core/layers/contour_thinning.h"
#include "support_layers.h"

using namespace memscape;

namespace {

struct Segment {
  Point2 a, b;
};

float distance_to(Point2 p, Segment s) {
  Point2 d = s.b - s.a;
  float length = d.x * d.x + d.y * d.y;
  float t = length > 0 ? std::clamp(((p.x - s.a.x) * d.x + (p.y - s.a.y) * d.y) / length, 0.f, 1.f) : 0;
  Point2 q = s.a + t * d;
  return std::hypot(p.x - q.x, p.y - q.y);
}

/// True when the segment comes into the box of this size about `centre`, turned by `degrees`.
bool enters(Segment s, Point2 centre, Point2 size, float degrees) {
  float radians = degrees * std::numbers::pi_v<float> / 180, c = std::cos(radians), w = std::sin(radians);
  auto turned = [&](Point2 p) {
    return Point2{c * (p.x - centre.x) - w * (p.y - centre.y), w * (p.x - centre.x) + c * (p.y - centre.y)};
  };
  Point2 a = turned(s.a), b = turned(s.b);
  constexpr int kSteps = 200;
  for (int k = 0; k <= kSteps; ++k) {
    Point2 p = a + (static_cast<float>(k) / kSteps) * (b - a);
    if (std::abs(p.x) < size.x / 2 && std::abs(p.y) < size.y / 2) return true;
  }
  return false;
}

struct Labelled {
  std::vector<Segment> contours;
  std::vector<Text> labels;
};

/// Lines and texts inside the first plot of a drawing that has contours only.
Labelled contours_in(const Drawing& drawing) {
  Labelled found;
  bool inside = false;
  for (const Shape& shape : drawing.shapes) {
    if (std::holds_alternative<ClipBegin>(shape)) inside = true;
    if (std::holds_alternative<ClipEnd>(shape)) inside = false;
    if (!inside) continue;
    if (auto* text = std::get_if<Text>(&shape)) found.labels.push_back(*text);
    if (auto* lines = std::get_if<Lines>(&shape))
      for (size_t l = 0; l < lines->starts.size(); ++l) {
        size_t end = l + 1 < lines->starts.size() ? lines->starts[l + 1] : lines->points.size();
        for (size_t p = lines->starts[l] + 1; p < end; ++p)
          found.contours.push_back({lines->points[p - 1], lines->points[p]});
      }
  }
  return found;
}

std::string contours_of(const std::string& energy_and_memories, int count) {
  return R"({"memscape": 1, )" + energy_and_memories +
         R"(, "particles": {"kind": "none"}, "layers": {"memories": false,
    "unsupported": false, "contours": {"labels": true, "count": )" +
         std::to_string(count) + "}}}";
}

}  // namespace

TEST_CASE("labels touch no line, no other label and not the border") {
  const std::string scenes[] = {
      R"("energy": {"kind": "lse", "beta": 8, "distance": "full"}, "memories": {"kind": "circle", "count": 9})",
      R"("energy": {"kind": "lse", "beta": 2}, "memories": {"kind": "points", "points": [[-0.8, 0], [0.8, 0]]})",
      R"("energy": {"kind": "lsr", "beta": 1.5}, "memories": {"kind": "circle", "count": 5})",
      R"("energy": {"kind": "lse", "beta": 30}, "memories": {"kind": "random", "count": 60, "dimension": 2, "seed": 3})"};
  for (const std::string& scene : scenes)
    for (int count : {6, 16, 30}) {
      CAPTURE(scene);
      CAPTURE(count);
      Session session = session_of(contours_of(scene, count));
      Style style = make_style("light", 9);
      Layout layout = laid_out(session, 400, 340, style);
      Labelled found = contours_in(compose(session, layout, style, plain_measure));
      REQUIRE_FALSE(found.contours.empty());
      if (count == 6) CHECK_FALSE(found.labels.empty());
      const Rect plot = layout.frames[0].plot;
      for (const Text& label : found.labels) {
        CAPTURE(label.text);
        Point2 size{plain_measure(label.text, label.size, false).x,
                    0.75f * label.size};  // digits are lower than the em
        CHECK(label.angle >= -90);
        CHECK(label.angle <= 90);
        bool crossed = false;
        for (const Segment& segment : found.contours)
          crossed = crossed || enters(segment, label.at, size, label.angle);
        CHECK_FALSE(crossed);
        float radians = label.angle * std::numbers::pi_v<float> / 180;
        Point2 half = (size.x / 2) * Point2{std::cos(radians), -std::sin(radians)};
        CHECK(plot.contains(label.at + half));
        CHECK(plot.contains(label.at - half));
        for (const Text& other : found.labels)
          if (&other != &label)
            CHECK_FALSE(
                enters({other.at - Point2{1, 0}, other.at + Point2{1, 0}}, label.at, size, label.angle));
      }
      auto same_format = [&](const Text& label) {
        auto digits = [](const std::string& text) {
          return text.find('.') == std::string::npos ? 0 : text.size() - text.find('.') - 1;
        };
        return digits(label.text) == digits(found.labels.front().text);
      };
      CHECK(std::all_of(found.labels.begin(), found.labels.end(), same_format));
    }
}

TEST_CASE("a label lies on its line, along it") {
  PageLine line{0, {{10, 50}, {190, 70}}};
  auto labels = place_labels({line}, {{20, 7}}, {0, 0, 200, 100});
  REQUIRE(labels.size() == 1);
  CHECK(distance_to(labels[0].centre, {line.points[0], line.points[1]}) < 1e-3f);
  CHECK(labels[0].angle == doctest::Approx(-std::atan2(20.0, 180.0) * 180 / std::numbers::pi));
  CHECK(labels[0].to - labels[0].from == doctest::Approx(20));
  // A second line through the only free stretch leaves no room.
  std::vector<PageLine> crossed{{0, {{10, 50}, {50, 50}}}, {1, {{30, 0}, {30, 100}}}};
  CHECK(place_labels(crossed, {{24, 7}, {500, 7}}, {0, 0, 200, 100}).empty());
}

TEST_CASE("simplified lines stay within their tolerance and lose most points") {
  std::vector<Point2> circle;
  for (int k = 0; k <= 2000; ++k) {
    float t = static_cast<float>(k) * 2 * std::numbers::pi_v<float> / 2000;
    circle.push_back({100 * std::cos(t), 100 * std::sin(t)});
  }
  for (float tolerance : {0.02f, 0.1f, 1.f}) {
    auto kept = simplified(circle, tolerance);
    CHECK(kept.front() == circle.front());
    CHECK(kept.back() == circle.back());
    // A chord of an arc that is off by e spans 2 sqrt(2 e / r) radians; greedy wedges use at least half of
    // it.
    CHECK(static_cast<double>(kept.size()) < 2 + 2 * std::numbers::pi / std::sqrt(2 * tolerance / 100));
    for (Point2 p : circle) {
      float nearest = INFINITY;
      for (size_t k = 1; k < kept.size(); ++k)
        nearest = std::min(nearest, distance_to(p, {kept[k - 1], kept[k]}));
      CHECK(nearest <= tolerance + 1e-3f);  // float rounding at 100 points
    }
  }
  std::vector<Point2> back{{0, 0}, {5, 0}, {10, 0}, {5, 0}, {2, 0}};
  auto kept = simplified(back, 0.1f);
  CHECK(std::find(kept.begin(), kept.end(), Point2{10, 0}) != kept.end());
}

TEST_CASE("steep slopes keep fewer levels") {
  // E = 100 x on a plot of 100 points: 1 per point, so levels 1 apart lie 1 point apart.
  Field field{{101, 3, 0, 1, 0, 1}, {}, {}, {}};
  for (int j = 0; j < 3; ++j)
    for (int i = 0; i <= 100; ++i) field.energy.push_back(static_cast<float>(i));
  PanelFrame frame{{}, {0, 0, 100, 100}, 0, 1, 0, 1};
  auto kept = [&](float closest) {
    Thinning thinning(field, frame, {1, 2, 3}, closest);
    int count = 0;
    for (int level = 1; level <= 16; ++level) count += thinning.keeps(level, {level / 100.0, 0.5});
    return count;
  };
  CHECK(kept(0.9f) == 16);
  CHECK(kept(1.5f) == 8);
  CHECK(kept(3.f) == 4);
  CHECK(kept(5.f) == 2);
}

TEST_CASE("nice numbers") {
  CHECK(nice_values(-1.5, 1.5, 6) == std::vector<double>{-1.5, -1, -0.5, 0, 0.5, 1, 1.5});
  CHECK(nice_values(0, 1, 4) == std::vector<double>{0, 0.25, 0.5, 0.75, 1});
  CHECK(nice_values(0, 3, 8, 1) == std::vector<double>{0, 1, 2, 3});
  // Whole numbers of a step that is rounded, which is no finer than asked for.
  CHECK(nice_values(-3, 3, 4, 0.5 * (1 - 1e-9)) == std::vector<double>{-2, 0, 2});
  CHECK(nice_values(1, 1, 5).empty());
  CHECK(nice_values(0, INFINITY, 5).empty());
  for (double span : {3e-7, 0.02, 0.7, 1.0, 42.0, 9.9e8})
    for (int count : {2, 5, 10, 16, 30}) {
      double step = nice_step(span, count);
      double digit = step / std::pow(10, std::floor(std::log10(step) + 1e-9));
      CHECK((std::abs(digit - 1) < 1e-9 || std::abs(digit - 2) < 1e-9 || std::abs(digit - 2.5) < 1e-9 ||
             std::abs(digit - 5) < 1e-9));
      auto values = nice_values(-0.3 * span, 0.7 * span, count);
      CHECK(values.size() >= 0.6 * count);  // neighbouring steps are a factor of at most 2 apart
      CHECK(values.size() <= 1.5 * count + 2);
    }
}

TEST_CASE("numbers of one axis are written alike") {
  auto texts = [](std::vector<double> values) {
    std::string all;
    NumberFormat format = format_of(values);
    for (double value : values) all += number_text(value, format) + " ";
    return all + factor_text(format);
  };
  CHECK(texts({-1, -0.5, 0, 0.5}) == "−1.0 −0.5 0.0 0.5 ");
  CHECK(texts({0.25, 0.5}) == "0.25 0.50 ");
  CHECK(texts({100000, 250000}) == "1.0 2.5 ×10⁵");
  CHECK(texts({0, 0.00025}) == "0.0 2.5 ×10⁻⁴");
  CHECK(texts({8, 9, 10}) == "8 9 10 ");
}

TEST_CASE("labels on a steep front stand apart") {
  std::vector<PageLine> lines;
  std::vector<Point2> sizes;
  for (int level = 0; level < 24; ++level) {
    const float y = 40 + 9 * static_cast<float>(level);
    lines.push_back({level, {{10, y}, {150, y}, {290, y}}});
    sizes.push_back({22, 6});
  }
  const std::vector<LineLabel> labels = place_labels(lines, sizes, {0, 0, 300, 300});
  CHECK(labels.size() > 12);
  for (size_t a = 0; a < labels.size(); ++a)
    for (size_t b = 0; b < a; ++b) {
      const Point2 gap{std::abs(labels[a].centre.x - labels[b].centre.x) - 22,
                       std::abs(labels[a].centre.y - labels[b].centre.y) - 6};
      CHECK((gap.x >= 5.9f || gap.y >= 8.9f));
    }
}

TEST_CASE("contour lines go on beyond the colours in the same steps, but not beyond a typed range") {
  auto levels = [](const std::string& view) {
    Session session = session_of(R"({"memscape": 1, "energy": {"kind": "lse", "beta": 8, "distance": "full"},
      "memories": {"kind": "circle", "count": 3, "radius": 0.3}, "particles": {"kind": "none"},
      "layers": {"contours": {"labels": true, "count": 6}, "memories": false, "axes": false, "caption": false}, )" +
                                 view + "}");
    const Style style = make_style("light", 9);
    const Layout layout = laid_out(session, 900, 900, style);
    double highest = -1e9;
    for (const Text& label : contours_in(compose(session, layout, style, plain_measure)).labels)
      highest = std::max(highest, std::atof(label.text.c_str()));
    return std::pair(highest, session.range(0).high);
  };
  const auto [highest, end] = levels(R"("view": {"x": [-3, 3], "y": [-3, 3]})");
  CHECK(highest > end);
  const auto [typed, typed_end] = levels(R"("view": {"x": [-3, 3], "y": [-3, 3], "range": [0, 2]})");
  CHECK(typed <= typed_end);
}
