// Text in the encodings that spreadsheets write, as UTF-8.
#pragma once
#include <string>
#include <string_view>

namespace memscape {

struct DecodedText {
  std::string text;      ///< UTF-8 without a byte order mark
  std::string encoding;  ///< for people: "UTF-16", "Windows-1252"; empty for UTF-8
};

/// UTF-16 is told by its byte order mark. What is no UTF-8 is taken as Windows-1252, in which every byte is a
/// character. Throws Error{input} naming `name` for bytes that are no text (NUL, half characters).
DecodedText decoded_text(std::string_view bytes, const std::string& name);

}  // namespace memscape
