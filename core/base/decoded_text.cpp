// Byte order marks first, then UTF-8 where it is valid.
#include "core/base/decoded_text.h"

#include <cstdint>

#include "core/base/error.h"
#include "core/base/quoted.h"

namespace memscape {
namespace {

[[noreturn]] void no_text(const std::string& name) {
  throw Error(Fault::input, shown_file(name) + " is not text; give a file of numbers as UTF-8 or UTF-16.");
}

void append(std::string& text, std::uint32_t code) {
  auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xc0 | code >> 6);
  } else {
    if (code < 0x10000) {
      put(0xe0 | code >> 12);
    } else {
      put(0xf0 | code >> 18);
      put(0x80 | (code >> 12 & 0x3f));
    }
    put(0x80 | (code >> 6 & 0x3f));
  }
  put(0x80 | (code & 0x3f));
}

std::string from_utf16(std::string_view bytes, bool big, const std::string& name) {
  if (bytes.size() % 2) no_text(name);
  auto unit = [&](size_t i) -> std::uint32_t {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return big ? a << 8 | b : b << 8 | a;
  };
  std::string text;
  text.reserve(bytes.size() / 2);
  for (size_t i = 0; i < bytes.size(); i += 2) {
    std::uint32_t code = unit(i);
    if (code >= 0xd800 && code < 0xe000) {
      const std::uint32_t low = i + 2 < bytes.size() ? unit(i + 2) : 0;
      if (code >= 0xdc00 || low < 0xdc00 || low >= 0xe000) no_text(name);
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
      i += 2;
    }
    append(text, code);
  }
  return text;
}

std::string from_windows(std::string_view bytes) {
  // 0x80 to 0x9f; the five that stand for nothing stay control characters.
  static constexpr std::uint16_t special[32] = {
      0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
      0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
      0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178};
  std::string text;
  for (const char byte : bytes) {
    const auto code = static_cast<unsigned char>(byte);
    append(text, code >= 0x80 && code < 0xa0 ? special[code - 0x80] : code);
  }
  return text;
}

}  // namespace

DecodedText decoded_text(std::string_view bytes, const std::string& name) {
  DecodedText found;
  const bool little = bytes.starts_with("\xff\xfe"), big = bytes.starts_with("\xfe\xff");
  if (little || big) {
    found = {from_utf16(bytes.substr(2), big, name), "UTF-16"};
  } else {
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    found.text = bytes;
  }
  if (found.text.find('\0') != std::string::npos) no_text(name);
  if (!is_utf8(found.text)) found = {from_windows(found.text), "Windows-1252"};
  return found;
}

}  // namespace memscape
