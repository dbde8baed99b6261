// The differences between Dear ImGui 1.86 and current versions, in one place: children, pop-ups, fonts and
// textures.
#pragma once
#include <imgui.h>
#include <imgui_freetype.h>
#include <imgui_internal.h>

#include <cstdint>

namespace memscape {

inline bool begin_child(const char* id, ImVec2 size = {0, 0}, bool border = false,
                        ImGuiWindowFlags flags = 0) {
  return ImGui::BeginChild(id, size, border, flags);  // a border's child flag is 1 in later versions
}

/// Which of the open pop-ups is the first that is a menu or a list, not a dialogue; -1 where none is.
inline int first_open_menu() {
  const auto& stack = GImGui->OpenPopupStack;
  int first = stack.Size;
  while (first > 0 && !(stack[first - 1].Window && (stack[first - 1].Window->Flags & ImGuiWindowFlags_Modal)))
    --first;
  return first < stack.Size ? first : -1;
}

/// Closes open menus and lists. True when there were any.
inline bool close_menus() {
  const int first = first_open_menu();
  if (first >= 0) ImGui::ClosePopupToLevel(first, true);
  return first >= 0;
}

/// Enter chooses in menus as Space does, if it is held. Call between the back ends' new frame and Dear
/// ImGui's.
inline void choose_by_enter(bool held) {
#if IMGUI_VERSION_NUM < 18700
  if (held && (ImGui::GetIO().ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard))
    ImGui::GetIO().NavInputs[ImGuiNavInput_Activate] = 1;
#else
  (void)held;
#endif
}

/// What is opened next was opened by a key: its mark is shown, and a pointer that rests on it says nothing.
inline void show_keyboard_mark() {
#if IMGUI_VERSION_NUM >= 19140
  GImGui->NavCursorVisible = true;
  GImGui->NavHighlightItemUnderNav = true;
#else
  GImGui->NavDisableHighlight = false;
  GImGui->NavDisableMouseHover = true;
#endif
}

/// The list of BeginCombo with this id opens, with the keyboard's mark on what is chosen.
inline void open_combo(ImGuiID id) {
  show_keyboard_mark();
  ImGui::OpenPopupEx(ImHashStr("##ComboPopup", 0, id));
}

/// Arrows and Enter work in menus and lists that are open, and the mark of the keyboard is shown there.
inline void navigate_menus(bool on) {
  ImGuiConfigFlags& flags = ImGui::GetIO().ConfigFlags;
  if (on)
    flags |= ImGuiConfigFlags_NavEnableKeyboard;
  else
    flags &= ~ImGuiConfigFlags_NavEnableKeyboard;
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
