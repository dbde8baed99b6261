// A first line of names is told by cells that are no numbers above columns that are; where numbers may be
// names too, the person is asked.
#include "core/scene/sources/point_columns.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/quoted.h"

namespace memscape {
namespace {

struct Reader {
  const Table& table;
  const std::string& name;
  const ColumnChoice& choice;

  [[noreturn]] void fail(size_t i, const std::string& what) const {
    throw Error(Fault::input, shown_file(name) + ", line " + std::to_string(table.line[i]) + ": " + what);
  }

  /// The first line may be names or a point.
  [[noreturn]] void ask_for_header(const std::string& why) const {
    const std::string line = "line " + std::to_string(table.line[0]);
    throw TwoReadings(shown_file(name) + ", " + line + ": " + why,
                      "say which by " + choice.where + "header: yes for names, no for a point.",
                      {"The first line names the columns", "header", "yes"},
                      {"The first line is a point", "header", "no"});
  }

  /// R writes no name above the names of rows, so that the header has one cell less. Numbers before a comma
  /// are no names of rows: a decimal comma looks the same.
  bool lacks_name() const {
    if (choice.header == Header::no || table.lines() < 2 || table.width(0) + 1 != table.width(1))
      return false;
    for (size_t c = 0; c < table.width(0); ++c)
      if (table.number(0, c).kind == CellKind::number && !table.cell(0, c).quoted) return false;
    bool ends_empty = true, quoted = true, words = true, counts = table.separator != ',';
    for (size_t i = 1; i < table.lines(); ++i) {
      const CellNumber row = table.number(i, 0);
      ends_empty = ends_empty && table.cell(i, table.width(i) - 1).text.empty();
      quoted = quoted && table.cell(i, 0).quoted;
      words = words && row.kind == CellKind::word;
      counts = counts && row.value == static_cast<double>(i);
    }
    return ends_empty || quoted || words || counts;
  }

  void check_widths(size_t from) const {
    for (size_t i = from + 1; i < table.lines(); ++i)
      if (table.width(i) != table.width(from))
        fail(i, "it has " + std::to_string(table.width(i)) + " columns and line " +
                    std::to_string(table.line[from]) + " has " + std::to_string(table.width(from)) +
                    "; give every line the same number" +
                    (table.separator == ',' && table.width(i) == 2 * table.width(from)
                         ? " (a number with a decimal comma goes between quotation marks)."
                         : "."));
  }

  std::vector<Column> scan(size_t from) const {
    std::vector<Column> all(table.width(from));
    std::vector<double> last(all.size());
    for (size_t i = from; i < table.lines(); ++i)
      for (size_t c = 0; c < all.size(); ++c) {
        Column& column = all[c];
        const CellNumber cell = table.number(i, c);
        column.numbers += cell.kind == CellKind::number;
        column.missing += cell.kind == CellKind::missing;
        column.words += cell.kind == CellKind::word;
        column.points += cell.point;
        column.commas += cell.comma;
        column.may_be_large += cell.may_be_large;
        const bool next = i == from ? cell.value == 0 || cell.value == 1 : cell.value == last[c] + 1;
        column.counts = column.counts && cell.kind == CellKind::number && next;
        last[c] = cell.value;
      }
    return all;
  }

  /// True where the cells of the first line are 0, 1, 2, .., as tables without names are written.
  bool numbered(size_t from) const {
    for (size_t c = from; c < table.width(0); ++c)
      if (table.number(0, c).kind != CellKind::number ||
          table.number(0, c).value != static_cast<double>(c - from))
        return false;
    return table.width(0) - from >= 1;
  }

  bool is_quoted(size_t i) const {
    for (size_t c = 0; c < table.width(i); ++c)
      if (!table.cell(i, c).quoted) return false;
    return true;
  }

