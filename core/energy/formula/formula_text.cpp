// A scan of the text, name by name and sign by sign.
#include "core/energy/formula/formula_text.h"
#include "core/base/quoted.h"

#include <algorithm>

namespace memscape {
namespace {

constexpr size_t longest = 1000;  // characters
constexpr int most_dimensions = 65536;

constexpr std::string_view functions[] = {"abs",   "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh",
                                          "avg",   "cos",  "cosh",  "d2",   "exp",   "ln",   "log",   "log2",
                                          "log10", "lse",  "max",   "min",  "pow",   "rint", "sign",  "sin",
                                          "sinh",  "sqrt", "sum",   "tan",  "tanh"};
constexpr std::string_view constants[] = {"pi", "π", "e"};

/// Signs that look right and are not, and what to write.
constexpr struct {
  std::string_view sign, cure;
} typographic[] = {{"²", "write ^2"},
                   {"³", "write ^3"},
                   {"·", "write *"},
                   {"×", "write *"},
                   {"⋅", "write *"},
                   {"−", "write -"},
                   {"–", "write -"},
                   {"÷", "write /"},
                   {"[", "use round brackets"},
                   {"]", "use round brackets"},
                   {"{", "use round brackets"},
                   {"}", "use round brackets"},
                   {";", "separate values by commas"}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Bytes of the character that begins at `at`.
size_t width_at(std::string_view text, size_t at) {
  size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return end - at;
}

/// Letters that names are made of: those of ASCII, digits, _ and Greek; 0 where there is none.
size_t name_width(std::string_view text, size_t at) {
  const char c = text[at];
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c)) return 1;
  const auto lead = static_cast<unsigned char>(c);
  return (lead == 0xCE || lead == 0xCF) && width_at(text, at) == 2 ? 2 : 0;
}

struct Token {
  enum class Kind { name, number, sign } kind = Kind::sign;
  std::string_view text;
  size_t begin = 0;  ///< byte
};

size_t number_end(std::string_view text, size_t at) {
  while (at < text.size() && (is_digit(text[at]) || text[at] == '.')) ++at;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    size_t power = at + 1;
    if (power < text.size() && (text[power] == '+' || text[power] == '-')) ++power;
    if (power < text.size() && is_digit(text[power])) {
      while (power < text.size() && is_digit(text[power])) ++power;
      return power;
    }
  }
  return at;
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (size_t at = 0; at < text.size();) {
    const char c = text[at];
    size_t end = at;
    auto kind = Token::Kind::sign;
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      ++at;
      continue;
    }
    if (is_digit(c) || (c == '.' && at + 1 < text.size() && is_digit(text[at + 1]))) {
      end = number_end(text, at), kind = Token::Kind::number;
    } else if (name_width(text, at)) {
      for (size_t width; end < text.size() && (width = name_width(text, end)) > 0;) end += width;
      kind = Token::Kind::name;
    } else {
      constexpr std::string_view pairs[] = {"==", "!=", "<=", ">=", "&&", "||"};
      const bool pair = std::ranges::find(pairs, text.substr(at, 2)) != std::end(pairs);
      end = at + (pair ? 2 : width_at(text, at));
    }
    tokens.push_back({kind, text.substr(at, end - at), at});
    at = end;
  }
  return tokens;
}

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

/// d of a name "xd", where it is one; 0 for x0.
std::optional<int> coordinate(std::string_view name) {
  if (name == "x") return 1;
  if (name == "y") return 2;
  if (name.size() < 2 || name.size() > 6 || name[0] != 'x') return {};
  int d = 0;
  for (char c : name.substr(1)) {
    if (!is_digit(c)) return {};
    d = 10 * d + (c - '0');
  }
  return d;
}

bool is_parameter(std::string_view name) {
  return !coordinate(name) && name != "r" && !contains(functions, name) && !contains(constants, name);
}

struct Scan {
  std::string_view text;
  int dimension;

  FormulaFault fault(const Token& token, std::string what, std::string cure) const {
    return {std::move(what), std::move(cure), character_count(text.substr(0, token.begin)) + 1,
            character_count(token.text)};
  }

  std::optional<FormulaFault> check_coordinate(const Token& token, int d) const {
    const std::string name(token.text), D = std::to_string(dimension);
    if (d < 1 || d > most_dimensions)
      return fault(token, "an unknown coordinate " + quoted(name), "coordinates are x1, x2, ..");
    if (dimension == 0) return {};
    if (dimension > 2 && (name == "x" || name == "y"))
      return fault(token, "the coordinate " + quoted(name) + ", which is for one and two dimensions",
                   "write x1, x2, .. x" + D + ", as the memories have " + D + " dimensions");
    if (d <= dimension) return {};
    return fault(token,
                 "the coordinate " + quoted(name) + ", but the memories have " + D +
                     (dimension == 1 ? " dimension" : " dimensions"),
                 (dimension == 1 ? "use x1" : "use x1 to x" + D) + ", or give memories of more dimensions");
  }

