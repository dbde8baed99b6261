// A file of numbers as a table of cells, whatever separates them: tabs, semicolons, commas or blanks, with
// quotation marks and comments.
#pragma once
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace memscape {

struct Cell {
  std::string_view text;  ///< without blanks at its ends and without its quotation marks
  bool quoted = false;
};

/// What a cell is.
enum class CellKind { number, missing, word };

/// A cell as a number. With a comma in it, that is its decimal mark.
struct CellNumber {
  CellKind kind = CellKind::word;
  double value = 0;           ///< of a number, not always finite
  bool point = false;         ///< it has a decimal point
  bool comma = false;         ///< it has a decimal comma
  bool may_be_large = false;  ///< "1,234": a thousand in English
};
/// `comma_decimal`: a comma may be a decimal mark. A missing one is empty, NA, null or ?.
CellNumber read_cell(std::string_view text, bool comma_decimal);

/// Lines of cells, in the order of the file; lines without any text are left out. It owns what cells point
/// to.
struct Table {
  std::shared_ptr<const std::string> text;
  std::shared_ptr<std::deque<std::string>> unescaped;  ///< cells that had quotation marks in them
  char separator = ',';                                ///< a tab, a semicolon, a comma or a blank
  std::string encoding;                                ///< see decoded_text
  std::vector<Cell> cells;
  std::vector<size_t> first;  ///< of each line in `cells`, and one more
  std::vector<size_t> line;   ///< number of each line in the file, from 1
  std::vector<Cell> named;    ///< the comment right above the first line, where it has as many words

  size_t lines() const { return line.size(); }
  size_t width(size_t i) const { return first[i + 1] - first[i]; }
  const Cell& cell(size_t i, size_t column) const { return cells[first[i] + column]; }
  /// See read_cell; commas are decimal marks where they do not separate.
  CellNumber number(size_t i, size_t column) const;
};

/// What a table has at most.
constexpr size_t most_cells = size_t{1} << 25;

/// Chooses the separator by which all cells that can be numbers are numbers; a tab goes before a semicolon, a
/// semicolon before a comma, a comma before blanks. Throws Error{input} naming `name`: no text, a quotation
/// mark that does not end, too many cells.
Table read_table(std::string_view bytes, const std::string& name);

}  // namespace memscape
