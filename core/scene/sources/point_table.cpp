// Columns of numbers become coordinates, one of words labels; the rest is left out, and all of it is told.
#include "core/scene/sources/point_table.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/base/error.h"
#include "core/base/quoted.h"
#include "core/scene/sources/label_list.h"
#include "core/scene/sources/point_columns.h"
#include "core/scene/sources/table.h"

namespace memscape {
namespace {

struct Choice {
  std::vector<size_t> coordinates;
  size_t labels = none;
  static constexpr size_t none = static_cast<size_t>(-1);
};

/// Columns x1, x2, .. in that order.
std::vector<size_t> named_coordinates(const Columns& columns) {
  std::vector<size_t> found;
  for (;;) {
    const std::string name = "x" + std::to_string(found.size() + 1);
    const auto at = std::ranges::find(columns.all, name, &Column::name);
    if (at == columns.all.end()) return found;
    found.push_back(static_cast<size_t>(at - columns.all.begin()));
  }
}

class Reader {
 public:
  Reader(std::string_view bytes, const std::string& name, const ColumnChoice& wanted)
      : name_(name), wanted_(wanted), table_(read_table(bytes, name)) {}

  PointTable read() {
    if (table_.lines() == 0) no_points();
    columns_ = columns_of(table_, name_, wanted_);
    if (columns_.all.empty()) no_points();
    choose();
    check_marks();
    PointTable found;
    found.X = coordinates();
    if (choice_.labels != Choice::none) found.labels = labels();
    found.understood = understood(found);
    for (size_t c = 0; c < columns_.all.size(); ++c) {
      const Column& column = columns_.all[c];
      const bool named = !column.name.empty();
      found.columns.push_back({named ? column.name : std::to_string(c + 1), column.numbers > 0, named});
    }
    found.coordinates = choice_.coordinates;
    return found;
  }

 private:
  [[noreturn]] void no_points() const {
    throw Error(Fault::input, shown_file(name_) +
                                  " has no points; give one point a line, coordinates separated by commas.");
  }

  std::string set(const std::string& what) const { return wanted_.where + what; }

  void choose() {
    const bool labelled = !wanted_.labels.empty() && wanted_.labels != "none";
    if (labelled) {
      const auto chosen = chosen_columns(columns_, wanted_.labels, set("labels"), name_);
      if (chosen.size() != 1) throw Error(Fault::input, set("labels") + " names several columns; name one.");
      choice_.labels = chosen[0];
    }
    choice_.coordinates = wanted_.columns.empty()
                              ? named_coordinates(columns_)
                              : chosen_columns(columns_, wanted_.columns, set("columns"), name_);
    if (choice_.coordinates.empty()) choose_numbers();
    if (choice_.coordinates.empty())
      throw Error(Fault::input, shown_file(name_) +
                                    " has no column of numbers; give one point a line, coordinates "
                                    "separated by commas.");
    if (wanted_.labels.empty()) choose_words();
  }

  /// All columns that have numbers.
  void choose_numbers() {
    const size_t lines = table_.lines() - columns_.first_line;
    const Column& first = columns_.all.front();
    std::string others;
    for (size_t c = 0; c < columns_.all.size(); ++c) {
      const bool rows = c == 0 && columns_.row_names;
      if (columns_.all[c].numbers == 0 || c == choice_.labels || rows) continue;
      choice_.coordinates.push_back(c);
      if (c > 0) others += (others.empty() ? "" : ",") + std::to_string(c + 1);
    }
    if (!columns_.named && first.counts && choice_.coordinates.size() > 1 && lines >= 3 &&
        choice_.coordinates[0] == 0)
      throw TwoReadings(
          shown_file(name_) + ": the first column counts lines, so it may be row numbers or a coordinate",
          "say which by " + set("columns") + ", " + quoted(std::string_view(others)) + " or " +
              quoted("1," + others) + ".",
          {"The first column numbers the lines", "columns", others},
          {"The first column is a coordinate", "columns", "1," + others});
  }

  /// The only column of words, if it has few different ones.
  void choose_words() {
    std::vector<size_t> words;
    for (size_t c = columns_.row_names ? 1 : 0; c < columns_.all.size(); ++c)
      if (columns_.all[c].words > 0 && columns_.all[c].numbers == 0 &&
          std::ranges::find(choice_.coordinates, c) == choice_.coordinates.end())
        words.push_back(c);
    if (words.size() != 1) return;
    choice_.labels = words[0];
    if (labels().names.size() > most_labels) choice_.labels = Choice::none;
  }

  /// One decimal mark, and none that may stand for thousands.
  void check_marks() const {
    size_t points = 0, commas = 0, large = 0;
    for (const size_t c : choice_.coordinates) {
      points += columns_.all[c].points;
      commas += columns_.all[c].commas;
      large += columns_.all[c].may_be_large;
    }
    if (points > 0 && commas > 0)
      throw Error(Fault::input, shown_file(name_) +
                                    " has decimal points and decimal commas; write all numbers "
                                    "with one of them.");
    if (commas > 0 && commas == large && table_.separator != ';')
      throw Error(Fault::input, shown_file(name_) +
                                    " has numbers such as 1,234, which may be thousands or have a decimal "
                                    "comma; write them without commas, or separate columns by semicolons.");
  }

