// Switches, choices, buttons and groups. The slider has a file of its own.
#include "app/widgets/widgets.h"

#include <algorithm>

#include "render/window/imgui_compat.h"

namespace memscape {
namespace {

/// The word `steps` after the chosen one, as far as there are any.
int neighbour(std::span<const std::string_view> words, int chosen, int steps) {
  if (steps == 0 || words.empty()) return chosen;
  return std::clamp(chosen + steps, 0, static_cast<int>(words.size()) - 1);
}

bool segments(Ui& ui, std::string_view path, std::span<const std::string_view> words, int& chosen,
              float width) {
  const float height = ui.em(1.75f), each = width / static_cast<float>(words.size());
  ImDrawList* draw = ImGui::GetWindowDrawList();
  ImVec2 at = ImGui::GetCursorScreenPos();
  const float round = ui.em(0.4f);
  draw->AddRectFilled(at, {at.x + width, at.y + height}, ui.palette().track, round);
  bool changed = false;
  const ImGuiID own = ImGui::GetID("segments");
  const ControlKeys keys = control_keys(ui, own, path, at, {at.x + width, at.y + height}, {.enter = false});
  const int next = neighbour(words, chosen, keys.onward());
  if (next != chosen) chosen = next, changed = true;
  for (int i = 0; i < static_cast<int>(words.size()); ++i) {
    ImVec2 low(at.x + each * static_cast<float>(i), at.y);
    ImGui::SetCursorScreenPos(low);
    ImGui::PushID(i);
    if (ImGui::InvisibleButton("segment", {each, height}) && i != chosen) chosen = i, changed = true;
    report_item(ui, std::string(path) + "." + std::string(words[i]));
    if (ImGui::IsItemActivated()) ui.focus.point_at(own);
    bool hovered = ImGui::IsItemHovered();
    ImGui::PopID();
    if (i == chosen || hovered)
      draw->AddRectFilled({low.x + 2, low.y + 2}, {low.x + each - 2, low.y + height - 2},
                          i == chosen ? ui.palette().chosen : ui.palette().field_hover, round - 1);
    std::string word(words[i]);
    ImVec2 size = ImGui::CalcTextSize(word.c_str());
    draw->AddText({low.x + (each - size.x) / 2, low.y + (height - size.y) / 2}, ui.palette().text,
                  word.c_str());
  }
  return changed;
}

void chevron(Ui& ui, ImDrawList* draw, ImVec2 c, bool down) {
  const float r = ui.em(0.24f);
  ImVec2 points[3] = {{c.x - r, c.y - r / 2}, {c.x, c.y + r / 2}, {c.x + r, c.y - r / 2}};
  if (!down)
    points[0] = {c.x - r / 2, c.y - r}, points[1] = {c.x + r / 2, c.y}, points[2] = {c.x - r / 2, c.y + r};
  draw->AddPolyline(points, 3, ui.palette().muted, 0, ui.em(0.1f));
}

bool drop_down(Ui& ui, std::string_view path, std::span<const std::string_view> words, int& chosen,
               float width) {
  ImGui::SetNextItemWidth(width);
  std::string preview = chosen >= 0 ? std::string(words[static_cast<size_t>(chosen)]) : std::string();
  ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImGuiID own = ImGui::GetID("##list");
  const ControlKeys keys = control_keys(ui, own, path, at, {at.x + width, at.y + ImGui::GetFrameHeight()},
                                        {.enter = true, .space = true});
  const bool acts = chosen < 0;  // on each choice, which arrows do not make
  if (keys.enter || keys.space || (acts && keys.onward() != 0)) open_combo(own), ui.pulse.stir();
  const int next = acts ? chosen : neighbour(words, chosen, keys.onward());
  bool changed = next != chosen;
  chosen = next;
  bool open = ImGui::BeginCombo("##list", preview.c_str(),
                                ImGuiComboFlags_HeightLarge | ImGuiComboFlags_NoArrowButton);
  if (!open) report_item(ui, path);
  if (!open && ImGui::IsItemActivated()) ui.focus.point_at(own);
  const float height = open ? ui.em() : ImGui::GetItemRectSize().y;
  if (!open) chevron(ui, draw, {at.x + width - ui.em(0.9f), at.y + height / 2}, true);
  if (!open) return changed;
  for (int i = 0; i < static_cast<int>(words.size()); ++i) {
    if (ImGui::Selectable(std::string(words[i]).c_str(), i == chosen) && i != chosen)
      chosen = i, changed = true;
    if (i == chosen) ImGui::SetItemDefaultFocus();
    report_item(ui, std::string(path) + "." + std::string(words[i]));
  }
  ImGui::EndCombo();
  return changed;
}

}  // namespace

std::optional<double> row_widget(Ui& ui, std::string_view path, const Row& row, double value,
                                 const TrackDecoration* decoration) {
  if (row.scale == Scale::toggle) return toggle(ui, path, row, value);
  if (is_without_track(row)) return number_entry(ui, path, row, value);
  if (row.scale != Scale::choice) return slider(ui, path, row, value, decoration);
  const std::vector<std::string_view> words(row.choices.begin(), row.choices.end());
  auto chosen = choice(ui, path, row.label, row.help, words, static_cast<int>(value));
  return chosen ? std::optional<double>(*chosen) : std::nullopt;
}

std::optional<double> toggle(Ui& ui, std::string_view path, const Row& row, double value) {
  ImGui::PushID(path.data(), path.data() + path.size());
  const float height = ui.em(1.5f), width = ImGui::GetContentRegionAvail().x;
  ImVec2 at = ImGui::GetCursorScreenPos();
  bool pressed = ImGui::InvisibleButton("switch", {width, height});
  report_item(ui, path);
  bool on = value != 0, hovered = ImGui::IsItemHovered();
  const ControlKeys keys = item_keys(ui, path, {.enter = true, .space = true});
  pressed = pressed || keys.enter || keys.space || (on ? keys.across() < 0 : keys.across() > 0);
  tooltip(ui, row.help);
  ImGui::PopID();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const float across = ui.em(1.9f), down = ui.em(1.05f), right = at.x + width,
              top = at.y + (height - down) / 2;
  std::string label = elided(row.label, width - across - ui.em(0.5f));
  const bool disabled = ImGui::GetStyle().Alpha < 1;  // within BeginDisabled
  draw->AddText({at.x, at.y + (height - ImGui::GetFontSize()) / 2},
                disabled ? ui.palette().muted : ui.palette().text, label.c_str());
  ImU32 track = on ? ui.palette().accent : hovered ? ui.palette().muted : ui.palette().track;
  draw->AddRectFilled({right - across, top}, {right, top + down}, track, down / 2);
  float middle = on ? right - down / 2 : right - across + down / 2;
  draw->AddCircleFilled({middle, top + down / 2}, down / 2 - ui.em(0.13f),
                        on ? ui.palette().on_accent : ui.palette().knob);
  if (!pressed) return std::nullopt;
  return on ? 0.0 : 1.0;
}

std::optional<int> choice(Ui& ui, std::string_view path, std::string_view label, std::string_view help,
                          std::span<const std::string_view> words, int chosen) {
  ImGui::PushID(path.data(), path.data() + path.size());
  ImGui::BeginGroup();
  const float width = ImGui::GetContentRegionAvail().x;
  if (!label.empty()) {
    ImGui::TextUnformatted(label.data(), label.data() + label.size());
    tooltip(ui, help);
  }
  float widest = 0;
  for (std::string_view word : words)
    widest = std::max(widest, ImGui::CalcTextSize(word.data(), word.data() + word.size()).x);
  bool fits = words.size() <= 4 && (widest + ui.em(0.8f)) * static_cast<float>(words.size()) <= width;
  bool changed = fits ? segments(ui, path, words, chosen, width) : drop_down(ui, path, words, chosen, width);
  ImGui::EndGroup();
  if (label.empty()) tooltip(ui, help);
  ImGui::PopID();
  return changed ? std::optional<int>(chosen) : std::nullopt;
}

bool button(Ui& ui, std::string_view path, std::string_view label, std::string_view help, bool main,
            float width) {
  if (main) {
    ImGui::PushStyleColor(ImGuiCol_Button, ui.palette().accent);
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, ui.palette().accent);
    ImGui::PushStyleColor(ImGuiCol_Text, ui.palette().on_accent);
  }
  bool pressed = ImGui::Button((std::string(label) + "##" + std::string(path)).c_str(), {width, 0});
  if (main) ImGui::PopStyleColor(3);
  report_item(ui, path);
  const ControlKeys keys = item_keys(ui, path, {.enter = true, .space = true});
  tooltip(ui, help);
  return pressed || keys.enter || keys.space;
}

bool group(Ui& ui, std::string_view path, std::string_view title, bool open_at_first) {
  ImGui::PushID(path.data(), path.data() + path.size());
  bool* open = ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("open"), open_at_first);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x, height = ui.em(2.2f);
  draw->AddLine({at.x, at.y}, {at.x + width, at.y}, ui.palette().border);
  if (ImGui::InvisibleButton("heading", {width, height})) *open = !*open;
  const std::string own = "group." + std::string(path);
  report_item(ui, own);
  const ControlKeys keys = item_keys(ui, own, {.enter = true, .space = true});
  if (keys.enter || keys.space) *open = !*open;
  if (keys.across() != 0) *open = keys.across() > 0;
  ImU32 colour = ImGui::IsItemHovered() ? ui.palette().accent : ui.palette().text;
  ImGui::PopID();
  std::string text(title);
  const float line = line_height_of(ui.bold);
  draw->AddText(ui.bold, line, {at.x, at.y + (height - line) / 2}, colour, text.c_str());
  chevron(ui, draw, {at.x + width - ui.em(0.5f), at.y + height / 2}, *open);
  return *open;
}

}  // namespace memscape
