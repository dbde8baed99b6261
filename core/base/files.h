// Files read and written whole: a written file is complete or is not there. Only regular files are read, for
// a pipe or a device may never end.
#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace memscape {

/// What is read at most: of files of numbers, and of text such as scenes and logs, which takes more room as
/// values. The guide states both.
constexpr std::size_t most_bytes = std::size_t{256} << 20, most_text_bytes = std::size_t{64} << 20;

/// All bytes of a regular file. Throws Error{input} when it is none, has more than `most` bytes or cannot be
/// read to its end.
std::string read_file(const std::filesystem::path& file, std::size_t most = most_bytes);
/// All of the standard input. Throws Error{input} as read_file does.
std::string read_standard_input(std::size_t most = most_bytes);

/// Writes a temporary file beside `file` and renames it, so that readers see the old bytes or the new ones,
/// also after a loss of power. Links are followed, rights are kept, a file that may not be written stays as
/// it is; what an earlier write of that name left behind when it was killed is removed. A pipe that is read
/// and a device take the bytes as they are. Throws Error{work}.
void write_file(const std::filesystem::path& file, std::string_view bytes);
/// Throws the Error that write_file would, where that is known before there are bytes: to be asked before
/// long work.
void check_writable(const std::filesystem::path& file);

}  // namespace memscape
