// Text cut or wrapped to a width, by whole UTF-8 characters.
#include <algorithm>

#include "core/page/words.h"

namespace memscape {
namespace {

/// Where the character before `end` begins.
size_t previous(const std::string& text, size_t end) {
  do --end;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
  return end;
}

/// The next space at which a line may end, or the text's end: not round "=" and not before a number, which
/// say nothing alone.
size_t break_after(const std::string& text, size_t from) {
  size_t space = text.find(' ', from);
  auto binds = [&](size_t at) {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    return (at > 0 && text[at - 1] == '=') || next == '=' || (next >= '0' && next <= '9');
  };
  while (space < text.size() && binds(space)) space = text.find(' ', space + 1);
  return std::min(space, text.size());
}

}  // namespace

std::string shortened(const std::string& text, float width, float size, bool bold,
                      const MeasureText& measure) {
  if (measure(text, size, bold).x <= width) return text;
  size_t end = text.size();
  // A first guess by proportion keeps the number of measurements small.
  float whole = measure(text, size, bold).x;
  size_t guess =
      static_cast<size_t>(1.1f * std::max(width, 0.f) / whole * static_cast<float>(text.size())) + 2;
  while (end > guess) end = previous(text, end);
  while (end > 0) {
    size_t kept = end;
    while (kept > 0 && text[kept - 1] == ' ') --kept;
    std::string cut = text.substr(0, kept) + "…";
    if (measure(cut, size, bold).x <= width) return cut;
    end = previous(text, end);
  }
  return "";
}

std::vector<std::string> wrapped(const std::vector<std::string>& parts, float width, float size,
                                 const MeasureText& measure) {
  std::vector<std::string> lines;
  auto fits = [&](const std::string& line) { return measure(line, size, false).x <= width; };
  for (const std::string& part : parts) {
    std::string joined = lines.empty() ? part : lines.back() + "  ·  " + part;
    if (!lines.empty() && fits(joined)) {
      lines.back() = joined;
      continue;
    }
    std::string line;
    if (fits(part)) {
      lines.push_back(part);
      continue;
    }
    for (size_t at = 0; at < part.size();) {
      const size_t space = break_after(part, at);
      std::string word = part.substr(at, space - at), longer = line.empty() ? word : line + " " + word;
      if (!line.empty() && !fits(longer)) {
        lines.push_back(line);
        line = word;
      } else {
        line = longer;
      }
      at = space + 1;
    }
    lines.push_back(line);
  }
  return lines;
}

}  // namespace memscape
