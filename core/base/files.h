// Files read and written whole: a written file is complete or is not there.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace memscape {

/// All bytes of a file. Throws Error{input} when it cannot be read.
std::string read_file(const std::filesystem::path& file);

/// Writes a temporary file beside `file` and renames it, so that readers see the old bytes or the new ones.
/// Throws Error{work}.
void write_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace memscape
