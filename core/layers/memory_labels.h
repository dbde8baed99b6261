// Labels of memories as they look: each has a colour and a mark, a line in a legend, and its count.
#pragma once
#include <string>

#include "core/drawing/drawing.h"
#include "core/scene/sources/labels.h"

namespace memscape {

struct Canvas;
struct PanelState;
struct PanelView;

struct LabelLook {
  Mark mark;
  Colour colour;
  float size = 1;  ///< by which the mark is smaller than a star that looks as large
};
/// No two of most_labels look the same.
LabelLook label_look(int label);

/// Labels of the panel's memories; none where it has none.
const Labels& labels_of(const PanelState& panel);

/// "Species: 50 setosa (stars), 50 versicolor (squares)"; empty without labels.
std::string label_caption(const PanelState& panel);

/// Mark, name and count of each label, in the corner of the plot where fewest memories lie; nothing where it
/// would hide much of the plot.
void draw_label_legend(const PanelView& view, Canvas& canvas);

}  // namespace memscape
