// Text from outside (a file, a name, an argument) as a sentence may show it: one line of valid UTF-8 that no
// terminal takes for a command, and short.
#pragma once
#include <string>
#include <string_view>

namespace memscape {

/// Control characters, marks that turn the direction of writing, and bytes that are no UTF-8 as escapes such
/// as \n, \x1b or \u202e. All else stays, the backslash too: what is escaped already stays as it is.
std::string escaped(std::string_view text);

/// Escaped, and cut to 40 characters, the last of them … where something is missing.
std::string shown(std::string_view text);
/// The same in quotation marks, 'text'.
std::string quoted(std::string_view text);
inline std::string quoted(const std::string& text) {  // or a call of std::quoted would be meant
  return quoted(std::string_view(text));
}
inline std::string quoted(const char* text) {
  return quoted(std::string_view(text));
}
/// A file's name: escaped and cut to 40 characters at its beginning, since its end says which file it is.
std::string shown_file(std::string_view name);

/// True where the text is valid UTF-8 throughout.
bool is_utf8(std::string_view text);
/// True where it holds a control character other than a tab or the end of a line.
bool has_controls(std::string_view text);

}  // namespace memscape