  std::optional<FormulaFault> check_name(const Token& token, bool called) const {
    const std::string name(token.text);
    if (contains(functions, name)) {
      if (called) return {};
      return fault(token, "a function " + quoted(name) + " without brackets", "write " + name + "(..)");
    }
    if (auto d = coordinate(name)) return check_coordinate(token, *d);
    if (called && is_parameter(name)) {
      std::vector<std::string> known(std::begin(functions), std::end(functions));
      return fault(token, "an unknown function " + quoted(name),
                   "did you mean " + nearest_word(name, known) + ", or " + name + "*(..)?");
    }
    return {};
  }

  std::optional<FormulaFault> check_sign(const Token& token, int depth) const {
    const std::string_view sign = token.text;
    if (sign == "," && depth == 0)
      return fault(token, "a comma outside of a function", "write decimals with a point, such as 1.5");
    if (sign == "=")
      return fault(token, "an unexpected '='", "give the right-hand side of E = .. alone; == compares");
    for (const auto& [wrong, cure] : typographic)
      if (sign == wrong) return fault(token, "an unknown sign " + quoted(sign), std::string(cure));
    constexpr std::string_view known[] = {"+", "-", "*", "/",  "^",  "(",  ")",  ",",  "<",
                                          ">", "?", ":", "==", "!=", "<=", ">=", "&&", "||"};
    if (!contains(known, sign)) return fault(token, "an unknown sign " + quoted(sign), "remove it");
    return {};
  }
};

}  // namespace

size_t character_count(std::string_view text) {
  return static_cast<size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

size_t character_offset(std::string_view text, size_t at) {
  size_t offset = 0;
  for (size_t k = 1; k < at && offset < text.size(); ++k) offset += width_at(text, offset);
  return offset;
}

std::string fault_text(const FormulaFault& fault, std::string_view text) {
  return "has " + fault.what + " at character " + std::to_string(fault.at) + " of " + quoted(text) + "; " +
         fault.cure;
}

std::vector<std::string> formula_parameters(std::string_view text) {
  std::vector<std::string> names;
  for (const Token& token : tokens_of(text))
    if (token.kind == Token::Kind::name && is_parameter(token.text) &&
        std::ranges::find(names, token.text) == names.end())
      names.emplace_back(token.text);
  return names;
}

int formula_dimension(std::string_view text) {
  int highest = 0;
  for (const Token& token : tokens_of(text))
    if (token.kind == Token::Kind::name) highest = std::max(highest, coordinate(token.text).value_or(0));
  return std::min(highest, most_dimensions);
}

bool formula_uses_memories(std::string_view text) {
  return std::ranges::any_of(tokens_of(text),
                             [](const Token& t) { return t.text == "lse" || t.text == "d2"; });
}

std::optional<FormulaFault> formula_text_fault(std::string_view text, int dimension) {
  const Scan scan{text, dimension};
  const auto tokens = tokens_of(text);
  if (tokens.empty()) return FormulaFault{"no formula in it", "type one, such as x1^2 + a*x2^2"};
  if (character_count(text) > longest)
    return FormulaFault{"more than " + std::to_string(longest) + " characters", "shorten it", longest + 1};
  std::vector<const Token*> open;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    std::optional<FormulaFault> fault;
    if (token.kind == Token::Kind::name)
      fault = scan.check_name(token, i + 1 < tokens.size() && tokens[i + 1].text == "(");
    if (token.kind == Token::Kind::sign) fault = scan.check_sign(token, static_cast<int>(open.size()));
    if (fault) return fault;
    if (token.text == "(") open.push_back(&token);
    if (token.text != ")") continue;
    if (open.empty()) return scan.fault(token, "an unexpected ')'", "remove it, or open a bracket before it");
    open.pop_back();
  }
  if (!open.empty())
    return scan.fault(*open.back(), "a bracket '(' that is never closed", "close it with ')'");
  return {};
}

std::vector<Row> formula_rows(std::string_view text) {
  std::vector<Row> rows;
  for (const std::string& name : formula_parameters(text))
    rows.push_back({.id = "parameters." + name,
                    .symbol = name,
                    .label = "Parameter",
                    .help = "A name in the formula that is no coordinate.",
                    .minimum = -1e6,
                    .maximum = 1e6,
                    .fallback = 1,
                    .track_maximum = 10,
                    .track_minimum = -10});
  return rows;
}

}  // namespace memscape
