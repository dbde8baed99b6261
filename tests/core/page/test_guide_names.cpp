// Names of a chart's guides: at their usual place, and elsewhere where they would hide a curve or the legend.
#include <doctest/doctest.h>

#include "core/charts/chart.h"
#include "core/views/guide_names.h"
#include "support_layers.h"

using namespace memscape;

namespace {

/// A plot of 200 x 100 points from (0, 0) to (10, 1), and a guide in it.
struct Plot {
  Style style = make_style("light", 10);
  MeasureText measure = plain_measure;
  PanelState state;
  PanelFrame frame{.plot = {50, 20, 200, 100}, .x_high = 10};
  PanelView view{.panel = state, .frame = frame, .style = style, .measure = measure, .range = {}};
  Chart chart;
  Rect legend{50, 20, 0, 0};

  void add(std::vector<double> x, std::vector<double> y, ChartSeries::Look look = ChartSeries::Look::line) {
    chart.series.push_back({.x = std::move(x), .y = std::move(y), .look = look});
  }
  std::vector<Rect> taken;

  Text name(ChartGuide guide) {
    const Point2 from = guide.vertical ? frame.to_page(guide.at, 0) : frame.to_page(0, guide.at),
                 to = guide.vertical ? frame.to_page(guide.at, 1) : frame.to_page(10, guide.at);
    std::vector<Rect> others = taken;
    const auto text = guide_name(guide, from, to, chart, legend, others, view);
    REQUIRE(text);
    REQUIRE(others.size() == taken.size() + 1);
    return *text;
  }
};

constexpr double level = 0.5;
const ChartGuide exact{.vertical = false, .at = level, .name = "exact"}, upright{.at = 4, .name = "beta"};

}  // namespace

TEST_CASE("a guide's name stands right above its line, or upright right of its upper end") {
  Plot plot;
  const Text name = plot.name(exact);
  CHECK(name.across == Align::end);
  CHECK(name.at.x > 200);
  CHECK(name.at.y < 70);
  const Text top = plot.name(upright);
  CHECK(top.across == Align::start);
  CHECK(top.at.x > 130);
  CHECK(top.at.y < 40);
}

TEST_CASE("the name of a level guide keeps off a curve") {
  Plot above;  // a curve just above the guide, as a loss that settles
  above.add({0, 10}, {0.58, 0.56});
  CHECK(above.name(exact).at.y > 70);
  CHECK(above.name(exact).across == Align::end);
  above.add({4, 10}, {0.45, 0.42});  // and one below on the right: above on the left there is no room either
  CHECK(above.name(exact).across == Align::start);
  CHECK(above.name(exact).at.y > 70);
  Plot gap;  // a line that is broken where the name stands hides nothing
  gap.add({0, 6, 9, 9.5, 10}, {0.58, 0.58, NAN, NAN, NAN});
  CHECK(gap.name(exact).at.y < 70);
}

TEST_CASE("the name of an upright guide keeps off curves, dots and the legend") {
  Plot plot;
  plot.add({4.3, 4.9}, {0.93, 0.93}, ChartSeries::Look::dots);
  CHECK(plot.name(upright).across == Align::end);
  plot.add({0, 10}, {0.93, 0.93});
  CHECK(plot.name(upright).at.y > 100);
  Plot named;
  named.legend = {50, 20, 120, 30};
  CHECK(named.name(upright).at.y > 50);
}

TEST_CASE("names of neighbouring guides stand below each other, and are shortened where they must") {
  Plot plot;
  std::vector<Rect>& taken = plot.taken;
  const Text first = plot.name(upright);
  taken.push_back({first.at.x, first.at.y - 5, 40, 10});
  CHECK(plot.name(upright).at.y > first.at.y + 5);
  const Text longer = plot.name({.at = 4, .name = "a name that is too long for it"});
  CHECK(longer.text.size() < 30);
  CHECK(longer.text.starts_with("a name that"));
}

TEST_CASE("no name in a plot too narrow for any, and none where it is empty") {
  Plot plot;
  plot.frame.plot.width = 10;
  const Point2 from = plot.frame.to_page(0, level), to = plot.frame.to_page(10, level);
  CHECK_FALSE(guide_name(exact, from, to, plot.chart, plot.legend, plot.taken, plot.view));
  CHECK_FALSE(guide_name({.at = 1}, from, to, plot.chart, plot.legend, plot.taken, plot.view));
}
