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
  std::string_view key, symbol, name, format;  ///< key: the setting that it goes over
  double low, high;
  bool whole;
};
/// In the order of the choices of `against`.
constexpr Axis axes[] = {{"dimension", "D", "D, dimension of the patterns", "D = %.0f", 4, 512, true},
                         {"patterns", "K", "K, number of patterns", "K = %.0f", 1, 512, true},
                         {"beta", "β", "β of the Hopfield network", "β = %.3g", 0.5, 64, false}};

const Axis& axis_of(const Settings& study) {
  return axes[study.whole("against")];
}

/// In ratios of √2, whole numbers where it counts something.
std::vector<double> places(const Axis& axis) {
  std::vector<double> all;
  for (double x = axis.low; x < 1.01 * axis.high; x *= std::numbers::sqrt2) {
    const double place = axis.whole ? std::round(x) : x;
    if (all.empty() || place > all.back()) all.push_back(place);
  }
  return all;
}

std::vector<Row> settings() {
  return {
      draws_setting(),
      {.id = "against",
       .label = "Against",
       .help = "What correlations go over: the dimension D, the number of patterns K, or the network's β.",
       .maximum = 2,
       .scale = Scale::choice,
       .choices = {"dimension", "count", "beta"}},
      {.id = "patterns",
       .symbol = "K",
       .label = "Patterns",
       .help = "Random binary patterns that both store.",
       .minimum = 1,
       .maximum = 500,
       .fallback = 10,
       .scale = Scale::integer_log},
      {.id = "dimension",
       .symbol = "D",
       .label = "Dimension",
       .help = "Coordinates of a pattern.",
       .minimum = 2,
       .maximum = 512,
       .fallback = 64,
       .scale = Scale::integer_log},
      {.id = "beta",
       .symbol = "β",
       .label = "Of the network",
       .help = "Inverse temperature of the modern Hopfield network, for patterns of norm 1.",
       .minimum = 0.1,
       .maximum = 200,
       .fallback = 5,
       .scale = Scale::logarithmic},
      {.id = "theta",
       .symbol = "θ",
       .label = "Kept in a cue",
       .help = "A cue is θ times its pattern plus √(1 - θ²) times noise.",
       .minimum = 0.05,
       .maximum = 0.99,
       .fallback = 0.68},
      {.id = "spread",
       .label = "Spread of norms",
       .help = "Standard deviation of the logarithm of the norms of patterns that are not normalized.",
       .minimum = 0,
       .maximum = 2,
       .fallback = 0.3}};
}

Scene depends(const Scene& scene) {
  Scene of;
  of.chart = scene.chart;
  for (const char* id : {"against", "draws", "patterns", "dimension", "beta", "theta", "spread"})
    of.study.values[id] = scene.study.get(id);
  const Axis& axis = axis_of(scene.study);
  of.study.values[std::string(axis.key)] = axis.low;  // what the axis goes over is not set
  of.seed = scene.seed;
  return of;
}

std::string refusal(const PanelState&) {
  return {};
}

RecallComparison compared(const Settings& study, double spread, std::uint64_t seed) {
  const RecallSettings settings{.theta = study.get("theta"), .beta = study.get("beta"), .seed = seed};
  const Matrix Xi = binary_patterns(study.whole("dimension"), study.whole("patterns"), spread, seed);
  return compare_recall(Xi, DataScore(Xi, 1), settings);
}

void compute(const PanelState&, Study& study, const StudyWatch& watch) {
  Settings at = study.of.study;
  const int draws = at.whole("draws");
  const Axis& axis = axis_of(at);
  const std::vector<double> all = places(axis);
  study.y.resize(quantities);
  for (double x : all) {
    at.values[std::string(axis.key)] = x;
    std::vector<RecallComparison> equal(static_cast<size_t>(draws)), other = equal;
    parallel_for(0, draws, [&](int draw) {
      const auto i = static_cast<size_t>(draw);
      const std::uint64_t seed = study.of.seed + i;
      equal[i] = compared(at, 0, seed);
      if (!watch.stop()) other[i] = compared(at, at.get("spread"), seed);
    });
    if (watch.stop()) return;
    double sums[quantities] = {};
    for (size_t i = 0; i < equal.size(); ++i)
      sums[0] += equal[i].correlation, sums[1] += other[i].correlation, sums[2] += equal[i].diffusion;
    study.x.push_back(x);
    for (size_t q = 0; q < quantities; ++q) study.y[q].push_back(sums[q] / draws);
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
  const Settings& study = scene.study;
  std::vector<std::string> parts{
      "Pearson's correlation of the two outputs, mean over patterns",
      "patterns ±1/√D, " + say("not normalized: times exp(%.3g z), z normal", study.get("spread")),
      say("cues keep θ = %.3g", study.get("theta")), "Hopfield: 150 updates",
      "diffusion: exact score, probability flow of 300 Euler steps"};
  std::string fixed;
  for (const Axis& axis : axes)
    if (&axis != &axis_of(study))
      fixed += (fixed.empty() ? "" : ", ") + say(axis.format.data(), study.get(axis.key));
  parts.push_back("against " + std::string(axis_of(study).symbol) + ": " + fixed);
  return parts;
}

std::vector<std::string_view> rows(const Scene& scene) {
  std::vector<std::string_view> paths{"study.against"};
  for (std::string_view path : {"study.patterns", "study.dimension", "study.beta"})
    if (!path.ends_with(axis_of(scene.study).key)) paths.push_back(path);
  for (std::string_view path : {"study.theta", "study.spread", "study.draws"}) paths.push_back(path);
  return paths;
}

Chart make(const PanelState& panel, int, int) {
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

}  // namespace

ChartKind recall_chart() {
  static const StudyKind study{.depends = depends,
                               .refusal = refusal,
                               .compute = compute,
                               .caption = caption,
                               .settings = settings(),
                               .rows = rows,
                               .reads_energy = false,
                               .reads_memories = false};
  return {.id = "recall",
          .title = "Recall by both",
          .help =
              "Correlation of what a modern Hopfield network and an exact diffusion make of the same cues of "
              "binary patterns.",
          .make = make,
          .study = &study};
}

}  // namespace memscape
