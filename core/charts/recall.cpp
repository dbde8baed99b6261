// Pearson's correlation of what a modern Hopfield network and the exact diffusion of the same binary patterns
// make of the same cues: it tends to 1 for patterns of one norm as the dimension or β grows, and does not for
// others.

#include <cmath>
#include <cstdio>
#include <numbers>

#include "core/base/parallel.h"
#include "core/charts/kinds.h"
#include "core/experiment/equivalence.h"
#include "core/session/session.h"

namespace memscape {
namespace {

constexpr int quantities = 3;  // normalized, not normalized; diffusion with the normalized patterns

/// Which axis: what is fixed besides it, and the places on it.
struct Axis {
  std::string_view against, symbol, name;
  double low, high;
  void (*set)(StudySettings&, double);
};
constexpr Axis axes[] = {
    {"dimension", "D", "D, dimension of the patterns", 4, 512,
     [](StudySettings& s, double x) { s.dimension = static_cast<int>(x); }},
    {"count", "K", "K, number of patterns", 1, 512,
     [](StudySettings& s, double x) { s.patterns = static_cast<int>(x); }},
    {"beta", "β", "β of the Hopfield network", 0.5, 64, [](StudySettings& s, double x) { s.beta = x; }}};

const Axis& axis_of(const StudySettings& study) {
  for (const Axis& axis : axes)
    if (axis.against == study.against) return axis;
  return axes[0];
}

/// In ratios of √2, whole numbers where it counts something.
std::vector<double> places(const Axis& axis) {
  std::vector<double> all;
  for (double x = axis.low; x < 1.01 * axis.high; x *= std::numbers::sqrt2) {
    const double place = axis.against == "beta" ? x : std::round(x);
    if (all.empty() || place > all.back()) all.push_back(place);
  }
  return all;
}

Scene depends(const Scene& scene) {
  Scene of;
  of.chart = "recall";
  const StudySettings& study = scene.study;
  of.study.against = study.against, of.study.draws = study.draws;
  of.study.patterns = study.patterns, of.study.dimension = study.dimension, of.study.beta = study.beta;
  of.study.theta = study.theta, of.study.spread = study.spread;
  axis_of(study).set(of.study, axis_of(study).low);  // what the axis goes over is not set
  of.seed = scene.seed;
  return of;
}

std::string refusal(const PanelState&) {
  return {};
}

RecallComparison compared(const StudySettings& study, double spread, std::uint64_t seed) {
  const RecallSettings settings{.theta = study.theta, .beta = study.beta, .seed = seed};
  const Matrix Xi = binary_patterns(study.dimension, study.patterns, spread, seed);
  return compare_recall(Xi, DataScore(Xi, 1), settings);
}

void compute(const PanelState&, Study& study, const StudyWatch& watch) {
  StudySettings at = study.of.study;
  const Axis& axis = axis_of(at);
  const std::vector<double> all = places(axis);
  study.y.resize(quantities);
  for (double x : all) {
    axis.set(at, x);
    std::vector<RecallComparison> equal(static_cast<size_t>(at.draws)), other = equal;
    parallel_for(0, at.draws, [&](int draw) {
      const auto i = static_cast<size_t>(draw);
      const std::uint64_t seed = study.of.seed + i;
      equal[i] = compared(at, 0, seed);
      if (!watch.stop()) other[i] = compared(at, at.spread, seed);
    });
    if (watch.stop()) return;
    double sums[quantities] = {};
    for (size_t i = 0; i < equal.size(); ++i)
      sums[0] += equal[i].correlation, sums[1] += other[i].correlation, sums[2] += equal[i].diffusion;
    study.x.push_back(x);
    for (size_t q = 0; q < quantities; ++q) study.y[q].push_back(sums[q] / at.draws);
    study.progress = static_cast<double>(study.x.size()) / static_cast<double>(all.size());
    watch.publish(study);
  }
}

std::string say(const char* format, double value) {
  char text[80];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

std::vector<std::string> caption(const Scene& scene) {
  const StudySettings& study = scene.study;
  std::vector<std::string> parts{
      "Pearson's correlation of the two outputs, mean over patterns",
      "patterns ±1/√D, " + say("not normalized: times exp(%.3g z), z normal", study.spread),
      say("cues keep θ = %.3g", study.theta), "Hopfield: 150 updates",
      "diffusion: exact score, probability flow of 300 Euler steps"};
  std::string fixed;
  const auto add = [&](std::string_view axis, const char* format, double value) {
    if (study.against != axis) fixed += (fixed.empty() ? "" : ", ") + say(format, value);
  };
  add("dimension", "D = %.0f", study.dimension);
  add("count", "K = %.0f", study.patterns);
  add("beta", "β = %.3g", study.beta);
  parts.push_back("against " + std::string(axis_of(study).symbol) + ": " + fixed);
  return parts;
}

std::vector<std::string_view> rows(const Scene& scene) {
  const std::string& against = scene.study.against;
  std::vector<std::string_view> paths{"study.against"};
  if (against != "count") paths.push_back("study.patterns");
  if (against != "dimension") paths.push_back("study.dimension");
  if (against != "beta") paths.push_back("study.beta");
  for (std::string_view path : {"study.theta", "study.spread", "study.draws"}) paths.push_back(path);
  return paths;
}

}  // namespace

const StudyKind recall_study{depends, refusal, compute, caption, rows, false, false, false};

Chart recall_chart(const PanelState& panel, int, int) {
  const Axis& axis = axis_of(panel.scene.study);
  Chart chart{.x_name = std::string(axis.name), .y_name = "Correlation", .x_log = true, .y = {0, 1.06}};
  chart.x = {axis.low, axis.high};
  chart.note = study_note(panel);
  chart.series = {{.name = "diffusion and patterns", .tone = Tone::muted, .width = 1.4f, .dashed = true},
                  {.name = "not normalized", .tone = Tone::second, .width = 2.4f},
                  {.name = "normalized", .tone = Tone::main, .width = 2.4f}};
  if (!chart.note.empty()) return chart;
  const Study& study = *shown_study(panel);
  for (size_t q = 0; q < quantities; ++q)
    chart.series[q].x = study.x, chart.series[q].y = study.y[quantities - 1 - q];
  chart.progress = study_progress(study);
  return chart;
}

}  // namespace memscape
