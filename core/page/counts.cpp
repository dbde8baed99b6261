// What a panel counts, in words: by its layers, and what went wrong in its run.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

#include "core/drawing/ticks.h"
#include "core/dynamics/methods/time_grid.h"
#include "core/layers/layer.h"
#include "core/page/wording.h"
#include "core/views/panel.h"

namespace memscape {
std::string percent_text(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", share > 0 && share < 0.0995 ? 1 : 0, 100 * share);
  return share > 0 && share < 0.0005 ? "< 0.1" : text;
}

std::string energy_text(const PanelState& panel, double energy) {
  const Range& colours = panel.colours.usual;
  const double span = colours.empty() ? 1 : colours.high - colours.low;
  const NumberFormat format{
      span > 0 ? std::clamp(2 - static_cast<int>(std::floor(std::log10(span))), 0, 6) : 2, 0};
  const double unit = std::pow(10.0, format.decimals), rounded = std::round(energy * unit) / unit;
  return number_text(rounded == 0 ? 0 : rounded, format);
}

std::string without_force_text(const PanelState& panel, int step) {
  if (!panel.run || !has_marks(panel.scene, MarksOf::particles)) return "";
  const RunCounts counts = panel.run->counts(std::min(step, panel.run->computed()));
  std::string text = counts.diverged == 0 ? "" : std::to_string(counts.diverged) + " diverged";
  if (counts.unsupported == 0) return text;
  return text + (text.empty() ? "" : ", ") + std::to_string(counts.unsupported) + " without force";
}

std::string rises_text(const PanelState& panel, int step) {
  if (!panel.run || !has_marks(panel.scene, MarksOf::particles)) return "";
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
  const RunSettings settings = run_settings(panel.scene);
  if (is_backwards(settings)) return "t_min is above t_max: no time passes";
  const UnstableSteps unstable = unstable_steps(settings);
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

std::string precision_text(const PanelState& panel) {
  const Field* field = panel.result<Field>();
  return field && field->exhausted ? "energies in view differ by no more than the rounding of a double" : "";
}

std::string cut_off_text(const PanelState& panel) {
  constexpr double largest = std::numeric_limits<float>::max();
  const Range& whole = panel.colours.whole;
  if (whole.empty() || (whole.low > -largest && whole.high < largest)) return "";
  return "energies beyond 3×10³⁸ are cut off";
}

const PanelState* only_landscape(const Session& session) {
  const PanelState* only = nullptr;
  for (const PanelState& panel : session.panels()) {
    if (places_of(panel) != Places::plane) continue;
    if (only) return nullptr;
    only = &panel;
  }
  return only;
}

std::string counter_text(const PanelState& panel) {
  std::string text;
  for (const std::string& part : counts_of(panel, Telling::counter))
    text += (text.empty() ? "" : " · ") + part;
  return text;
}

}  // namespace memscape
