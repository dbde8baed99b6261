// The slider of a parameter row: label and value above a track with a knob and a mark at the default; the
// value can be typed.
#include <algorithm>
#include <cmath>

#include "app/widgets/track.h"
#include "app/widgets/track_decoration.h"
#include "app/widgets/typed_entry.h"
#include "app/widgets/widgets.h"
#include "render/window/imgui_compat.h"

namespace memscape {
namespace {

struct Place {
  ImVec2 at;  ///< top left of the whole widget
  float width, text_height, track_y, knob;
  float left() const { return at.x + knob; }
  float length() const { return width - 2 * knob; }
  float x(double t) const { return left() + static_cast<float>(t) * length(); }
};

/// While the knob is held: the value under the pointer, or one near it that catches the knob; with Shift it
/// moves ten times finer and nothing catches it.
std::optional<double> drag(Ui& ui, const Row& row, double value, const Place& place,
                           const TrackDecoration& decoration) {
  const ImGuiIO& io = ImGui::GetIO();
  if (ImGui::IsItemActivated()) {
    double shown = track_place(row, value);
    const bool on_knob = std::abs(io.MousePos.x - place.x(shown)) <= 1.5f * place.knob;
    ui.drag_track = (io.MousePos.x - place.left()) / place.length();
    bool on_text = io.MousePos.y < place.at.y + place.text_height;
    if (on_knob || on_text || io.KeyShift) return ui.drag_track = shown, std::nullopt;
  } else {
    if (io.MouseDelta.x == 0) return std::nullopt;
    ui.drag_track += io.MouseDelta.x / place.length() * (io.KeyShift ? 0.1 : 1);
  }
  double next = io.KeyShift ? track_value(row, ui.drag_track)
                            : snapped_value(ui, decoration, row, ui.drag_track, place.length());
  return next != value ? std::optional<double>(next) : std::nullopt;
}

void paint(Ui& ui, std::string_view path, const Row& row, double value, const Place& place, bool hovered,
           bool active, const TrackDecoration& decoration) {
  const Palette& p = ui.palette();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const float y = place.track_y, thick = ui.em(0.22f), x = place.x(track_place(row, value));
  const float mark = place.x(track_place(row, row.fallback.number()));
  draw->AddRectFilled({place.left(), y - thick / 2}, {place.left() + place.length(), y + thick / 2}, p.track,
                      thick);
  draw->AddLine({mark, y + ui.em(0.28f)}, {mark, y + ui.em(0.52f)}, p.muted, std::max(1.f, ui.em(0.09f)));
  draw->AddRectFilled({place.left(), y - thick / 2}, {x, y + thick / 2}, p.accent, thick);
  const TrackGeometry track{place.left(), place.length(), y, thick};
  paint_marks(ui, path, decoration, row, value, track);
  const float top = paint_scales(ui, path, decoration, row, track, y + ui.em(0.5f));
  paint_strip(ui, path, decoration, row, value, track, top + ui.em(0.18f));
  draw->AddCircleFilled({x, y}, place.knob, active || hovered ? p.accent : p.knob, 32);
  draw->AddCircle({x, y}, place.knob, p.accent, 32, ui.em(0.12f));
}

std::string slider_help(const Row& row, const TrackDecoration& decoration) {
  std::string text(row.help);
  for (const std::string& more : {decoration.good_help, decoration.snaps_help})
    if (!more.empty()) text += "\n" + more;
  return text + "\nDomain: " + domain_text(row) + "; default " + value_text(row, row.fallback) + ".";
}

void small_text(Ui& ui, const std::string& text, bool alarms) {
  push_font(ui.small);
  coloured_text(alarms ? ui.palette().alarm : ui.palette().muted, text);
  ImGui::PopFont();
}

/// Keys on the slider that has the focus: the next value, or typing begins.
std::optional<double> use_keys(Ui& ui, ImGuiID id, const ControlKeys& keys, const Row& row, double value) {
  if (keys.enter || !keys.typed.empty()) begin_typing(ui, id, row, value, keys.typed);
  const double next = stepped_value(row, value, keys.more(), keys.fine);
  return keys.more() != 0 && next != value ? std::optional(next) : std::nullopt;
}

}  // namespace

std::optional<double> slider(Ui& ui, std::string_view path, const Row& row, double value,
                             const TrackDecoration* given) {
  static const TrackDecoration plain;
  const TrackDecoration& decoration = given ? *given : plain;
  ImGui::PushID(path.data(), path.data() + path.size());
  const float text_height = ui.em(1.35f), track_height = ui.em(1.15f), below = strip_height(ui, decoration);
  Place place{ImGui::GetCursorScreenPos(), ImGui::GetContentRegionAvail().x, text_height, 0, ui.em(0.42f)};
  place.track_y = place.at.y + text_height + track_height * 0.42f;
  ImGuiID id = ImGui::GetID("slider");
  bool typing = ui.typed.widget == id;
  std::string shown = value_text(row, value) + (row.unit.empty() ? "" : " " + std::string(row.unit));
  float value_width = typing ? ui.em(7) : ImGui::CalcTextSize(shown.c_str()).x;

  std::optional<double> result;
  ImGui::BeginGroup();
  if (typing) {
    ImGui::SetCursorScreenPos({place.at.x + place.width - value_width, place.at.y});
    if ((result = typed_entry(ui, path, row, value_width))) typing = false, ui.value_before = *result;
    ImGui::SetCursorScreenPos({place.at.x, place.at.y + text_height});
    ImGui::InvisibleButton("track", {place.width, track_height + below});
  } else {
    ImGui::InvisibleButton("track", {place.width, text_height + track_height + below});
  }
  bool hovered = ImGui::IsItemHovered(), active = ImGui::IsItemActive();
  if (ImGui::IsItemActivated()) ui.focus.point_at(id);
  const ControlKeys keys =
      control_keys(ui, id, path, place.at, ImGui::GetItemRectMax(), {.enter = !typing, .digits = !typing});
  if (typing && ImGui::IsItemActivated()) ui.typed = {}, typing = false;  // the track instead
  const bool ctrl = ImGui::GetIO().KeyCtrl;
  const bool twice = ImGui::IsMouseDoubleClicked(0) && !ctrl && !ui.dragged;
  if (ImGui::IsItemActivated()) ui.dragged = false;
  if (active && ImGui::IsMouseDragging(0)) ui.dragged = true;
  if (ImGui::IsItemActivated() && !twice) ui.value_before = value;
  const Row track = widened(row, active ? ui.value_before : value);  // stays as it is while it is held
  if (ui.events.enabled() && ImGui::IsItemVisible())
    ui.events.widget(path, {place.left(), place.at.y + text_height, place.length(), track_height});
  if (hovered && !typing && (twice || (ImGui::IsMouseClicked(0) && ctrl))) {
    if (twice && value != ui.value_before)
      result = value = ui.value_before;  // the first click moved the knob
    begin_typing(ui, id, row, value);
  } else if (active && !typing && !ctrl)
    result = drag(ui, track, value, place, decoration);
  if (auto next = use_keys(ui, id, keys, row, value); next && !typing) result = next;
  if (auto chosen = value_menu(ui, id, path, row, value)) result = chosen;
  if (!typing) tooltip(ui, slider_help(row, decoration));

  ImDrawList* draw = ImGui::GetWindowDrawList();
  std::string label(row.label);
  if (!row.symbol.empty()) label += "  " + std::string(row.symbol);
  label = elided(label, place.width - value_width - ui.em(0.6f));
  draw->AddText(place.at, ui.palette().text, label.c_str());
  if (!typing && ui.typed.widget != id)
    draw->AddText({place.at.x + place.width - value_width, place.at.y}, ui.palette().text, shown.c_str());
  paint(ui, path, track, value, place, hovered, active, decoration);
  ImGui::EndGroup();
  if (!decoration.note.empty()) small_text(ui, decoration.note, decoration.note_alarms);
  typed_complaint(ui, id);
  ImGui::PopID();
  return result;
}

}  // namespace memscape
