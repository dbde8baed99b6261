// Icons are drawn, not written: they look alike in every font.
#include "app/panel/transport_bar.h"

#include <algorithm>
#include <cmath>

#include "app/menu/menu_commands.h"
#include "app/panel/status_line.h"
#include "app/shell/actions.h"
#include "app/widgets/track.h"
#include "app/widgets/widgets.h"
#include "render/window/imgui_compat.h"

namespace memscape {
namespace {

enum class Icon { first, back, play, pause, step };

float bar_height(const Ui& ui, float width) {
  return ui.em(width < ui.em(44) ? 4.9f : 2.9f);
}
void paint_icon(ImDrawList* draw, Icon icon, ImVec2 c, float r, ImU32 colour) {
  auto triangle = [&](float x, float direction, float size) {
    ImVec2 a(x - direction * size * 0.6f, c.y - size), b(x + direction * size * 0.9f, c.y),
        d(x - direction * size * 0.6f, c.y + size);
    direction > 0 ? draw->AddTriangleFilled(a, b, d, colour) : draw->AddTriangleFilled(a, d, b, colour);
  };
  auto bar = [&](float x) {
    draw->AddRectFilled({x - r * 0.16f, c.y - r}, {x + r * 0.16f, c.y + r}, colour, r * 0.1f);
  };
  switch (icon) {
    case Icon::first:
      bar(c.x - r * 0.8f), triangle(c.x + r * 0.2f, -1, r);
      break;
    case Icon::back:
      triangle(c.x - r * 0.3f, -1, r * 0.85f), bar(c.x + r * 0.75f);
      break;
    case Icon::play:
      triangle(c.x, 1, r * 1.05f);
      break;
    case Icon::pause:
      bar(c.x - r * 0.45f), bar(c.x + r * 0.45f);
      break;
    case Icon::step:
      bar(c.x - r * 0.75f), triangle(c.x + r * 0.3f, 1, r * 0.85f);
      break;
  }
}

void icon_button(Ui& ui, Workbench& bench, std::string_view id, Icon icon, bool main) {
  const Command& row = command(id);
  bool enabled = is_enabled(row, bench);
  const float size = ui.em(2.1f);
  ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::BeginDisabled(!enabled);
  bool pressed = ImGui::InvisibleButton(id.data(), {size, size});
  const ControlKeys keys = item_keys(ui, id, {.enter = true, .space = true});
  pressed = pressed || keys.enter || keys.space;
  ImGui::EndDisabled();
  report_item(ui, id);
  tooltip(ui, command_help(row, bench));
  ImVec2 centre(at.x + size / 2, at.y + size / 2);
  const Palette& p = ui.palette();
  bool hovered = enabled && ImGui::IsItemHovered();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  if (main)
    draw->AddCircleFilled(centre, size / 2, enabled ? p.accent : p.track, 48);
  else if (hovered)
    draw->AddCircleFilled(centre, size / 2, p.field_hover, 48);
  paint_icon(draw, icon, centre, ui.em(0.38f),
             main      ? (enabled ? p.on_accent : p.muted)
             : enabled ? p.text
                       : p.track);
  if (pressed) bench.later(row.run);
  ImGui::SameLine(0, ui.em(0.15f));
}

/// The bar over all steps: what is computed is darker, the knob is at the step that is shown.
void scrub_bar(Ui& ui, Workbench& bench, float width) {
  const float height = ui.em(2.1f), knob = ui.em(0.45f), thick = ui.em(0.25f);
  ImVec2 at = ImGui::GetCursorScreenPos();
  const bool idle = !run_refusal(bench).empty();
  ImGui::BeginDisabled(idle);
  ImGui::InvisibleButton("scrub", {width, height});
  bool active = ImGui::IsItemActive(), hovered = ImGui::IsItemHovered();
  const float left = at.x + knob, length = width - 2 * knob, y = at.y + height / 2;
  const int last = bench.session.last();
  ui.events.widget("transport.scrub", {left, at.y, length, height});
  tooltip(ui, "The step that is shown: drag to go through the run.");
  const ControlKeys keys = item_keys(ui, "transport.scrub", {.enter = false});
  ImGui::EndDisabled();
  if (keys.more() != 0) step_by(bench, keys.more());
  if (active) {
    float t = std::clamp((ImGui::GetIO().MousePos.x - left) / length, 0.f, 1.f);
    int step = static_cast<int>(std::lround(t * static_cast<float>(last)));
    if (step != bench.session.step()) show_step(bench, step);
  }
  auto x = [&](int step) {
    return left + length * static_cast<float>(step) / static_cast<float>(std::max(last, 1));
  };
  const Palette& p = ui.palette();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->AddRectFilled({left, y - thick / 2}, {left + length, y + thick / 2}, p.track, thick);
  if (idle) return;
  float computed = x(std::min(bench.focused().run->computed(), last)), now = x(bench.session.step());
  draw->AddRectFilled({left, y - thick / 2}, {computed, y + thick / 2}, p.muted, thick);
  draw->AddRectFilled({left, y - thick / 2}, {now, y + thick / 2}, p.accent, thick);
  if (bench.session.goal() != bench.session.step())  // steps are still being computed up to there
    draw->AddCircle({x(bench.session.goal()), y}, 0.6f * knob, p.accent, 24, ui.em(0.1f));
  draw->AddCircleFilled({now, y}, knob, active || hovered ? p.accent : p.knob, 32);
  draw->AddCircle({now, y}, knob, p.accent, 32, ui.em(0.12f));
}

void speed_slider(Ui& ui, Workbench& bench, float width) {
  const Row row{.id = "speed",
                .symbol = "",
                .label = "Speed",
                .unit = "steps/s",
                .help = "Steps that are shown in a second. Not the step size, which belongs to the dynamics.",
                .minimum = 1,
                .maximum = 1000,
                .fallback = 20,
                .scale = Scale::integer_log};
  begin_child(
      "speed", {width, ui.em(2.6f)}, false,
      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNavInputs);
  if (auto next = slider(ui, "transport.speed", row, bench.playback.speed)) bench.playback.speed = *next;
  ImGui::EndChild();
}

}  // namespace

float transport_height(const Ui& ui, float width) {
  return bar_height(ui, width) + status_height(ui);
}

void transport_bar(Ui& ui, Workbench& bench, const Rect& place) {
  ImGui::SetNextWindowPos({place.x, place.y});
  ImGui::SetNextWindowSize({place.width, place.height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.em(0.9f), ui.em(0.4f)));
  constexpr auto flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                         ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNavInputs;
  ImGui::Begin("transport", nullptr, flags);
  rule(place, ui.palette().border);
  const bool narrow = place.width < ui.em(44);
  icon_button(ui, bench, "transport.restart", Icon::first, false);
  icon_button(ui, bench, "transport.back", Icon::back, false);
  icon_button(ui, bench, "transport.play", bench.playing() ? Icon::pause : Icon::play, true);
  icon_button(ui, bench, "transport.step", Icon::step, false);
  const float speed_width = ui.em(10), gap = ui.em(0.8f);
  const std::string step =
      "Step " + std::to_string(bench.session.step()) + " of " + std::to_string(bench.session.last());
  std::string widest =
      "Step " + std::to_string(bench.session.last()) + " of " + std::to_string(bench.session.last());
  const float step_width = ImGui::CalcTextSize(widest.c_str()).x;
  ImGui::SameLine(0, gap);
  float rest = ImGui::GetContentRegionAvail().x - step_width - gap;
  if (narrow) {
    ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::SameLine(0, rest - speed_width > 0 ? ImGui::GetContentRegionAvail().x - speed_width : 0);
    speed_slider(ui, bench, speed_width);
    ImGui::SetCursorScreenPos({place.x + ui.em(0.9f), at.y + ui.em(2.2f)});
    rest = ImGui::GetContentRegionAvail().x - step_width - gap;
  } else {
    rest -= speed_width + 2 * gap;
  }
  scrub_bar(ui, bench, std::max(rest, ui.em(3)));
  ImGui::SameLine(0, gap);
  ImVec2 at = ImGui::GetCursorScreenPos();
  const bool idle = !run_refusal(bench).empty();
  ImGui::GetWindowDrawList()->AddText({at.x, at.y + (ui.em(2.1f) - ImGui::GetFontSize()) / 2},
                                      idle ? ui.palette().muted : ui.palette().text, step.c_str());
  if (!narrow) {
    ImGui::SetCursorScreenPos({at.x + step_width + 2 * gap, at.y - ui.em(0.1f)});
    speed_slider(ui, bench, speed_width);
  }
  status_line(ui, bench, {place.x, place.bottom() - status_height(ui), place.width, status_height(ui)});
  ImGui::End();
  ImGui::PopStyleVar(3);
}

}  // namespace memscape