  Matrix coordinates() const {
    const size_t D = choice_.coordinates.size(), N = table_.lines() - columns_.first_line;
    Matrix X(static_cast<Eigen::Index>(D), static_cast<Eigen::Index>(N));
    for (size_t i = 0; i < N; ++i)
      for (size_t d = 0; d < D; ++d)
        X(static_cast<Eigen::Index>(d), static_cast<Eigen::Index>(i)) =
            number(columns_.first_line + i, choice_.coordinates[d]);
    return X;
  }

  double number(size_t i, size_t c) const {
    const CellNumber cell = table_.number(i, c);
    if (cell.kind == CellKind::number && std::isfinite(cell.value)) return cell.value;
    const std::string place = shown_file(name_) + ", line " + std::to_string(table_.line[i]) + ", column " +
                              std::to_string(c + 1) + ": ";
    const std::string cure = ", or leave the column out by " + set("columns") + ".";
    if (cell.kind == CellKind::missing)
      throw Error(Fault::input, place + "a number is missing; fill it in" + cure);
    // Of what is no file of numbers nothing is told.
    const bool numbers = columns_.all[c].numbers > 0 || columns_.named;
    const std::string text = numbers ? quoted(table_.cell(i, c).text) : "this";
    if (cell.kind == CellKind::word)
      throw Error(Fault::input, place + text + " is not a number; give numbers only" + cure);
    throw Error(Fault::input, place + text + " is not finite; give finite numbers.");
  }

  Labels labels() const {
    Labels found;
    const size_t c = choice_.labels;
    found.title = columns_.all[c].name.empty() ? "column " + std::to_string(c + 1) : columns_.all[c].name;
    std::unordered_map<std::string_view, int> known;
    for (size_t i = columns_.first_line; i < table_.lines(); ++i) {
      const std::string_view text = table_.cell(i, c).text;
      const auto [at, fresh] = known.try_emplace(text, static_cast<int>(found.names.size()));
      if (fresh) found.names.emplace_back(text.empty() ? no_label : text);
      found.of.push_back(at->second);
      if (known.size() > most_labels && !wanted_.labels.empty())
        throw Error(Fault::input, shown_file(name_) + " has more than " + std::to_string(most_labels) +
                                      " different labels in " + column_name(columns_, c) +
                                      "; choose another column by " + set("labels") + ", or none.");
    }
    return found;
  }

  std::string understood(const PointTable& found) const {
    auto many = [](Eigen::Index n, const std::string& what) {
      return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
    };
    std::string text = many(found.X.cols(), "point") + " of " + many(found.X.rows(), "column");
    if (found.labels.any()) text += "; labels: " + shown(found.labels.title);
    std::string left, taken, unnamed;
    for (size_t c = 0; c < columns_.all.size(); ++c) {
      const bool used = std::ranges::find(choice_.coordinates, c) != choice_.coordinates.end();
      if (used || c == choice_.labels || columns_.all[c].is_empty()) continue;
      const std::string rows = columns_.all[c].numbers > 0 ? "row numbers" : "row names";
      if (c == 0 && columns_.row_names && columns_.all[c].name.empty())
        unnamed = "; first column without a name: " + rows + ", left out";
      else if (c == 0 && columns_.row_names)
        left += rows;
      else
        left += (left.empty() ? "" : ", ") + column_name(columns_, c);
    }
    if (!wanted_.columns.empty())
      for (const size_t c : choice_.coordinates)
        taken += (taken.empty() ? "; columns: " : ", ") + column_name(columns_, c);
    text += taken + unnamed;
    if (!left.empty()) text += "; left out: " + left;
    if (columns_.ends_empty) text += "; separators at the ends of lines left out";
    size_t commas = 0;
    for (const size_t c : choice_.coordinates) commas += columns_.all[c].commas;
    if (commas > 0) text += "; decimal commas";
    if (!table_.encoding.empty()) text += "; " + table_.encoding;
    return text;
  }

  const std::string& name_;
  const ColumnChoice& wanted_;
  Table table_;
  Columns columns_;
  Choice choice_;
};

}  // namespace

PointTable read_points(std::string_view bytes, const std::string& name, const ColumnChoice& choice) {
  return Reader(bytes, name, choice).read();
}

std::string column_list(const std::vector<FileColumn>& columns, const std::vector<size_t>& chosen) {
  std::string list;
  for (const size_t c : chosen) {
    const std::string& name = columns[c].name;
    const bool alone = std::ranges::count(columns, name, &FileColumn::name) == 1;
    const bool plain = alone && columns[c].named && name.find('"') == std::string::npos && name != "none";
    const bool quotes = plain && name.find_first_of(", ") != std::string::npos;
    list += (list.empty() ? "" : ",") + (!plain ? std::to_string(c + 1) : quotes ? '"' + name + '"' : name);
  }
  return list;
}

}  // namespace memscape
