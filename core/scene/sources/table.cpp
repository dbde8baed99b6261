// A cell begins after a separator; quotation marks count where they begin it. A `#` begins a comment at the
// beginning of a line, and after a blank where it is in no quotation marks.
#include "core/scene/sources/table.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

#include "core/base/decoded_text.h"
#include "core/base/error.h"
#include "core/base/quoted.h"

namespace memscape {
namespace {

constexpr std::string_view separators = "\t;, ";  ///< the first that fits is taken
constexpr size_t sample_lines = 64;               ///< by which it is chosen

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

bool is_end(char c) {
  return c == '\n' || c == '\r';
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// Cuts a text into lines of cells by one separator.
class Splitter {
 public:
  Splitter(Table& table, const std::string& name, size_t most_lines)
      : table_(table), name_(name), most_lines_(most_lines), rest_(*table.text) {}

  void split() {
    table_.first = {0};
    while (!rest_.empty() && table_.lines() < most_lines_) {
      ++line_;
      begin_ = line_;
      if (comment()) continue;
      cells_of_line();
      keep_line();
    }
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(Fault::input, shown_file(name_) + ", line " + std::to_string(begin_) + ": " + what);
  }

  void end_line() {
    if (rest_.starts_with("\r\n")) rest_.remove_prefix(1);
    if (!rest_.empty()) rest_.remove_prefix(1);
  }

  std::string_view to_end() {
    const size_t end = std::min(rest_.find_first_of("\r\n"), rest_.size());
    const std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return line;
  }

  /// A whole line; its words may be the names of columns.
  bool comment() {
    const size_t text = rest_.find_first_not_of(" \t");
    if (text == std::string_view::npos || rest_[text] != '#') return false;
    std::string_view words = to_end();
    end_line();
    words.remove_prefix(words.find('#') + 1);
    if (table_.lines() > 0) return true;
    Table inner;
    inner.text = std::make_shared<std::string>(words);
    inner.unescaped = table_.unescaped;
    inner.separator = table_.separator;
    kept_.push_back(inner.text);
    if (words.find('"') == std::string_view::npos && words.find('#') == std::string_view::npos)
      Splitter(inner, name_, 1).split();
    table_.named = std::move(inner.cells);
    for (const Cell& cell : table_.named) table_.unescaped->emplace_back(cell.text);
    for (size_t i = 0, n = table_.named.size(); i < n; ++i)
      table_.named[i].text = (*table_.unescaped)[table_.unescaped->size() - n + i];
    return true;
  }

  bool at_separator() const {
    return table_.separator == ' ' ? is_blank(rest_.front()) : rest_.front() == table_.separator;
  }

  void skip_blanks() {
    while (!rest_.empty() && is_blank(rest_.front()) && (table_.separator == ' ' || !at_separator()))
      rest_.remove_prefix(1);
  }

  void cells_of_line() {
    for (;;) {
      skip_blanks();
      const bool ends = rest_.empty() || is_end(rest_.front());
      if (ends && table_.separator == ' ') break;
      if (!ends && rest_.front() == '#' && after_space_) {  // a remark
        to_end();
        if (table_.separator == ' ') break;
      }
      table_.cells.push_back(!ends && !rest_.empty() && rest_.front() == '"' ? quoted_cell() : plain_cell());
      if (table_.cells.size() > most_cells)
        fail("there are more than " + std::to_string(most_cells) + " cells; give fewer lines or columns.");
      if (rest_.empty() || is_end(rest_.front())) break;
      after_space_ = is_blank(rest_.front()) && rest_.front() == ' ';
      rest_.remove_prefix(1);
    }
    after_space_ = false;
    end_line();
  }

  Cell plain_cell() {
    size_t end = 0;
    for (; end < rest_.size() && !is_end(rest_[end]); ++end) {
      if (table_.separator == ' ' ? is_blank(rest_[end]) : rest_[end] == table_.separator) break;
      if (rest_[end] == '#' && end > 0 && rest_[end - 1] == ' ') {
        const std::string_view text = trim(rest_.substr(0, end));
        to_end();
        return {text, false};
      }
    }
    const std::string_view text = trim(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return {text, false};
  }

  Cell quoted_cell() {
    rest_.remove_prefix(1);
    std::string_view text;
    bool doubled = false;
    for (size_t end = 0;; ++end) {
      if (end >= rest_.size()) fail("a quotation mark is opened and not closed; close it.");
      if (rest_[end] == '\n') ++line_;
      if (rest_[end] != '"') continue;
      if (end + 1 < rest_.size() && rest_[end + 1] == '"') {
        doubled = true;
        ++end;
        continue;
      }
      text = rest_.substr(0, end);
      rest_.remove_prefix(end + 1);
      break;
    }
    skip_blanks_after_quote();
    if (doubled) {
      std::string& whole = table_.unescaped->emplace_back();
      for (size_t i = 0; i < text.size(); ++i) {
        whole += text[i];
        if (text[i] == '"') ++i;
      }
      text = whole;
    }
    return {text, true};
  }

  void skip_blanks_after_quote() {
    while (!rest_.empty() && is_blank(rest_.front()) && !at_separator()) rest_.remove_prefix(1);
    if (!rest_.empty() && rest_.front() == '#') to_end();
    if (!rest_.empty() && !is_end(rest_.front()) && !at_separator())
      fail("text follows a closing quotation mark; put a separator between them.");
  }

  void keep_line() {
    const auto begin = table_.cells.begin() + static_cast<std::ptrdiff_t>(table_.first.back());
    if (std::all_of(begin, table_.cells.end(), [](const Cell& c) { return c.text.empty(); })) {
      table_.cells.erase(begin, table_.cells.end());
      return;
    }
    table_.first.push_back(table_.cells.size());
    table_.line.push_back(begin_);
  }

  Table& table_;
  const std::string& name_;
  size_t most_lines_, line_ = 0, begin_ = 0;
  bool after_space_ = false;
  std::string_view rest_;
  std::vector<std::shared_ptr<const std::string>> kept_;
};

/// How well lines read: 4 where all cells below the first line are numbers, 3 where each line has some, 2
/// where lines have several cells, all as many, 1 where not as many, 0 where there is one cell a line.
int fitness(const Table& table) {
  const size_t lines = table.lines();
  if (lines == 0) return 0;
  const size_t width = table.width(lines - 1);
  bool all = true, some = true, even = true, several = false;
  for (size_t i = 0; i < lines; ++i) {
    several = several || table.width(i) > 1;
    even = even && (table.width(i) == width || (i == 0 && table.width(0) + 1 == width));
    if (i == 0 && lines > 1) continue;
    size_t numbers = 0;
    for (size_t c = 0; c < table.width(i); ++c) numbers += table.number(i, c).kind != CellKind::word;
    all = all && numbers == table.width(i);
    some = some && numbers > 0;
  }
  if (!several) return 0;
  if (!even) return 1;
  return all ? 4 : some ? 3 : 2;
}

Table split_by(char separator, const std::shared_ptr<const std::string>& text, const std::string& name,
               size_t most_lines) {
  Table table;
  table.text = text;
  table.unescaped = std::make_shared<std::deque<std::string>>();
  table.separator = separator;
  Splitter(table, name, most_lines).split();
  return table;
}

/// "sep=;", which spreadsheets write and read: the separator, and how long the line is.
std::optional<std::pair<char, size_t>> stated_separator(std::string_view text) {
  if (!text.starts_with("sep=") || text.size() < 6 || !is_end(text[5])) return {};
  if (separators.find(text[4]) == std::string_view::npos) return {};
  return {{text[4], 5}};
}

char chosen_separator(const std::shared_ptr<const std::string>& text, const std::string& name) {
  int best = -1;
  char chosen = ',';
  for (const char separator : separators) {
    if (separator != ',' && text->find(separator) == std::string::npos) continue;
    Table sample;
    try {
      sample = split_by(separator, text, name, sample_lines);
    } catch (const Error&) {  // quotation marks do not fit this one
      continue;
    }
    const int fits = fitness(sample);
    if (fits > best) best = fits, chosen = separator;
  }
  return chosen;
}

}  // namespace

CellNumber Table::number(size_t i, size_t column) const {
  const Cell& at = cell(i, column);
  return read_cell(at.text, at.quoted || separator != ',');
}

CellNumber read_cell(std::string_view text, bool comma_decimal) {
  CellNumber found;
  if (text.empty() || text == "NA" || text == "N/A" || text == "null" || text == "NULL" || text == "?") {
    found.kind = CellKind::missing;
    return found;
  }
  char digits[64];
  if (text.size() >= sizeof digits) {
    comma_decimal = false;
  } else if (comma_decimal && text.find(',') != std::string_view::npos) {
    const size_t comma = text.find(',');
    if (text.find(',', comma + 1) != std::string_view::npos || text.find('.') != std::string_view::npos)
      return found;
    std::replace_copy(text.begin(), text.end(), digits, ',', '.');
    const size_t sign = text[0] == '-' || text[0] == '+';
    found.comma = true;
    found.may_be_large =
        comma - sign >= 1 && comma - sign <= 3 && text[sign] != '0' && text.size() - comma == 4;
    text = {digits, text.size()};
  }
  found.point = !found.comma && text.find('.') != std::string_view::npos;
  if (text.starts_with('+')) text.remove_prefix(1);
  const char* last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, found.value);
  if (end != last || error == std::errc::invalid_argument) return found;
  if (error == std::errc::result_out_of_range) {
    const size_t power = text.find_first_of("eE");
    const bool tiny = power != std::string_view::npos && text.substr(power + 1).starts_with('-');
    found.value = tiny ? 0 : std::numeric_limits<double>::infinity();
  }
  found.kind = CellKind::number;
  return found;
}

Table read_table(std::string_view bytes, const std::string& name) {
  DecodedText decoded = decoded_text(bytes, name);
  std::optional<char> stated;
  if (const auto found = stated_separator(decoded.text)) {
    stated = found->first;
    decoded.text.replace(0, found->second, found->second, ' ');
  }
  const auto text = std::make_shared<const std::string>(std::move(decoded.text));
  Table table = split_by(stated ? *stated : chosen_separator(text, name), text, name,
                         std::numeric_limits<size_t>::max());
  table.encoding = decoded.encoding;
  return table;
}

}  // namespace memscape
