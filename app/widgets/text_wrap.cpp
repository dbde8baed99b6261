// Word by word; a sign that stands alone goes with the number after it.
#include "app/widgets/text_wrap.h"

#include <algorithm>

namespace memscape {
namespace {

using Width = std::function<float(std::string_view)>;

bool is_sign(std::string_view word) {
  return word == "-" || word == "+" || word == "−" || word == "±" || word == "≈" || word == "<" ||
         word == ">";
}

bool begins_number(std::string_view word) {
  return !word.empty() && ((word[0] >= '0' && word[0] <= '9') || word[0] == '.');
}

/// The end of the words that stay together from `from` on.
size_t end_of_word(std::string_view line, size_t from) {
  const size_t end = std::min(line.find(' ', from), line.size());
  if (end == line.size() || !is_sign(line.substr(from, end - from))) return end;
  if (!begins_number(line.substr(end + 1))) return end;
  return std::min(line.find(' ', end + 1), line.size());
}

/// How many bytes from the front fit, whole characters and at least one.
size_t fitting(std::string_view word, float width, const Width& width_of) {
  auto next = [&](size_t at) {
    do ++at;
    while (at < word.size() && (static_cast<unsigned char>(word[at]) & 0xC0) == 0x80);
    return at;
  };
  size_t end = next(0);
  while (end < word.size() && width_of(word.substr(0, next(end))) <= width) end = next(end);
  return end;
}

void wrap_line(std::string_view line, float width, const Width& width_of, std::string& out) {
  size_t begin = 0, end = 0;  // of the line that is being filled
  for (size_t at = 0; at <= line.size();) {
    const size_t word_end = end_of_word(line, at);
    if (at > begin && width_of(line.substr(begin, word_end - begin)) > width) {
      out.append(line.substr(begin, end - begin)) += '\n';
      begin = at;
    }
    while (width_of(line.substr(begin, word_end - begin)) > width && word_end - begin > 1) {
      const size_t part = fitting(line.substr(begin, word_end - begin), width, width_of);
      if (part >= word_end - begin) break;
      out.append(line.substr(begin, part)) += '\n';
      begin += part;
    }
    end = word_end;
    at = word_end + 1;
  }
  out.append(line.substr(begin, end - begin));
}

}  // namespace

std::string wrapped_text(std::string_view text, float width, const Width& width_of) {
  std::string out;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    if (at > 0) out += '\n';
    wrap_line(text.substr(at, end - at), width, width_of, out);
    at = end + 1;
  }
  return out;
}

}  // namespace memscape
