// The table of decorated parameters, and how their tracks are painted.
#include "app/widgets/track_decoration.h"

#include <algorithm>
#include <cmath>

#include "app/widgets/track.h"
#include "render/window/imgui_compat.h"

namespace memscape {
namespace {

constexpr struct {
  std::string_view path;
  TrackDecoration (*make)(const Workbench&);
} decorations[] = {{"dynamics.t_min", span_decoration},
                   {"dynamics.t_max", span_decoration},
                   {"dynamics.step", step_decoration},
                   {"energy.t", time_decoration},
                   {"energy.beta", beta_decoration}};

bool is_on_track(const Row& row, double value) {
  return value > row.minimum && value < (row.track_maximum > 0 ? row.track_maximum : row.maximum);
}

void report(Ui& ui, std::string_view path, std::string_view part, const Rect& place) {
  if (ui.events.enabled() && ImGui::IsItemVisible())
    ui.events.widget(std::string(path) + "." + std::string(part), place);
}

float scale_height(const Ui& ui) {
  return ui.em(1.0f);
}

ImU32 faint_unless(bool full, ImU32 colour) {
  constexpr ImU32 faint = 110;
  return full ? colour : (colour & ~IM_COL32_A_MASK) | (faint << IM_COL32_A_SHIFT);
}

/// As on a rev counter: what lies outside has the colour of alarm, faint up to the end and full where the
/// value has got to.
void paint_good(Ui& ui, std::string_view path, const Range& good, const Row& row, double value,
                const TrackGeometry& track) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImU32 alarm = ui.palette().alarm;
  const float low = track.x(track_place(row, good.low)), high = track.x(track_place(row, good.high)),
              knob = track.x(track_place(row, value)), half = track.thick / 2,
              line = std::max(2.f, ui.em(0.13f));
  auto band = [&](float from, float to, bool reached) {
    if (to > from)
      draw->AddRectFilled({from, track.y - half}, {to, track.y + half}, faint_unless(reached, alarm),
                          track.thick);
  };
  band(std::max(high, knob), track.x(1), false);
  band(high, knob, true);
  band(knob, low, false), band(track.left, std::min(low, knob), true);
  for (double end : {good.low, good.high})
    if (is_on_track(row, end)) {
      const float x = track.x(track_place(row, end));
      draw->AddLine({x, track.y - ui.em(0.5f)}, {x, track.y + ui.em(0.5f)}, alarm, line);
    }
  report(ui, path, "good", {low, track.y - half, high - low, track.thick});
}

void paint_snaps(Ui& ui, std::string_view path, const std::vector<double>& snaps, const Row& row,
                 const TrackGeometry& track) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  for (size_t i = 0; i < snaps.size(); ++i) {
    if (!is_on_track(row, snaps[i])) continue;
    const float x = track.x(track_place(row, snaps[i])), top = track.y - ui.em(0.55f),
                bottom = track.y - ui.em(0.14f);
    draw->AddLine({x, top}, {x, bottom}, ui.palette().text, std::max(1.f, ui.em(0.1f)));
    report(ui, path, "snap." + std::to_string(i + 1), {x, top, 1, bottom - top});
  }
}

}  // namespace

TrackDecoration decoration_of(const Workbench& bench, std::string_view path) {
  for (const auto& each : decorations)
    if (each.path == path) return each.make(bench);
  return {};
}

float strip_height(const Ui& ui, const TrackDecoration& decoration) {
  const float scales = static_cast<float>(decoration.scales.size()) * scale_height(ui);
  return scales + (decoration.strip.size() < 2 ? 0 : ui.em(1.9f));
}

double snapped_value(const Ui& ui, const TrackDecoration& decoration, const Row& row, double place,
                     float length) {
  constexpr float reach_em = 0.3f;
  return snapped_track_value(row, place, decoration.snaps, ui.em(reach_em) / length);
}

void paint_marks(Ui& ui, std::string_view path, const TrackDecoration& decoration, const Row& row,
                 double value, const TrackGeometry& track) {
  if (!decoration.good.empty()) paint_good(ui, path, decoration.good, row, value, track);
  if (!decoration.snaps.empty()) paint_snaps(ui, path, decoration.snaps, row, track);
}

void paint_strip(Ui& ui, std::string_view path, const TrackDecoration& decoration, const Row& row,
                 double value, const TrackGeometry& track, float top) {
  const auto& strip = decoration.strip;
  if (strip.size() < 2) return;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const Palette& p = ui.palette();
  const float height = ui.em(1.0f), bottom = top + height;
  double highest = 0;
  for (const auto& [at, y] : strip) highest = std::max(highest, y);
  auto y_of = [&](double y) { return bottom - static_cast<float>(highest > 0 ? y / highest : 0) * height; };
  for (size_t i = 0; i < strip.size(); ++i) {
    const float from = track.x(track_place(row, strip[i].first));
    const float to = i + 1 < strip.size() ? track.x(track_place(row, strip[i + 1].first)) : track.x(1);
    if (to <= from) continue;
    const float y = y_of(strip[i].second);
    draw->AddRectFilled({from, y}, {to, bottom}, p.accent_soft);
    draw->AddLine({from, y}, {to, y}, p.accent, std::max(1.f, ui.em(0.09f)));
  }
  const float x = track.x(track_place(row, value));
  draw->AddLine({track.left, bottom}, {track.x(1), bottom}, p.border);
  draw->AddLine({x, top}, {x, bottom}, p.text, std::max(1.f, ui.em(0.08f)));
  push_font(ui.small);
  draw->AddText({track.left, bottom + ui.em(0.05f)}, p.muted, decoration.strip_label.c_str());
  ImGui::PopFont();
  report(ui, path, "strip", {track.left, top, track.length, height});
}

float paint_scales(Ui& ui, std::string_view path, const TrackDecoration& decoration, const Row& row,
                   const TrackGeometry& track, float top) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const Palette& p = ui.palette();
  push_font(ui.small);
  int number = 0;
  for (const TrackDecoration::Scale& scale : decoration.scales) {
    const float above = number == 0 ? track.y + track.thick : top;
    float free = track.left + ImGui::CalcTextSize(scale.label.c_str()).x + ui.em(0.4f);
    draw->AddText({track.left, top}, p.text, scale.label.c_str());
    for (const auto& [value, text] : scale.ticks) {
      if (!is_on_track(row, value)) continue;
      const float x = track.x(track_place(row, value)), width = ImGui::CalcTextSize(text.c_str()).x;
      draw->AddLine({x, above}, {x, above + ui.em(0.2f)}, p.muted, std::max(1.f, ui.em(0.07f)));
      const float left = std::min(x - width / 2, track.x(1) - width);
      if (left < free) continue;
      draw->AddText({left, top + ui.em(0.1f)}, p.muted, text.c_str());
      free = left + width + ui.em(0.35f);
    }
    report(ui, path, "scale." + std::to_string(++number), {track.left, top, track.length, scale_height(ui)});
    top += scale_height(ui);
  }
  ImGui::PopFont();
  return top;
}

}  // namespace memscape
