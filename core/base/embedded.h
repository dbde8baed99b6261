// Files that are part of the program: presets, colour maps, digits, shaders, fonts.
#pragma once
#include <span>
#include <string_view>

namespace memscape {

struct EmbeddedFile {
  std::string_view name;  ///< e.g. "assets/scenes/01-two-memories.json"
  std::string_view bytes;
};

/// All of them, sorted by name.
std::span<const EmbeddedFile> embedded_files();
/// The bytes of one; empty when there is none of this name.
std::string_view embedded(std::string_view name);

}  // namespace memscape
