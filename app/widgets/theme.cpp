// Quiet greys, one blue accent; sizes in em.
#include "app/widgets/theme.h"

#include <cmath>

namespace memscape {
namespace {

constexpr ImU32 rgb(unsigned hex, unsigned alpha = 255) {
  return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, alpha);
}

constexpr Palette light{.canvas = rgb(0xFFFFFF),
                        .panel = rgb(0xF7F7F5),
                        .field = rgb(0xFFFFFF),
                        .field_hover = rgb(0xEFEFEC),
                        .border = rgb(0xE0E0DB),
                        .text = rgb(0x22262B),
                        .muted = rgb(0x666C74),
                        .accent = rgb(0x0B62A8),
                        .accent_soft = rgb(0xDCE8F5),
                        .on_accent = rgb(0xFFFFFF),
                        .alarm = rgb(0xA63D14),
                        .alarm_soft = rgb(0xFBEBE3),
                        .track = rgb(0xD9D9D4),
                        .knob = rgb(0xFFFFFF),
                        .chosen = rgb(0xFFFFFF)};

constexpr Palette dark{.canvas = rgb(0x16191D),
                       .panel = rgb(0x1E2124),
                       .field = rgb(0x2A2E32),
                       .field_hover = rgb(0x353A3F),
                       .border = rgb(0x34383C),
                       .text = rgb(0xE6E6E2),
                       .muted = rgb(0x9BA1A8),
                       .accent = rgb(0x6CB6F0),
                       .accent_soft = rgb(0x2B3D50),
                       .on_accent = rgb(0x10161C),
                       .alarm = rgb(0xF0A07C),
                       .alarm_soft = rgb(0x40291F),
                       .track = rgb(0x44494E),
                       .knob = rgb(0xE6E6E2),
                       .chosen = rgb(0x5B636B)};

constexpr float text_pixels = 14, projector_factor = 1.5f;

ImVec4 vec(ImU32 colour) {
  return ImGui::ColorConvertU32ToFloat4(colour);
}

void apply_colours(ImGuiStyle& style, const Palette& p) {
  const struct {
    ImGuiCol index;
    ImU32 colour;
  } colours[] = {{ImGuiCol_Text, p.text},
                 {ImGuiCol_TextDisabled, p.muted},
                 {ImGuiCol_WindowBg, p.panel},
                 {ImGuiCol_ChildBg, 0},
                 {ImGuiCol_PopupBg, p.panel},
                 {ImGuiCol_Border, p.border},
                 {ImGuiCol_BorderShadow, 0},
                 {ImGuiCol_FrameBg, p.field},
                 {ImGuiCol_FrameBgHovered, p.field_hover},
                 {ImGuiCol_FrameBgActive, p.field_hover},
                 {ImGuiCol_TitleBg, p.panel},
                 {ImGuiCol_TitleBgActive, p.panel},
                 {ImGuiCol_TitleBgCollapsed, p.panel},
                 {ImGuiCol_MenuBarBg, p.panel},
                 {ImGuiCol_ScrollbarBg, 0},
                 {ImGuiCol_ScrollbarGrab, p.track},
                 {ImGuiCol_ScrollbarGrabHovered, p.muted},
                 {ImGuiCol_ScrollbarGrabActive, p.muted},
                 {ImGuiCol_CheckMark, p.accent},
                 {ImGuiCol_SliderGrab, p.accent},
                 {ImGuiCol_SliderGrabActive, p.accent},
                 {ImGuiCol_Button, p.field},
                 {ImGuiCol_ButtonHovered, p.field_hover},
                 {ImGuiCol_ButtonActive, p.accent_soft},
                 {ImGuiCol_Header, p.accent_soft},
                 {ImGuiCol_HeaderHovered, p.accent_soft},
                 {ImGuiCol_HeaderActive, p.accent_soft},
                 {ImGuiCol_Separator, p.border},
                 {ImGuiCol_SeparatorHovered, p.border},
                 {ImGuiCol_SeparatorActive, p.border},
                 {ImGuiCol_ResizeGrip, 0},
                 {ImGuiCol_ResizeGripHovered, 0},
                 {ImGuiCol_ResizeGripActive, 0},
                 {ImGuiCol_TextSelectedBg, p.accent_soft},
                 {ImGuiCol_TableHeaderBg, p.panel},
                 {ImGuiCol_TableBorderLight, p.border},
                 {ImGuiCol_TableBorderStrong, p.border},
                 {ImGuiCol_NavHighlight, p.accent},
                 {ImGuiCol_ModalWindowDimBg, IM_COL32(20, 24, 28, 90)}};
  for (const auto& [index, colour] : colours) style.Colors[index] = vec(colour);
}

}  // namespace

Theme make_theme(std::string_view name, double text_scale) {
  bool is_dark = name == "dark";
  float factor = name == "projector" ? projector_factor : 1.f;
  return {is_dark ? dark : light, std::round(text_pixels * factor * static_cast<float>(text_scale)), is_dark};
}

void apply_theme(const Theme& theme) {
  ImGuiStyle& style = ImGui::GetStyle();
  style = ImGuiStyle();
  auto em = [&](float across, float down) {
    return ImVec2(std::round(across * theme.em), std::round(down * theme.em));
  };
  style.WindowPadding = em(1.0f, 0.8f);
  style.FramePadding = em(0.6f, 0.35f);
  style.ItemSpacing = em(0.5f, 0.45f);
  style.ItemInnerSpacing = em(0.4f, 0.3f);
  style.CellPadding = em(0.5f, 0.22f);
  style.IndentSpacing = theme.em;
  style.ScrollbarSize = std::round(0.6f * theme.em);
  style.ScrollbarRounding = style.ScrollbarSize / 2;
  style.WindowRounding = std::round(0.5f * theme.em);
  style.ChildRounding = 0;
  style.PopupRounding = style.FrameRounding = std::round(0.4f * theme.em);
  style.WindowBorderSize = style.PopupBorderSize = style.FrameBorderSize = 1;
  style.ChildBorderSize = 1;
  style.WindowTitleAlign = ImVec2(0, 0.5f);
  style.WindowMenuButtonPosition = ImGuiDir_None;
  style.DisplaySafeAreaPadding = ImVec2(0, 0);
  apply_colours(style, theme.palette);
}

}  // namespace memscape
