// A CSV of numbers as points: one a line, an optional header of which the columns x1..xD count.
#include <charconv>
#include <cmath>
#include <vector>

#include "core/base/error.h"
#include "core/base/quoted.h"
#include "core/scene/sources/data.h"

namespace memscape {
namespace {

constexpr size_t max_dimension = 64;

std::string_view trim(std::string_view text) {
  const auto blank = " \t\r\"";
  size_t first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> fields;
  for (size_t from = 0;;) {
    size_t comma = line.find(',', from);
    fields.push_back(trim(line.substr(from, comma - from)));
    if (comma == std::string_view::npos) return fields;
    from = comma + 1;
  }
}

bool read_number(std::string_view field, double& value) {
  if (field.starts_with('+')) field.remove_prefix(1);
  auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
  return error == std::errc() && end == field.data() + field.size();
}

/// Where things are, for the sentence.
struct Reader {
  const std::string& name;
  size_t line = 0, width = 0, first_line = 0;
  std::vector<size_t> columns = {};  ///< which fields are x1..xD
  bool numbers = false;              ///< a header or a line of numbers was read: a cell of it may be told

  [[noreturn]] void fail(const std::string& what, size_t column = 0) const {
    std::string place = shown_file(name) + ", line " + std::to_string(line);
    if (column) place += ", column " + std::to_string(column);
    throw Error(Fault::input, place + ": " + what);
  }

  /// A first line that names x1 is a header: keeps the columns x1, x2, .. in that order.
  bool header(const std::vector<std::string_view>& fields) {
    for (size_t d = 1;; ++d) {
      auto found = std::find(fields.begin(), fields.end(), "x" + std::to_string(d));
      if (found == fields.end()) break;
      columns.push_back(static_cast<size_t>(found - fields.begin()));
    }
    return !columns.empty();
  }

  double number(const std::vector<std::string_view>& fields, size_t column) const {
    double value = 0;
    if (!read_number(fields[column], value))
      fail((numbers ? quoted(fields[column]) : "this") +
               " is not a number; give numbers only, or a first line x1,x2,..",
           column + 1);
    if (!std::isfinite(value))
      fail(quoted(fields[column]) + " is not finite; give finite numbers.", column + 1);
    return value;
  }
};

}  // namespace

Matrix parse_points(std::string_view text, const std::string& name) {
  Reader reader{name};
  std::vector<double> values;
  size_t points = 0;
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  while (!text.empty()) {
    size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    ++reader.line;
    if (trim(line).empty()) continue;
    auto fields = split(line);
    if (reader.width == 0) {
      reader.width = fields.size();
      reader.first_line = reader.line;
      const bool named = reader.numbers = reader.header(fields);
      for (size_t i = 0; !named && i < fields.size(); ++i) reader.columns.push_back(i);
      if (reader.columns.size() > max_dimension)
        reader.fail("there are " + std::to_string(reader.columns.size()) + " columns; give at most 64.");
      if (named) continue;
    }
    if (fields.size() != reader.width)
      reader.fail("it has " + std::to_string(fields.size()) + " columns and line " +
                  std::to_string(reader.first_line) + " has " + std::to_string(reader.width) +
                  "; give every line the same number.");
    for (size_t column : reader.columns) values.push_back(reader.number(fields, column));
    ++points;
    reader.numbers = true;
  }
  if (points == 0)
    throw Error(Fault::input,
                shown_file(name) + " has no points; give one point a line, coordinates separated by commas.");
  const auto dimension = static_cast<Eigen::Index>(reader.columns.size());
  return Eigen::Map<const Matrix>(values.data(), dimension, static_cast<Eigen::Index>(points));
}

}  // namespace memscape