  /// `commented`: a comment may name the columns as well.
  bool has_header(bool commented) const {
    if (choice.header != Header::told) return choice.header == Header::yes;
    size_t numbers = 0, words = 0;
    if (table.lines() == 1) {
      for (size_t c = 0; c < table.width(0); ++c) numbers += table.number(0, c).kind == CellKind::number;
      return numbers == 0;
    }
    const std::vector<Column> body = scan(1);
    size_t columns = 0, all_numbers = 0;
    for (size_t c = 0; c < body.size(); ++c) {
      const CellKind kind = table.number(0, c).kind;
      all_numbers += kind == CellKind::number;
      if (body[c].numbers == 0 || body[c].words > 0) continue;
      ++columns;
      numbers += kind == CellKind::number;
      words += kind == CellKind::word;
    }
    if (columns == 0) return all_numbers == 0;
    if (table.cell(0, 0).text.empty() && body[0].counts && words == 0) return true;
    if (words > 0 && numbers > 0)
      ask_for_header("it has words and numbers above columns of numbers, so it may be names or a point");
    if (words > 0) return true;
    if (is_quoted(0) && !is_quoted(1)) return true;
    if (!commented && table.width(0) >= 2 && numbered(0))
      ask_for_header("0, 1, .. may be names of columns or a point");
    return false;
  }
};

bool is_name_of_rows(std::string_view name) {
  std::string low(name);
  for (char& c : low)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return low == "unnamed: 0" || low == "index" || low == "id" || low == "row" || low == "rownames" ||
         low == "row_names" || low == "#";
}

std::vector<std::string> list_parts(const std::string& list) {
  std::vector<std::string> parts(1);
  bool in_quotes = false, was_quoted = false;
  for (const char c : list) {
    if (c == '"') {
      in_quotes = !in_quotes, was_quoted = true;
    } else if (c == ',' && !in_quotes) {
      parts.emplace_back(), was_quoted = false;
    } else if (c != ' ' || in_quotes || (!parts.back().empty() && !was_quoted)) {
      parts.back() += c;
    }
  }
  for (std::string& part : parts)
    while (part.ends_with(' ')) part.pop_back();
  return parts;
}

}  // namespace

Columns columns_of(const Table& table, const std::string& name, const ColumnChoice& choice) {
  const Reader reader{table, name, choice};
  Columns found;
  const bool lacks = reader.lacks_name(), commented = table.named.size() == table.width(0);
  reader.check_widths(lacks ? 1 : 0);
  const bool header = lacks || reader.has_header(commented);
  found.first_line = header ? 1 : 0;
  if (found.first_line == table.lines()) return found;
  found.all = reader.scan(found.first_line);
  const bool trailing = lacks && found.all.back().is_empty();  // separators that end lines
  const bool by_comment = !header && commented && choice.header != Header::no;
  found.named = header || by_comment;
  found.ends_empty = trailing;
  for (size_t c = 0; found.named && c < table.width(0); ++c) {
    const Cell& cell = by_comment ? table.named[c] : table.cell(0, c);
    found.all[c + (lacks && !trailing)].name = cell.text;
  }
  const Column& first = found.all.front();
  const bool others = found.all.size() > 1;
  found.row_names = found.named && others && !first.is_empty() &&
                    (first.name.empty() || (first.counts && is_name_of_rows(first.name)));
  return found;
}

std::vector<size_t> chosen_columns(const Columns& columns, const std::string& list, const std::string& path,
                                   const std::string& name) {
  std::vector<size_t> chosen;
  for (const std::string& part : list_parts(list)) {
    std::vector<size_t> fits;
    for (size_t c = 0; c < columns.all.size(); ++c)
      if (!part.empty() && columns.all[c].name == part) fits.push_back(c);
    if (fits.size() > 1)
      throw Error(Fault::input, shown_file(name) + " has several columns called " + quoted(part) +
                                    "; name it in " + path + " by its number, from 1.");
    size_t number = 0;
    if (fits.empty() && part.size() < 9 && part.find_first_not_of("0123456789") == std::string::npos &&
        !part.empty())
      number = static_cast<size_t>(std::stoul(part));
    if (number >= 1 && number <= columns.all.size()) fits.push_back(number - 1);
    if (fits.empty()) {
      std::string there;
      for (size_t c = 0; c < columns.all.size() && c < 10; ++c)
        there += (c ? ", " : "") + column_name(columns, c);
      throw Error(Fault::input, shown_file(name) + " has no column " + quoted(part) + " (" + path +
                                    "); it has " + there + (columns.all.size() > 10 ? ", …." : "."));
    }
    if (std::ranges::find(chosen, fits[0]) != chosen.end())
      throw Error(Fault::input, path + " names " + column_name(columns, fits[0]) + " twice; name it once.");
    chosen.push_back(fits[0]);
  }
  return chosen;
}

std::string column_name(const Columns& columns, size_t column) {
  const std::string& name = columns.all[column].name;
  return name.empty() ? "column " + std::to_string(column + 1) : shown(name);
}

}  // namespace memscape
