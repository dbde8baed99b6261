// Where the minima lie against β or K: one coordinate of each, along its branch, in the colour of the nearest
// memory; emergent ones dashed.
#include <cmath>
#include <limits>
#include <map>

#include "core/charts/sweep_axis.h"

namespace memscape {
namespace {

constexpr double longest_jump = 0.1;  // of a branch between two samples, as a share of the view
constexpr Eigen::Index most_named = 12;

/// The coordinate that is drawn: x1 or x2 of the space, or of the view's plane for D > 2.
double coordinate(const PanelState& panel, const Vector& x) {
  const int axis = panel.scene.sweep.axis == "x2" && x.size() > 1 ? 1 : 0;
  return x.size() > 2 ? panel.plane.project(x)[axis] : x[axis];
}

/// Series by nearest memory and emergence.
class Branches {
 public:
  /// As far as `last`.
  Branches(const PanelState& panel, bool dots, double last) : panel_(panel), dots_(dots), last_(last) {}

  void add(const Sweep& sweep, const SweepBranch& branch) {
    const SweepMinimum* before = nullptr;
    double before_at = 0;
    for (const auto& [s, m] : branch.places) {
      const SweepSample& sample = sweep.samples[static_cast<size_t>(s)];
      const SweepMinimum& minimum = sample.minima[static_cast<size_t>(m)];
      const double y = coordinate(panel_, minimum.x);
      if (sample.at > last_) {  // up to the border: names stand at the ends of lines
        if (!before) break;
        const double y0 = coordinate(panel_, before->x),
                     part = std::log(last_ / before_at) / std::log(sample.at / before_at);
        append(*before, last_, y0 + part * (y - y0));
        break;
      }
      if (before && !dots_ && key(*before) != key(minimum)) {
        append(*before, sample.at, y), end(*before);
        append(minimum, before_at, coordinate(panel_, before->x));
      }
      append(minimum, sample.at, y);
      before = &minimum, before_at = sample.at;
    }
    if (before) end(*before);
  }

  std::vector<ChartSeries> series() && {
    std::vector<ChartSeries> all;
    for (auto& [key, one] : series_) all.push_back(std::move(one));
    return all;
  }

 private:
  /// Emergent ones belong to no memory; they come first and lie below.
  static int key(const SweepMinimum& minimum) { return minimum.emergent ? -1 : minimum.memory; }
  ChartSeries& of(const SweepMinimum& minimum) {
    auto [entry, fresh] = series_.try_emplace(key(minimum));
    ChartSeries& series = entry->second;
    if (!fresh) return series;
    series.tone = minimum.emergent ? Tone::foreground : Tone::basin;
    series.index = minimum.memory;
    series.width = dots_ ? 3 : minimum.emergent ? 1.4f : 2.4f;
    series.dashed = minimum.emergent;
    series.look = dots_ ? ChartSeries::Look::dots : ChartSeries::Look::line;
    if (dots_ && minimum.emergent) series.name = "emergent";
    if (!dots_ && !minimum.emergent && panel_.Xi->cols() <= most_named)
      series.name = std::to_string(minimum.memory + 1);
    return series;
  }
  void append(const SweepMinimum& owner, double at, double y) {
    ChartSeries& series = of(owner);
    series.x.push_back(at), series.y.push_back(y);
  }
  /// The next point is of another line.
  void end(const SweepMinimum& owner) {
    ChartSeries& series = of(owner);
    if (!dots_)
      series.x.push_back(series.x.back()), series.y.push_back(std::numeric_limits<double>::quiet_NaN());
  }

  const PanelState& panel_;
  bool dots_;
  double last_;
  std::map<int, ChartSeries> series_;
};

std::string coordinate_name(const PanelState& panel) {
  const bool second = panel.scene.sweep.axis == "x2" && panel.Xi->rows() > 1;
  if (panel.Xi->rows() > 2) return second ? "Second axis of the view" : "First axis of the view";
  return second ? "x₂ of the minima" : "x₁ of the minima";
}

/// Above the dots, for the legend.
void leave_room(Chart& chart) {
  chart.y = {};
  const Range dots = shown_range(chart, 1);
  chart.y = {dots.low, dots.high + 0.15 * (dots.high - dots.low)};
}

Chart make(const PanelState& panel, int, int) {
  Chart chart = swept_chart(panel);
  chart.y_name = coordinate_name(panel);
  if (!chart.note.empty()) return chart;
  const Sweep* sweep = sweep_in(panel, sweep_against(panel.scene));
  const View& view = panel.scene.view;
  Branches branches(panel, sweep->against == SweepAgainst::count, chart.x.high);
  for (const SweepBranch& branch : branches_of(*sweep, longest_jump * (view.x[1] - view.x[0])))
    branches.add(*sweep, branch);
  chart.series = std::move(branches).series();
  if (sweep->against == SweepAgainst::count) leave_room(chart);
  add_change_guides(*sweep, chart);
  return chart;
}

}  // namespace

ChartKind bifurcation_chart() {
  return {.id = "bifurcation",
          .title = "Bifurcations",
          .help = "Where the minima lie against β or K, and where they merge.",
          .make = make,
          .rows = {"sweep.against", "sweep.axis"},
          .sweeps = true};
}

}  // namespace memscape
