// The columns of a table: their names, what they hold, and which of them a person chose.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/scene/sources/point_table.h"
#include "core/scene/sources/table.h"

namespace memscape {

/// What is in a column below the header.
struct Column {
  std::string name;
  size_t numbers = 0, missing = 0, words = 0;
  size_t points = 0, commas = 0, may_be_large = 0;  ///< numbers with such marks
  bool counts = true;                               ///< 0, 1, 2, .. or 1, 2, 3, ..
  bool is_empty() const { return numbers + words == 0; }
};

struct Columns {
  std::vector<Column> all;
  size_t first_line = 0;  ///< of the points, in the table
  bool named = false;
  bool row_names = false;   ///< the first column names rows
  bool ends_empty = false;  ///< lines have a separator more than the first one
};

/// Throws Error{input}: lines of several widths, or a first line that may be names or a point.
Columns columns_of(const Table& table, const std::string& name, const ColumnChoice& choice);

/// The columns of a list such as `a, b` or `1,2`. Throws Error{input}.
std::vector<size_t> chosen_columns(const Columns& columns, const std::string& list, const std::string& path,
                                   const std::string& name);

/// What to call a column in a sentence: 'species', or column 3.
std::string column_name(const Columns& columns, size_t column);

}  // namespace memscape
