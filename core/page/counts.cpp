// What a panel counts, in words: critical points, disagreement, errors of prediction, and what went wrong in
// its run.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/drawing/ticks.h"
#include "core/dynamics/methods/time_grid.h"
#include "core/layers/panel.h"
#include "core/page/wording.h"
#include "core/session/anatomy.h"
#include "core/session/panel_clusters.h"
#include "core/session/predicted.h"

namespace memscape {
namespace {

Eigen::Index anatomy_dimension(const PanelState& panel) {
  return panel.Xi ? panel.Xi->rows() : 0;
}

/// 0..1 in per cent with three digits, fewer where that is enough.
std::string percent_text(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", share > 0 && share < 0.0995 ? 1 : 0, 100 * share);
  return share > 0 && share < 0.0005 ? "< 0.1" : text;
}

/// "−2.0 to −1.9, mean −1.94" of energies that count from the panel's zero.
std::string spread_text(const PanelState& panel, const Vector& energies) {
  auto text = [&](double energy) { return energy_text(panel, energy - energy_zero(panel)); };
  return text(energies.minCoeff()) + " to " + text(energies.maxCoeff()) + ", mean " + text(energies.mean());
}

}  // namespace

std::string energy_text(const PanelState& panel, double energy) {
  const double span = panel.colours.empty() ? 1 : panel.colours.high - panel.colours.low;
  const NumberFormat format{
      span > 0 ? std::clamp(2 - static_cast<int>(std::floor(std::log10(span))), 0, 6) : 2, 0};
  const double unit = std::pow(10.0, format.decimals), rounded = std::round(energy * unit) / unit;
  return number_text(rounded == 0 ? 0 : rounded, format);
}

std::vector<std::string> cluster_parts(const PanelState& panel) {
  const auto& layer = panel.scene.layers.clusters;
  if (!layer.shown || panel.scene.show == "chart") return {};
  if (const std::string refusal = cluster_refusal(panel); !refusal.empty()) return {refusal};
  const SampleClusters* found = panel.result<SampleClusters>();
  const std::string at = " at height " + number_text(layer.threshold);
  if (!found) return {"clusters –" + at};
  Texts parts{std::to_string(found->count()) + (found->count() == 1 ? " cluster" : " clusters") + at};
  if (found->energies.size() > most_numbered)
    parts.push_back("their E " + spread_text(panel, found->energies));
  if (found->memory_energies.size() > most_numbered)
    parts.push_back("memories\u2019 E " + spread_text(panel, found->memory_energies));
  return parts;
}

std::string without_force_text(const PanelState& panel, int step) {
  if (!panel.run || !panel.scene.layers.particles) return "";
  const RunCounts counts = panel.run->counts(std::min(step, panel.run->computed()));
  std::string text = counts.diverged == 0 ? "" : std::to_string(counts.diverged) + " diverged";
  if (counts.unsupported == 0) return text;
  return text + (text.empty() ? "" : ", ") + std::to_string(counts.unsupported) + " without force";
}

std::string rises_text(const PanelState& panel, int step) {
  if (!panel.run || !panel.scene.layers.particles) return "";
  const RiseCounts counts = panel.run->rises(0, std::min(step, panel.run->computed()));
  if (counts.rose == 0) return "";
  return "energy rose on " + std::to_string(counts.rose) + " of " + std::to_string(counts.steps) + " steps";
}

std::string time_text(const PanelState& panel) {
  if (panel.time <= 0) return "";
  char text[40];
  std::snprintf(text, sizeof text, "t = %.3g", panel.time);
  return text;
}

std::string unstable_text(const PanelState& panel) {
  if (method_text(panel).empty()) return "";
  const UnstableSteps unstable = unstable_steps(run_settings(panel.scene));
  if (unstable.count == 0) return "";
  char text[96];
  if (unstable.count == 1)
    std::snprintf(text, sizeof text, "unstable: the last step is %.3g times the time that is left",
                  unstable.largest);
  else
    std::snprintf(text, sizeof text, "unstable: %d steps are up to %.3g times the time that is left",
                  unstable.count, unstable.largest);
  return text;
}

std::vector<std::string> anatomy_parts(const PanelState& panel) {
  const Layers& layers = panel.scene.layers;
  const AnatomyWants wants = anatomy_wants(panel), possible = anatomy_possible(panel);
  if (!wants.any()) return {};
  const Anatomy* anatomy = panel.result<Anatomy>();
  Texts parts;
  if ((wants.basins && !possible.basins) || (wants.voronoi && !possible.voronoi) ||
      (wants.separatrices && !possible.separatrices) || (wants.critical && !possible.critical))
    parts.push_back("basins, Voronoi partition and separatrices take two dimensions");
  if (layers.critical && possible.critical) {
    const bool known = anatomy && anatomy->has.critical;
    auto count = [&](int CriticalCounts::*member) {
      return known ? std::to_string(anatomy->critical.counts.*member) : "–";
    };
    if (stores_memories(panel)) {
      parts.push_back("stored " + count(&CriticalCounts::stored));
      parts.push_back("retrievable " + count(&CriticalCounts::retrievable));
      parts.push_back("emergent " + count(&CriticalCounts::emergent));
    } else {
      parts.push_back("minima " + count(&CriticalCounts::minima));
    }
    // In more than two dimensions nobody knows how many there are.
    const char* saddles = anatomy_dimension(panel) > 2 ? "saddles ≥ " : "saddles ";
    if (anatomy_dimension(panel) > 1 && !(known && !anatomy->critical.saddles))
      parts.push_back(saddles + count(&CriticalCounts::saddles));
    if (known && anatomy->critical.counts.maxima > 0)
      parts.push_back("maxima " + count(&CriticalCounts::maxima));
  }
  if (basins_drawn(panel) && !anatomy->basins.label.empty()) {
    const auto all = static_cast<double>(anatomy->basins.label.size());
    constexpr double least = 0.005;  // single cells on saddles and their stable lines are no news
    auto say = [&](const char* what, int cells) {
      if (cells > least * all) parts.push_back(what + percent_text(cells / all) + " %");
    };
    say("diverging (black) ", anatomy->basins.diverged);
    say("without end (grey) ", anatomy->basins.unsettled);
  }
  if (wants.basins && wants.voronoi && possible.basins) {
    const bool known = anatomy && anatomy->has.basins && anatomy->has.voronoi;
    parts.push_back("disagreement " + (known ? percent_text(anatomy->disagreement.share) : "–") +
                    " % (hatched)");
  }
  return parts;
}

std::vector<std::string> prediction_parts(const PanelState& panel) {
  if (!panel.scene.layers.prediction || !panel.is_landscape()) return {};
  const PredictionTask task = task_of(panel);
  if (!can_predict(panel)) return {"a prediction takes two dimensions and a method that descends"};
  Texts parts;
  if (!prediction_possible(panel).picture && task.classes)
    parts.push_back("classes show on the plane of x1, x2");
  const bool known = panel.result<Prediction>() && panel.result<Prediction>()->has.errors;
  auto text = [&](const PredictionError& error) {
    if (!known || error.pairs == 0) return std::string("–");
    if (task.classes) return percent_text(error.wrong_share()) + " %";
    return number_text(error.rmse);
  };
  const PredictionErrors errors = known ? panel.result<Prediction>()->errors : PredictionErrors{};
  parts.push_back((task.classes ? "wrong class: stored " : "RMSE: stored ") + text(errors.training) +
                  ", held out " + text(errors.held_out));
  return parts;
}

const PanelState* only_landscape(const Session& session) {
  const PanelState* only = nullptr;
  for (const PanelState& panel : session.panels()) {
    if (!panel.is_landscape()) continue;
    if (only) return nullptr;
    only = &panel;
  }
  return only;
}

std::string counter_text(const PanelState& panel) {
  std::string text;
  for (const std::string& part : anatomy_parts(panel)) text += (text.empty() ? "" : " · ") + part;
  return text;
}

}  // namespace memscape
