// A file of points as a source of memories or particles: its rows, and how it is read.
#pragma once
#include <vector>

#include "core/scene/sources/point_table.h"
#include "core/settings/settings.h"

namespace memscape {

/// `file`, `columns`, `header`; for memories `labels` and `outputs` too.
std::vector<Row> file_rows(bool labelled);
/// What a person chose by these rows; `section` is "memories" or "particles".
ColumnChoice column_choice(const Settings& source, const std::string& section);
/// Reads the file. Throws Error{input}.
PointTable read_source(const Settings& source, const std::string& section);

/// Below the coordinates X a 1 in the row of each point's label. Throws Error{input} without labels.
Matrix with_outputs(const Matrix& X, const Labels& labels);

}  // namespace memscape
