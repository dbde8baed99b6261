// A token is a number, a word, a quoted text or a mark; a part is what lies between two brackets that match.
#include "mutate.h"

#include <algorithm>
#include <cctype>

namespace memscape::fuzz {
namespace {

constexpr std::size_t most_bytes = 100000;

struct Span {
  std::size_t begin = 0, end = 0;
  std::size_t size() const { return end - begin; }
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80);
}

std::size_t end_of_number(std::string_view text, std::size_t at) {
  while (at < text.size() &&
         (is_digit(text[at]) || text[at] == '.' ||
          ((text[at] == 'e' || text[at] == 'E') && at + 1 < text.size()) ||
          ((text[at] == '-' || text[at] == '+') && (text[at - 1] == 'e' || text[at - 1] == 'E'))))
    ++at;
  return at;
}

std::size_t end_of_quotation(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at)
    if (text[at] == '\\') ++at;
  return std::min(at + 1, text.size());
}

std::vector<Span> tokens(std::string_view text) {
  std::vector<Span> all;
  for (std::size_t at = 0; at < text.size();) {
    Span token{at, at + 1};
    const bool minus = text[at] == '-' && at + 1 < text.size() && is_digit(text[at + 1]);
    if (is_digit(text[at]) || minus)
      token.end = end_of_number(text, at + 1);
    else if (text[at] == '"')
      token.end = end_of_quotation(text, at);
    else if (is_letter(text[at]))
      while (token.end < text.size() && (is_letter(text[token.end]) || is_digit(text[token.end])))
        ++token.end;
    if (text[at] > ' ' || (text[at] & 0x80) || token.size() > 1) all.push_back(token);
    at = token.end;
  }
  return all;
}

/// From a bracket to the one that matches, or a single token where `at` is none.
Span part_at(std::string_view text, const std::vector<Span>& all, std::size_t index) {
  auto depth_of = [&](const Span& token) {
    const char c = text[token.begin];
    return c == '{' || c == '[' || c == '(' ? 1 : c == '}' || c == ']' || c == ')' ? -1 : 0;
  };
  int depth = 0;
  for (std::size_t i = index; i < all.size(); ++i) {
    depth += depth_of(all[i]);
    if (depth <= 0) return {all[index].begin, all[i].end};
  }
  return {all[index].begin, text.size()};
}

Span random_part(Dice& dice, std::string_view text) {
  const std::vector<Span> all = tokens(text);
  return all.empty() ? Span{} : part_at(text, all, dice.below(all.size()));
}

Span random_range(Dice& dice, std::string_view text) {
  const std::size_t begin = dice.below(text.size() + 1);
  const std::size_t most = dice.one_in(4) ? text.size() : 12;
  return {begin, std::min(text.size(), begin + dice.below(most + 1))};
}

void replace(std::string& text, const Span& span, std::string_view by) {
  text.replace(span.begin, span.size(), by);
}

std::string part_of(const std::string& text, const Span& span) {
  return text.substr(span.begin, span.size());
}

void swap_parts(Dice& dice, std::string& text) {
  Span a = random_part(dice, text), b = random_part(dice, text);
  if (b.begin < a.begin) std::swap(a, b);
  if (a.end > b.begin) return;
  const std::string first = part_of(text, a), second = part_of(text, b);
  replace(text, b, first);
  replace(text, a, second);
}

void change_number(Dice& dice, std::string& text) {
  std::vector<Span> numbers = tokens(text);
  std::erase_if(numbers, [&](const Span& token) {
    return !is_digit(text[token.begin]) && !(text[token.begin] == '-' && token.size() > 1);
  });
  if (!numbers.empty()) replace(text, dice.of(numbers), odd_number(dice));
}

void change_token(Dice& dice, std::string& text, const std::string& other) {
  static constexpr std::string_view plain[] = {
      "null", "true", "false", "[]", "{}", "\"\"", "\"auto\"", "0", "[[]]", ",",     ":",
      "\"x",  "-",    "=",     ";",  "\t", "\n",   "(",        ")", "#",    "\"1\"", "[0,1]"};
  const Span part = random_part(dice, text);
  switch (dice.below(3)) {
    case 0:
      return replace(text, part, dice.of(plain));
    case 1:
      return replace(text, part, part_of(other, random_part(dice, other)));
    default:
      return replace(text, part, odd_text(dice));
  }
}

