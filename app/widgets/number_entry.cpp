// Label at the left; at the right a field with the number between − and +. A click or a digit begins to type.
#include <algorithm>
#include <cmath>

#include "app/widgets/track.h"
#include "app/widgets/typed_entry.h"
#include "app/widgets/widgets.h"
#include "render/window/imgui_compat.h"

namespace memscape {
namespace {

/// − or + on a square at `at`.
bool sign_button(Ui& ui, const std::string& path, bool plus, ImVec2 at, float side, ImGuiID own) {
  ImGui::SetCursorScreenPos(at);
  const bool pressed = ImGui::InvisibleButton(plus ? "more" : "less", {side, side});
  report_item(ui, path + (plus ? ".more" : ".less"));
  if (ImGui::IsItemActivated()) ui.focus.point_at(own);
  const float r = ui.em(0.26f), thick = std::max(1.f, ui.em(0.1f));
  const ImVec2 c(at.x + side / 2, at.y + side / 2);
  const ImU32 colour = ImGui::IsItemHovered() ? ui.palette().accent : ui.palette().text;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->AddLine({c.x - r, c.y}, {c.x + r, c.y}, colour, thick);
  if (plus) draw->AddLine({c.x, c.y - r}, {c.x, c.y + r}, colour, thick);
  return pressed;
}

}  // namespace

bool is_without_track(const Row& row) {
  constexpr double most_on_track = 1000;
  const bool ends_short = row.track_maximum != 0 || row.track_minimum != 0;
  return row.scale == Scale::integer && !ends_short && row.maximum - row.minimum > most_on_track;
}

std::optional<double> number_entry(Ui& ui, std::string_view path, const Row& row, double value) {
  ImGui::PushID(path.data(), path.data() + path.size());
  const std::string own_path(path);
  const float side = ui.em(1.75f), gap = ui.em(0.5f), width = ImGui::GetContentRegionAvail().x;
  const float label_width = ImGui::CalcTextSize(row.label.c_str()).x;
  const float field = std::clamp(width - label_width - gap, ui.em(7.5f), ui.em(9.5f));
  const ImVec2 at = ImGui::GetCursorScreenPos(), low(at.x + width - field, at.y),
               high(at.x + width, at.y + side);
  const float text_y = at.y + (side - ImGui::GetFontSize()) / 2;
  const ImGuiID id = ImGui::GetID("number");
  ImDrawList* draw = ImGui::GetWindowDrawList();
  ImGui::BeginGroup();
  draw->AddRectFilled(low, high, ui.palette().field, ui.em(0.4f));
  draw->AddRect(low, high, ui.palette().border, ui.em(0.4f));
  const std::string label = elided(row.label, width - field - gap);
  draw->AddText({at.x, text_y}, ui.palette().text, label.c_str());

  std::optional<double> result;
  int steps = 0;
  if (sign_button(ui, own_path, false, low, side, id)) steps = -1;
  if (sign_button(ui, own_path, true, {high.x - side, low.y}, side, id)) steps = 1;
  bool typing = ui.typed.widget == id;
  const ControlKeys keys = control_keys(ui, id, path, low, high, {.enter = !typing, .digits = !typing});
  const float inner = field - 2 * side;
  if (typing) {
    ImGui::SetCursorScreenPos({low.x + side, text_y});
    result = typed_entry(ui, path, row, inner);
  } else {
    ImGui::SetCursorScreenPos({low.x + side, low.y});
    const bool pressed = ImGui::InvisibleButton("value", {inner, side});
    report_item(ui, path);
    if (ImGui::IsItemActivated()) ui.focus.point_at(id);
    if (auto chosen = value_menu(ui, id, path, row, value)) result = chosen;
    tooltip(ui, row.help + "\n" + domain_text(row) + ".");
    const std::string text = value_text(row, value);
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    draw->AddText({low.x + (field - size.x) / 2, text_y}, ui.palette().text, text.c_str());
    if (pressed || keys.enter || !keys.typed.empty()) begin_typing(ui, id, row, value, keys.typed);
    steps += keys.more();
  }
  if (steps != 0) result = stepped_value(row, value, steps, false);
  ImGui::EndGroup();
  typed_complaint(ui, id);
  ImGui::PopID();
  return result;
}

}  // namespace memscape
