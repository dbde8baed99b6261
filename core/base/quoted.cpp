// Characters are read one by one; a byte that begins none is a character of its own that is always escaped.
#include "core/base/quoted.h"

#include <cstdint>
#include <cstdio>
#include <utility>
#include <vector>

namespace memscape {
namespace {

constexpr size_t most_characters = 40;

struct Character {
  std::uint32_t code = 0;
  size_t width = 1;   ///< bytes
  bool valid = true;  ///< false: a byte that is no UTF-8 here
};

/// The character that begins at `at`. Source: RFC 3629, without overlong forms and surrogates.
Character character_at(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) -> std::uint32_t { return static_cast<unsigned char>(text[at + i]); };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {lead};
  const size_t width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  const Character broken{lead, 1, false};
  if (lead < 0xC2 || lead > 0xF4 || at + width > text.size()) return broken;
  std::uint32_t code = lead & (0x7Fu >> width);
  for (size_t i = 1; i < width; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return broken;
    code = code << 6 | (byte(i) & 0x3F);
  }
  constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < least[width] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return broken;
  return {code, width};
}

/// Also what stands for no character, which XML may not hold either.
bool is_control(std::uint32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code & 0xFFFE) == 0xFFFE;
}

/// Ends of lines and paragraphs, and what turns the direction of the text after it.
bool misleads(std::uint32_t code) {
  return code == 0x2028 || code == 0x2029 || code == 0x200E || code == 0x200F || code == 0x061C ||
         (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

std::string escape_of(const Character& c) {
  if (c.valid && c.code == '\n') return "\\n";
  if (c.valid && c.code == '\r') return "\\r";
  if (c.valid && c.code == '\t') return "\\t";
  char text[16];
  std::snprintf(text, sizeof text, c.code < 0x100 && (!c.valid || c.code < 0x80) ? "\\x%02x" : "\\u%04x",
                c.code);
  return text;
}

/// Calls visit(character, place) until it returns false.
template <class Visit>
void each_character(std::string_view text, const Visit& visit) {
  for (size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    if (!visit(c, at)) return;
    at += c.width;
  }
}

std::string escaped_piece(std::string_view text, const Character& c, size_t at) {
  if (!c.valid || is_control(c.code) || misleads(c.code)) return escape_of(c);
  return std::string(text.substr(at, c.width));
}

/// How many characters a piece shows.
size_t length_of(const Character& c, const std::string& piece) {
  return piece.size() == c.width ? 1 : piece.size();
}

struct Piece {
  std::string text;
  size_t length = 0;
};

/// The first pieces, until they have more than `most` characters together.
std::vector<Piece> first_pieces(std::string_view text) {
  std::vector<Piece> pieces;
  size_t length = 0;
  each_character(text, [&](const Character& c, size_t at) {
    std::string piece = escaped_piece(text, c, at);
    const size_t width = length_of(c, piece);
    length += width;
    pieces.push_back({std::move(piece), width});
    return length <= most_characters;
  });
  return pieces;
}

size_t total(const std::vector<Piece>& pieces) {
  size_t length = 0;
  for (const Piece& piece : pieces) length += piece.length;
  return length;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  each_character(text, [&](const Character& c, size_t at) {
    result += escaped_piece(text, c, at);
    return true;
  });
  return result;
}

std::string shown(std::string_view text) {
  std::vector<Piece> pieces = first_pieces(text);
  const bool cut = total(pieces) > most_characters;
  while (cut && total(pieces) > most_characters - 1) pieces.pop_back();
  std::string result;
  for (const Piece& piece : pieces) result += piece.text;
  return cut ? result + "…" : result;
}

std::string quoted(std::string_view text) {
  return "'" + shown(text) + "'";
}

std::string shown_file(std::string_view name) {
  std::vector<Piece> pieces;
  each_character(name, [&](const Character& c, size_t at) {
    std::string piece = escaped_piece(name, c, at);
    const size_t width = length_of(c, piece);
    pieces.push_back({std::move(piece), width});
    return true;
  });
  size_t length = 0, from = pieces.size();
  while (from > 0 && length + pieces[from - 1].length <= most_characters) length += pieces[--from].length;
  const bool cut = from > 0;
  while (cut && length > most_characters - 1) length -= pieces[from++].length;
  std::string result = cut ? "…" : "";
  for (; from < pieces.size(); ++from) result += pieces[from].text;
  return result;
}

bool is_utf8(std::string_view text) {
  bool valid = true;
  each_character(text, [&](const Character& c, size_t) { return valid = c.valid; });
  return valid;
}

bool has_controls(std::string_view text) {
  bool found = false;
  each_character(text, [&](const Character& c, size_t) {
    found = c.valid && is_control(c.code) && c.code != '\n' && c.code != '\r' && c.code != '\t';
    return !found;
  });
  return found;
}

}  // namespace memscape
