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

/// Closes open menus and pop-ups, as Escape does everywhere else; Dear ImGui does so only with keyboard
/// navigation. True when there were any.
inline bool close_popups() {
  if (GImGui->OpenPopupStack.Size == 0) return false;
  ImGui::ClosePopupToLevel(0, true);
  return true;
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
