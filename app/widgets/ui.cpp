// Small things that all widgets share.
#include "app/widgets/ui.h"

namespace memscape {

void report_item(Ui& ui, std::string_view path) {
  if (!ui.events.enabled() || !ImGui::IsItemVisible()) return;
  ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  ui.events.widget(path, {low.x, low.y, high.x - low.x, high.y - low.y});
}

void tooltip(Ui& ui, std::string_view text) {
  constexpr double rest_seconds = 0.6;
  ImGuiID id = ImGui::GetID(text.data(), text.data() + text.size());
  if (text.empty() || !ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) {
    if (ui.hovered == id) ui.hovered = 0;
    return;
  }
  if (ui.hovered != id) ui.hovered = id, ui.hovered_since = ui.now;
  if (ImGui::IsMouseDown(0)) ui.hovered_since = ui.now;
  if (ui.now - ui.hovered_since < rest_seconds)
    return ui.pulse.wake_by(ui.hovered_since + rest_seconds + 0.01);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.em(0.7f), ui.em(0.5f)));
  ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 1);  // of a disabled item too
  // Beside the side panel, not over the controls that come next.
  const float left = ImGui::GetWindowPos().x;
  if (left > 0.4f * ImGui::GetIO().DisplaySize.x)
    ImGui::SetNextWindowPos({left - ui.em(0.5f), ImGui::GetItemRectMin().y}, ImGuiCond_Always, {1, 0});
  ImGui::BeginTooltip();
  if (ImGui::IsWindowAppearing()) ui.pulse.stir();  // its first frame only measures it
  ImGui::PushTextWrapPos(ui.em(22));
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  ImGui::PopTextWrapPos();
  ImGui::EndTooltip();
  ImGui::PopStyleVar(2);
}

void muted_text(Ui& ui, std::string_view text) {
  ImGui::PushStyleColor(ImGuiCol_Text, ui.palette().muted);
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
}

std::string elided(std::string_view text, float width) {
  std::string whole(text);
  if (ImGui::CalcTextSize(whole.c_str()).x <= width) return whole;
  while (!whole.empty()) {
    do {  // one code point less
      char last = whole.back();
      whole.pop_back();
      if ((last & 0xC0) != 0x80) break;
    } while (!whole.empty());
    if (ImGui::CalcTextSize((whole + "…").c_str()).x <= width) break;
  }
  return whole + "…";
}

}  // namespace memscape
