// Which energies colours tell apart: those about the memories, whatever the corners of the view do.
#include <doctest/doctest.h>

#include <cmath>
#include <functional>

#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "core/session/session.h"

using namespace memscape;

namespace {

Field field_of(const std::function<double(double, double)>& energy, double half = 3) {
  Field field;
  prepare(field, {121, 121, -half, half, -half, half}, false);
  for (int j = 0; j < 121; ++j)
    for (int i = 0; i < 121; ++i)
      field.energy[static_cast<size_t>(j) * 121 + i] =
          static_cast<float>(energy(field.grid.x(i), field.grid.y(j)));
  return field;
}

Range told(const Field& field, const std::vector<PlanePoint>& memories,
           const std::vector<PlanePoint>& starts = {}) {
  return told_apart(field, colour_range(field), memories, starts);
}

double bowl(double x, double y) {
  return std::pow(x * x + y * y, 2);
}

}  // namespace

TEST_CASE("corners above the memories are cut off, three quarters of the view and a minimum never") {
  const Field field = field_of(bowl);
  const std::vector<PlanePoint> memories{{-1, 0}, {1, 0}, {0, 1}};
  const Range usual = colour_range(field), painted = told(field, memories);
  CHECK(painted.low == usual.low);
  CHECK(painted.high < 0.7 * usual.high);
  const double most = std::pow(27 / M_PI, 2);  // on the circle that holds three quarters of the square
  CHECK(painted.high > most);
  CHECK(told(field, memories, {{2.5, 2.2}, {2.5, -2.2}, {2.2, 2.2}}).high > bowl(2.2, 2.2));
}

TEST_CASE("a lone deep minimum keeps its colours, a landscape that falls off is cut below") {
  const auto well = [](double x, double y) { return -std::exp(-200 * ((x - 2) * (x - 2) + y * y)); };
  CHECK(told(field_of(well), {{-1, 0}, {-1, 1}, {-2, 0}}).low < -0.99);
  const auto slide = [](double x, double y) { return bowl(x, y) * (x > 0 ? -1 : 1); };
  const Range painted = told(field_of(slide), {{-0.5, 0}, {0.5, 0}, {0, 0.5}});
  CHECK(painted.low > 0.5 * -bowl(3, 3));
  CHECK(painted.low < -bowl(0.5, 0));
  CHECK(painted.high > bowl(0.5, 0));
}

TEST_CASE("where little would be cut off all energies have colours of their own") {
  const Field even = field_of([](double x, double y) { return std::sin(3 * x) * std::cos(3 * y); });
  CHECK(told(even, {{0, 0}, {1, 1}, {1, 0}}) == colour_range(even));
  const Field flat = field_of([](double, double) { return 2.0; });
  CHECK(told(flat, {{0, 0}, {1, 1}, {1, 0}}) == Range{2, 2});
}

TEST_CASE("presets have most of their colours where their memories are") {
  for (const char* name : {"ghost-minimum", "random-hundred", "four-betas"}) {
    CAPTURE(name);
    Session session;
    session.update(preset_scene(name));
    const int panels = static_cast<int>(session.panels().size());
    for (int i = 0; i < panels; ++i)
      session.set_field(i, Session::compute_field(session.panels()[static_cast<size_t>(i)], 160, 120));
    const Range usual = session.panels()[0].colours.usual, painted = session.range(0);
    CHECK(painted.high - painted.low < 0.65 * (usual.high - usual.low));
    CHECK(session.beyond(0).above);
    CHECK_FALSE(session.beyond(0).below);
    for (int i = 0; i < panels; ++i) {
      const PanelState& panel = session.panels()[static_cast<size_t>(i)];
      Vector energies(panel.Xi->cols());
      panel.energy->batch(*panel.Xi, energies, nullptr);
      const double zero = session.zero(i), high = session.range(i).high - zero;
      CHECK((energies.array() - zero < high).all());
    }
  }
}

TEST_CASE("a typed range stays as typed, and tells what lies beyond it") {
  Session session;
  session.update(parse_scene(R"({"memscape": 1, "memories": {"kind": "circle", "count": 4},
    "view": {"range": [0.1, 0.2]}})"));
  session.set_field(0, Session::compute_field(session.panels()[0], 64, 64));
  CHECK(session.range(0) == Range{0.1, 0.2});
  CHECK(session.beyond(0).below);
  CHECK(session.beyond(0).above);
  session.forget_results();
  CHECK(session.panels()[0].result<Field>() == nullptr);
  CHECK_FALSE(session.beyond(0).above);
}
