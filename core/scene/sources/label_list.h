// Labels of points that a scene holds itself: one for each, in one text.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/vectors.h"
#include "core/scene/sources/labels.h"
#include "core/settings/settings.h"

namespace memscape {

/// What a point without a label is called.
inline constexpr std::string_view no_label = "(none)";

/// What the texts say, one for each point; an empty one is the label "(none)".
Labels labels_from(std::string title, const std::vector<std::string>& texts);

/// Texts separated by commas; one with a comma, a quotation mark or blanks at an end stands in quotation
/// marks, those in it doubled.
std::string label_list(const std::vector<std::string>& texts);
/// The same back. Whatever is given is read as something.
std::vector<std::string> label_texts(std::string_view list);

/// The rows of points that may have labels, and their values: `point_labels` and `label_title`.
std::vector<Row> label_rows();
/// What the values say of so many points: those that the list does not reach have none. Throws Error{input}
/// where they are more than can be told apart.
Labels listed_labels(const Settings& source, Eigen::Index points);
/// The values become these labels.
void list_labels(Settings& source, const Labels& labels);
/// The label of a point is taken out of the list.
void remove_label(Settings& source, size_t point);

}  // namespace memscape
