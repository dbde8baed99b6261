// Files are written whole or not at all: into a file beside, then renamed.
#pragma once
#include <filesystem>
#include <string_view>

namespace memscape {

/// Writes `bytes` to `file`; what was there stays when that fails. Devices and pipes are written as they are.
/// Throws Error{work}.
void write_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace memscape
