// How many samples of a diffusion model are memorized, spurious and general, against the number K of
// memories, beside what fresh points of the distribution give by the same rule.

#include <cmath>
#include <cstdio>

#include "core/base/parallel.h"
#include "core/charts/kinds.h"
#include "core/experiment/transition.h"
#include "core/scene/sources/memory_pool.h"
#include "core/session/session.h"

namespace memscape {
namespace {

constexpr double crowded_by_chance = 0.01;
constexpr int quantities = 6;  // memorized, spurious, general of samples, then of fresh points

bool uses_network(const Scene& scene) {
  return scene.study.on("source");
}

/// One part in 40 of all samples: on a circle they reach 1/80 of it to either side, which is more than the
/// width of what a briefly trained network makes of it, so that they crowd along the circle and not across
/// it.
int neighbour_of(int samples) {
  return std::max(1, samples / 40);
}

std::vector<Row> settings() {
  return {{.id = "source",
           .label = "Score",
           .help = "The exact score of the memories, or that of a network which is trained for each K.",
           .scale = Scale::choice,
           .choices = {"exact", "network"}},
          {.id = "samples",
           .symbol = "N",
           .label = "Samples",
           .help = "Samples that are judged at each K, and fresh points that they are compared with.",
           .minimum = 50,
           .maximum = 4000,
           .fallback = 1000,
           .scale = Scale::integer_log},
          {.id = "largest",
           .label = "Largest K",
           .help = "The number of memories goes from 1 to it.",
           .minimum = 2,
           .maximum = 5000,
           .fallback = 1000,
           .scale = Scale::integer_log},
          draws_setting(),
          {.id = "time",
           .symbol = "t",
           .label = "Ends at",
           .help = "Time at which the reverse process ends: samples are blurred by σ√t. At 0 the exact score "
                   "only repeats its memories.",
           .minimum = 1e-12,
           .maximum = 0.5,
           .fallback = 1e-5,
           .scale = Scale::logarithmic},
          {.id = "iterations",
           .label = "Iterations",
           .help = "Of the training of each network.",
           .minimum = 10,
           .maximum = 200000,
           .fallback = 5000,
           .scale = Scale::integer_log}};
}

Scene depends(const Scene& scene) {
  Scene of;
  of.chart = scene.chart;
  of.memories = scene.memories;
  of.memories.source.values.erase("count");
  for (const char* id : {"source", "time", "draws", "samples", "largest"})
    of.study.values[id] = scene.study.get(id);
  if (uses_network(scene)) of.study.values["iterations"] = scene.study.get("iterations");
  of.seed = scene.seed;
  of.energy.values["sigma"] = scene.energy.get_or("sigma", 1);
  return of;
}

std::string refusal(const PanelState& panel) {
  return pool_refusal(panel.scene.memories, panel.Xi->cols());
}

GeneratorSettings generator(const Scene& of, int samples, int draw) {
  return {.network = uses_network(of),
          .iterations = of.study.whole("iterations"),
          .samples = samples,
          .t_min = of.study.get("time"),
          .sigma = of.energy.get("sigma"),
          .seed = of.seed + static_cast<std::uint64_t>(draw)};
}

void add_shares(const MemorizationShares& shares, double weight, double* to) {
  to[0] += weight * shares.memorized, to[1] += weight * shares.spurious, to[2] += weight * shares.general;
}

/// Means of the shares over the draws.
std::vector<double> shares_at(int K, const MemoryPool& pool, const MemorizationRule& rule, const Scene& of,
                              const StudyWatch& watch) {
  std::vector<MemorizationShares> found(static_cast<size_t>(pool.draws())), chance = found;
  parallel_for(0, pool.draws(), [&](int draw) {
    const Matrix Xi = pool.memories(K, draw);
    const GeneratorSettings settings = generator(of, static_cast<int>(pool.fresh().cols()), draw);
    const auto i = static_cast<size_t>(draw);
    found[i] = shares_of(sample_kinds(Xi, generated(Xi, settings, watch.cancelled), rule));
    chance[i] = shares_of(sample_kinds(Xi, pool.fresh(), rule));
  });
  std::vector<double> means(quantities);
  for (size_t i = 0; i < found.size(); ++i) {
    add_shares(found[i], 1.0 / pool.draws(), &means[0]);
    add_shares(chance[i], 1.0 / pool.draws(), &means[3]);
  }
  return means;
}

void compute(const PanelState& panel, Study& study, const StudyWatch& watch) {
  const Settings& wanted = study.of.study;
  const MemoryPool pool(study.of.memories, *panel.Xi,
                        {wanted.whole("largest"), wanted.whole("draws"), wanted.whole("samples")});
  const auto samples = static_cast<int>(pool.fresh().cols());
  MemorizationRule rule{.neighbour = neighbour_of(samples)};
  rule.crowded = crowding(pool.fresh(), rule.neighbour, crowded_by_chance);
  const std::vector<int> counts = memory_counts(pool.largest());
  auto cost = [&](int K) { return uses_network(study.of) ? 1 : 200 + K; };
  double all = 0, done = 0;
  for (int K : counts) all += cost(K);
  study.y.resize(quantities);
  for (int K : counts) {
    const std::vector<double> shares = shares_at(K, pool, rule, study.of, watch);
    if (watch.stop()) return;
    study.x.push_back(K);
    for (size_t q = 0; q < shares.size(); ++q) study.y[q].push_back(shares[q]);
    study.progress = (done += cost(K)) / all;
    watch.publish(study);
  }
}

std::vector<std::string> caption(const Scene& scene) {
  const Settings& study = scene.study;
  const int samples = study.whole("samples"), all_draws = study.whole("draws");
  std::vector<std::string> parts{
      "memorized: nearest memory less than a third as far as the next",
      "spurious: not memorized, " + std::to_string(neighbour_of(samples)) +
          " samples closer than for 99 % of fresh points",
      "general: the rest", "dashed: fresh points of the distribution",
      "vertical: memorization ends, generalization begins, half of the way to dashed"};
  const bool even = scene.memories.source.values.contains("even") && scene.memories.source.on("even");
  const std::string draws =
      even || all_draws < 2 ? "" : " for each of " + std::to_string(all_draws) + " draws";
  parts.push_back(std::to_string(samples) + " samples" + draws + " by the reverse SDE");
  const std::string source =
      uses_network(scene) ? "networks of " + std::to_string(study.whole("iterations")) + " iterations each"
                          : "exact score";
  char text[80];
  std::snprintf(text, sizeof text, "%s, to t = %.3g", source.c_str(), study.get("time"));
  parts.emplace_back(text);
  return parts;
}

std::vector<std::string_view> rows(const Scene& scene) {
  std::vector<std::string_view> paths{"study.source", "study.time", "study.largest", "study.samples",
                                      "study.draws"};
  if (uses_network(scene)) paths.insert(paths.begin() + 1, "study.iterations");
  if (scene.energy.values.contains("sigma")) paths.push_back("energy.sigma");
  return paths;
}

MemorizationShares shares_in(const Study& study, size_t first, size_t i) {
  return {study.y[first][i], study.y[first + 1][i], study.y[first + 2][i]};
}

std::string short_number(double K) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2g", K);
  return K < 100 ? text : std::to_string(std::lround(K));
}

/// Where memorization ends and generalization begins.
void add_guides(const Study& study, Chart& chart) {
  std::vector<TransitionPoint> points;
  for (size_t i = 0; i < study.x.size(); ++i)
    points.push_back({study.x[i], shares_in(study, 0, i), shares_in(study, 3, i)});
  if (const auto K = memorization_ends(points))
    chart.guides.push_back({.at = *K, .name = "ends " + short_number(*K), .tone = Tone::main});
  if (const auto K = generalization_begins(points))
    chart.guides.push_back({.at = *K, .name = "begins " + short_number(*K), .tone = Tone::foreground});
}

Chart make(const PanelState& panel, int, int) {
  Chart chart{.x_name = "K, number of memories", .y_name = "Share of samples", .x_log = true, .y = {0, 1.06}};
  chart.x = {1, panel.scene.study.get("largest")};
  chart.note = study_note(panel);
  const Study* study = chart.note.empty() ? shown_study(panel) : nullptr;
  constexpr struct {
    const char* name;
    Tone tone;
  } kinds[] = {{"memorized", Tone::main}, {"spurious", Tone::second}, {"general", Tone::foreground}};
  for (const auto& [name, tone] :
       kinds)  // they have names before there are shares, so that the plot keeps its size
    chart.series.push_back({.name = name, .tone = tone, .width = 2.4f});
  if (!study) return chart;
  std::vector<ChartSeries> chance;
  for (size_t q = 0; q < 3; ++q) {
    chart.series[q].x = study->x, chart.series[q].y = study->y[q];
    chance.push_back({.x = study->x,
                      .y = study->y[q + 3],
                      .tone = kinds[q].tone,
                      .width = 1.4f,
                      .dashed = true,
                      .opacity = 0.5f});
  }
  chart.series.insert(chart.series.begin(), chance.begin(), chance.end());
  chart.progress = study_progress(*study);
  if (!study->complete) return chart;
  chart.x.high = study->x.back();
  add_guides(*study, chart);
  return chart;
}

}  // namespace

ChartKind memorization_chart() {
  static const StudyKind study{.depends = depends,
                               .refusal = refusal,
                               .compute = compute,
                               .caption = caption,
                               .settings = settings(),
                               .rows = rows,
                               .reads_energy = false};
  return {
      .id = "memorization",
      .title = "Memorization to generalization",
      .help =
          "How many samples of a diffusion model repeat a memory, crowd where none is, or are new, against "
          "the number of memories.",
      .make = make,
      .study = &study};
}

}  // namespace memscape
