// The words of the choices that a file may need, and the file itself.
#include "core/scene/sources/file_source.h"

#include "core/base/error.h"
#include "core/base/files.h"

namespace memscape {

std::vector<Row> file_rows(bool labelled) {
  std::vector<Row> rows = {
      {.id = "file",
       .label = "File",
       .help = "The path of a file of numbers, one point a line: CSV or with blanks, tabs or semicolons.",
       .fallback = "",
       .type = Type::path,
       .wants = "the path of a CSV file",
       .least = 1},
      {.id = "columns",
       .label = "Columns",
       .help =
           "Which columns are coordinates, by name or by number from 1, separated by commas. Empty: x1, x2, "
           ".. where columns are named so, else all columns of numbers.",
       .fallback = "",
       .type = Type::text,
       .wants = "names or numbers of columns, e.g. \"width,height\""},
      {.id = "header",
       .label = "Names in the first line",
       .help = "Whether the first line names the columns; auto tells by what it holds.",
       .minimum = 0,
       .maximum = 2,
       .fallback = 0,
       .scale = Scale::choice,
       .choices = {"auto", "yes", "no"}}};
  if (!labelled) return rows;
  rows.push_back({.id = "labels",
                  .label = "Labels",
                  .help =
                      "The column of labels, by name or number: colour and mark of each memory. Empty: the "
                      "only column of words; none: no labels.",
                  .fallback = "",
                  .type = Type::text,
                  .wants = "the name or number of a column, or \"none\""});
  rows.push_back({.id = "outputs",
                  .label = "Labels as outputs",
                  .help =
                      "Adds the labels to the coordinates, one-hot, so that they can be predicted: hold the "
                      "other coordinates, and a place is classified.",
                  .minimum = 0,
                  .maximum = 1,
                  .fallback = 0,
                  .scale = Scale::toggle});
  return rows;
}

ColumnChoice column_choice(const Settings& source, const std::string& section) {
  return {source.text("columns"), source.text("labels"), static_cast<Header>(source.whole("header")),
          section + "."};
}

Matrix with_outputs(const Matrix& X, const Labels& labels) {
  if (!labels.any())
    throw Error(
        Fault::input,
        "memories.outputs needs labels, and the file has none; name their column by memories.labels.");
  const auto k = static_cast<Eigen::Index>(labels.names.size());
  Matrix Xi = Matrix::Zero(X.rows() + k, X.cols());
  Xi.topRows(X.rows()) = X;
  for (Eigen::Index i = 0; i < X.cols(); ++i) Xi(X.rows() + labels.of[static_cast<size_t>(i)], i) = 1;
  return Xi;
}

PointTable read_source(const Settings& source, const std::string& section) {
  const std::string& file = source.text("file");
  if (file.empty()) throw Error(Fault::input, section + ".file is empty; give the path of a CSV file.");
  return read_points(read_file(file), file, column_choice(source, section));
}

}  // namespace memscape
