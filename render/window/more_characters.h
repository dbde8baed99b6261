// Characters beyond those that the window's fonts are always loaded with: from the program's own fonts, or
// from fonts of the system.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "render/window/imgui_compat.h"

namespace memscape {

/// Letters, punctuation, mathematics: what the window's fonts are always loaded with, as Dear ImGui takes it.
const ImWchar* usual_characters();

struct MoreCharacters {
  struct File {
    std::string path;
    int face = 0;
  };
  std::u32string wanted;  ///< ascending
  std::vector<ImWchar> ranges =
      {};                        ///< those that are shown, as Dear ImGui takes them; they outlive the fonts
  std::vector<File> files = {};  ///< fonts of the system that have some of them
  std::u32string missing = {};   ///< that no font has
};

/// The characters of UTF-8 texts that are not among the usual ones, ascending.
std::u32string unusual_characters(const std::vector<std::string_view>& texts);

/// Where they are to be had.
MoreCharacters find_characters(std::u32string wanted);

/// What is to be said of them, as a sentence: that no font has them, or that they are written letter by
/// letter where that takes more; empty where all is well.
std::string words_about(const MoreCharacters& characters);

}  // namespace memscape
