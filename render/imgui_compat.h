// The differences between Dear ImGui 1.86 and current versions, in one place: keys, children, tooltips,
// fonts, textures.
#pragma once
#include <imgui.h>
#include <imgui_freetype.h>
#include <imgui_internal.h>

#include <cstdint>

namespace memscape {

/// Keys by GLFW's codes, which are the characters on the keys where there are any: Key{'A'}, Key{'.'}.
enum class Key : int {
  none = 0,
  space = 32,
  comma = 44,
  period = 46,
  slash = 47,
  digit_0 = 48,
  letter_a = 65,
  escape = 256,
  enter = 257,
  tab = 258,
  backspace = 259,
  insert = 260,
  del = 261,
  right = 262,
  left = 263,
  down = 264,
  up = 265,
  page_up = 266,
  page_down = 267,
  home = 268,
  end = 269,
  f1 = 290,
  f11 = 300,
  f12 = 301,
  keypad_enter = 335
};

#if IMGUI_VERSION_NUM >= 18700
/// Dear ImGui's name of a key; None for keys that it does not know.
inline ImGuiKey imgui_key(Key key) {
  struct Span {
    int first, last;
    ImGuiKey to;
  };
  static constexpr Span spans[] = {{32, 32, ImGuiKey_Space},
                                   {39, 39, ImGuiKey_Apostrophe},
                                   {44, 44, ImGuiKey_Comma},
                                   {45, 45, ImGuiKey_Minus},
                                   {46, 46, ImGuiKey_Period},
                                   {47, 47, ImGuiKey_Slash},
                                   {48, 57, ImGuiKey_0},
                                   {59, 59, ImGuiKey_Semicolon},
                                   {61, 61, ImGuiKey_Equal},
                                   {65, 90, ImGuiKey_A},
                                   {91, 91, ImGuiKey_LeftBracket},
                                   {93, 93, ImGuiKey_RightBracket},
                                   {256, 256, ImGuiKey_Escape},
                                   {257, 257, ImGuiKey_Enter},
                                   {258, 258, ImGuiKey_Tab},
                                   {259, 259, ImGuiKey_Backspace},
                                   {260, 260, ImGuiKey_Insert},
                                   {261, 261, ImGuiKey_Delete},
                                   {262, 262, ImGuiKey_RightArrow},
                                   {263, 263, ImGuiKey_LeftArrow},
                                   {264, 264, ImGuiKey_DownArrow},
                                   {265, 265, ImGuiKey_UpArrow},
                                   {266, 266, ImGuiKey_PageUp},
                                   {267, 267, ImGuiKey_PageDown},
                                   {268, 268, ImGuiKey_Home},
                                   {269, 269, ImGuiKey_End},
                                   {290, 301, ImGuiKey_F1},
                                   {320, 329, ImGuiKey_Keypad0},
                                   {335, 335, ImGuiKey_KeypadEnter}};
  int code = static_cast<int>(key);
  for (const Span& span : spans)
    if (code >= span.first && code <= span.last) return static_cast<ImGuiKey>(span.to + code - span.first);
  return ImGuiKey_None;
}
inline bool key_pressed(Key key, bool repeat = false) {
  ImGuiKey known = imgui_key(key);
  return known != ImGuiKey_None && ImGui::IsKeyPressed(known, repeat);
}
inline bool key_down(Key key) {
  ImGuiKey known = imgui_key(key);
  return known != ImGuiKey_None && ImGui::IsKeyDown(known);
}
#else
/// Until 1.86 functions take the codes of the back end, which are GLFW's.
inline bool key_pressed(Key key, bool repeat = false) {
  return ImGui::IsKeyPressed(static_cast<int>(key), repeat);
}
inline bool key_down(Key key) {
  return ImGui::IsKeyDown(static_cast<int>(key));
}
#endif

inline bool begin_child(const char* id, ImVec2 size = {0, 0}, bool border = false,
                        ImGuiWindowFlags flags = 0) {
  return ImGui::BeginChild(id, size, border, flags);  // a border's child flag is 1 in later versions
}

/// A heading with a line after it.
inline void separator_text(const char* text) {
#if IMGUI_VERSION_NUM >= 18950
  ImGui::SeparatorText(text);
#else
  ImGui::TextUnformatted(text);
  ImGui::SameLine();
  ImVec2 from = ImGui::GetCursorScreenPos();
  float y = from.y + ImGui::GetTextLineHeight() / 2, width = ImGui::GetContentRegionAvail().x;
  ImGui::GetWindowDrawList()->AddLine({from.x, y}, {from.x + width, y},
                                      ImGui::GetColorU32(ImGuiCol_Separator));
  ImGui::NewLine();
#endif
}

/// A tooltip for the last item, also when it is disabled, wrapped at `wrap` em.
inline void item_tooltip(const char* text, float wrap = 24) {
#if IMGUI_VERSION_NUM >= 18910
  bool hovered = ImGui::IsItemHovered(ImGuiHoveredFlags_ForTooltip | ImGuiHoveredFlags_AllowWhenDisabled);
#else
  bool hovered = ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled);
#endif
  if (!hovered) return;
  ImGui::BeginTooltip();
  ImGui::PushTextWrapPos(ImGui::GetFontSize() * wrap);
  ImGui::TextUnformatted(text);
  ImGui::PopTextWrapPos();
  ImGui::EndTooltip();
}

/// Closes open menus and pop-ups, as Escape does everywhere else; Dear ImGui does so only with keyboard
/// navigation.
inline void close_popups() {
  if (GImGui->OpenPopupStack.Size > 0) ImGui::ClosePopupToLevel(0, true);
}

/// The FreeType rasteriser for all fonts of an atlas.
inline void use_freetype(ImFontAtlas& atlas) {
#if IMGUI_VERSION_NUM >= 19200
  atlas.SetFontLoader(ImGuiFreeType::GetFontLoader());
#else
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
#endif
}

inline void set_light_hinting(ImFontConfig& config) {
#if IMGUI_VERSION_NUM >= 19200
  config.FontLoaderFlags = ImGuiFreeTypeLoaderFlags_LightHinting;
#else
  config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
#endif
}

/// Ascent in pixels of a font drawn at `size` (pixels of a line).
inline float ascent_of(ImFont* font, float size) {
#if IMGUI_VERSION_NUM >= 19200
  return font->GetFontBaked(size)->Ascent;
#else
  return font->Ascent * size / font->FontSize;
#endif
}

/// Height in pixels of the line that a font was loaded for.
inline float line_height_of(ImFont* font) {
#if IMGUI_VERSION_NUM >= 19200
  return font->LegacySize;
#else
  return font->FontSize;
#endif
}

inline void push_font(ImFont* font) {
#if IMGUI_VERSION_NUM >= 19200
  ImGui::PushFont(font, line_height_of(font));
#else
  ImGui::PushFont(font);
#endif
}

/// A texture of OpenGL as Dear ImGui's functions take it.
inline ImTextureID texture_id(unsigned name) {
  return (ImTextureID)(std::uintptr_t)name;  // a pointer in 1.86, an integer later
}

inline void push_texture(ImDrawList& list, unsigned name) {
#if IMGUI_VERSION_NUM >= 19200
  list.PushTexture(texture_id(name));
#else
  list.PushTextureID(texture_id(name));
#endif
}

inline void pop_texture(ImDrawList& list) {
#if IMGUI_VERSION_NUM >= 19200
  list.PopTexture();
#else
  list.PopTextureID();
#endif
}

}  // namespace memscape
