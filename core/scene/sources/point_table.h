// Points from a table: which of its columns are coordinates, which one has labels, and what was understood.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/vectors.h"
#include "core/scene/sources/labels.h"

namespace memscape {

/// Whether the first line has the names of columns: told by what it holds, or said.
enum class Header { told, yes, no };

/// What a person chose. Columns go by their names, or by their numbers from 1.
struct ColumnChoice {
  /// Separated by commas, quoted where they have one. Empty: x1, x2, .. where columns are named so, else all
  /// columns of numbers but those of row numbers and labels.
  std::string columns = {};
  std::string labels = {};  ///< empty: the only column of words, if there is one; "none": none
  Header header = Header::told;
  std::string where = "memories.";  ///< what goes before `columns` in a sentence that tells what to set
};

/// A table that can be read in two ways. The sentence says what to set.
class TwoReadings : public Error {
 public:
  struct Reading {
    std::string words;           ///< e.g. "Line 1 has names"
    std::string setting, value;  ///< what ColumnChoice calls it: "header" or "columns"
  };
  /// `unclear` is the beginning of the sentence, `cure` its end.
  TwoReadings(const std::string& unclear, const std::string& cure, Reading one, Reading two)
      : Error(Fault::input, unclear + "; " + cure),
        unclear(unclear),
        readings{std::move(one), std::move(two)} {}

  std::string unclear;
  std::vector<Reading> readings;
};

struct FileColumn {
  std::string name;      ///< its number where it has none
  bool numbers = false;  ///< it may be a coordinate
  bool named = false;
};

struct PointTable {
  Matrix X;  ///< D x N, N >= 1
  Labels labels;
  std::string understood;  ///< one line: "150 points of 4 columns; labels: species"
  std::vector<FileColumn> columns;
  std::vector<size_t> coordinates;  ///< which of the columns are, from 0
};

/// The points of a file, one a line. Throws Error{input} naming `name` and the line where it cannot be read,
/// and with the choice to make where it can be read in two ways.
PointTable read_points(std::string_view bytes, const std::string& name, const ColumnChoice& choice = {});

/// These columns as ColumnChoice takes them: by their names where each has one of its own.
std::string column_list(const std::vector<FileColumn>& columns, const std::vector<size_t>& chosen);

}  // namespace memscape