void nest(Dice& dice, std::string& text) {
  static constexpr std::string_view opens[] = {"[", "{\"a\":", "(", "-", "sin("};
  const std::string_view open = dice.of(opens);
  const std::size_t depth = dice.one_in(8) ? 1 + dice.below(20000) : 1 + dice.below(80);
  std::string many, closing;
  for (std::size_t i = 0; i < depth; ++i) many += open;
  if (dice.one_in(2))
    closing = std::string(open == "-" ? 0 : depth, open[0] == '[' ? ']' : open[0] == '{' ? '}' : ')');
  const Span part = random_part(dice, text);
  text.insert(part.end, closing);
  text.insert(part.begin, many);
}

void change_bytes(Dice& dice, std::string& text) {
  const Span range = random_range(dice, text);
  switch (dice.below(6)) {
    case 0:
      if (!text.empty()) text[dice.below(text.size())] = static_cast<char>(dice.below(256));
      return;
    case 1:
      if (!text.empty()) text[dice.below(text.size())] ^= static_cast<char>(1 << dice.below(8));
      return;
    case 2:
      text.insert(range.begin, 1, static_cast<char>(dice.below(256)));
      return;
    case 3:
      return replace(text, range, "");
    case 4:
      text.insert(dice.below(text.size() + 1), part_of(text, range));
      return;
    default:
      if (dice.one_in(3)) text.resize(dice.below(text.size() + 1));
  }
}

void change(Dice& dice, std::string& text, const std::string& other) {
  const Span part = random_part(dice, text);
  switch (dice.below(12)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return change_number(dice, text);
    case 4:
    case 5:
      return change_token(dice, text, other);
    case 6:
      return swap_parts(dice, text);
    case 7:
      text.insert(part.end, part_of(text, part));
      return;
    case 8:
      return replace(text, part, "");
    case 9:
      return dice.one_in(4) ? nest(dice, text) : change_number(dice, text);
    case 10:
      text.insert(dice.below(text.size() + 1), part_of(other, random_range(dice, other)));
      return;
    default:
      return change_bytes(dice, text);
  }
}

}  // namespace

std::string odd_number(Dice& dice) {
  static constexpr std::string_view odd[] = {"1e308",
                                             "-1e308",
                                             "1.7976931348623157e308",
                                             "1e309",
                                             "-0",
                                             "-0.0",
                                             "0",
                                             "1e-320",
                                             "5e-324",
                                             "1e-308",
                                             "2147483648",
                                             "-2147483649",
                                             "9007199254740993",
                                             "4294967296",
                                             "1e15",
                                             "18446744073709551616",
                                             "NaN",
                                             "nan",
                                             "inf",
                                             "-Infinity",
                                             "1e-9",
                                             "0.1",
                                             "1",
                                             "-1",
                                             "2",
                                             "3",
                                             "0.5",
                                             "1e3",
                                             "1e6",
                                             "1e8",
                                             "1e16",
                                             "0.30000000000000004",
                                             "1e100",
                                             "-1e-7",
                                             "00",
                                             "1.",
                                             ".5",
                                             "1,5",
                                             "0x10",
                                             "1e",
                                             "255",
                                             "256",
                                             "65536",
                                             "1e-100",
                                             "-2"};
  if (dice.one_in(4)) return std::to_string(dice.uniform(-3, 3));
  if (dice.one_in(8)) return std::to_string(dice.below(40));
  return std::string(dice.of(odd));
}

std::string odd_text(Dice& dice) {
  using namespace std::string_literals;
  static const std::string odd[] = {"",
                                    "\"\\u0000\"",
                                    "\"\x1b[31m\"",
                                    "\"\xff\xfe\"",
                                    "\"\xed\xa0\x80\"",
                                    "\"\\ud800\"",
                                    "\"\u202etxt\"",
                                    "\0"s,
                                    "\"\u03b2\"",
                                    "\xef\xbb\xbf",
                                    "\xc3",
                                    "\"\xe2\x88\xa7\xcc\x82\"",
                                    "\"../x\"",
                                    "\"\\n\"",
                                    "\"none\"",
                                    "\"x1\""};
  if (dice.one_in(12))
    return "\"" + std::string(dice.below(3000), static_cast<char>('a' + dice.below(26))) + "\"";
  return dice.of(odd);
}

std::string mutated(Dice& dice, const std::vector<std::string>& corpus) {
  std::string text = dice.of(corpus);
  const std::string other = dice.of(corpus);
  if (!dice.one_in(16))
    for (std::size_t i = dice.few(8); i > 0 && text.size() <= most_bytes; --i) change(dice, text, other);
  return text.substr(0, most_bytes);
}

std::string mutated_bytes(Dice& dice, std::string bytes) {
  for (std::size_t i = dice.few(6); i > 0; --i) change_bytes(dice, bytes);
  return bytes;
}

}  // namespace memscape::fuzz
