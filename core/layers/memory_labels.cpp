// Colours of Okabe and Ito in their order; with every eight labels marks move on by one, so that each pair of
// colour and mark comes once.
#include "core/layers/memory_labels.h"

#include <algorithm>
#include <array>

#include "core/base/quoted.h"
#include "core/layers/layer.h"
#include "core/page/style.h"
#include "core/scene/sources/data.h"
#include "core/session/predicted.h"
#include "core/views/panel.h"

namespace memscape {
namespace {

struct LabelShape {
  Mark mark;
  float size;
  std::string_view name;
};
constexpr std::array<LabelShape, 4> shapes = {{{Mark::star, 1, "stars"},
                                               {Mark::square, 0.66f, "squares"},
                                               {Mark::triangle, 0.84f, "triangles"},
                                               {Mark::diamond, 0.9f, "diamonds"}}};
constexpr size_t most_listed = 8;  ///< in a caption

const LabelShape& shape_of(int label) {
  return shapes[static_cast<size_t>(label + label / 8) % shapes.size()];
}

struct Legend {
  std::vector<std::string> lines;
  float row = 0, pad = 0, mark = 0;  ///< height of a line, space about it, width of marks
  Point2 size;
};

Legend legend_of(const Labels& labels, const PanelView& view) {
  const float text = view.style.small();
  Legend legend{{}, 1.35f * text, 0.5f * text, 1.6f * text, {}};
  const std::vector<int> counts = labels.counts();
  float widest = view.measure(shown(labels.title), text, true).x - legend.mark;
  for (size_t l = 0; l < labels.names.size(); ++l) {
    legend.lines.push_back(shown(labels.names[l]) + "  " + std::to_string(counts[l]));
    widest = std::max(widest, view.measure(legend.lines.back(), text, false).x);
  }
  legend.size = {widest + legend.mark + 2 * legend.pad,
                 legend.row * static_cast<float>(legend.lines.size() + 1) + legend.pad};
  return legend;
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

/// The corner that hides fewest memories; those at the top come first.
Rect corner_of(const Legend& legend, const PanelView& view) {
  const Rect& plot = view.frame.plot;
  const Matrix& Xi = *view.panel.Xi;
  const float right = plot.right() - legend.size.x, low = plot.bottom() - legend.size.y;
  Rect best;
  Eigen::Index fewest = Xi.cols() + 1;
  for (const Point2 at : {Point2{right, plot.y}, {plot.x, plot.y}, {right, low}, {plot.x, low}}) {
    const Rect ground{at.x, at.y, legend.size.x, legend.size.y};
    if (overlap(ground, view.covered)) continue;
    Eigen::Index hidden = 0;
    for (Eigen::Index k = 0; k < Xi.cols(); ++k) {
      const Point2 place = view.place(Xi.col(k), 0);
      hidden += place.x >= ground.x && place.x <= ground.right() && place.y >= ground.y &&
                place.y <= ground.bottom();
    }
    if (hidden < fewest) best = ground, fewest = hidden;
  }
  return best;
}

}  // namespace

LabelLook label_look(int label) {
  const LabelShape& shape = shape_of(label);
  return {shape.mark, palette_colour(class_colour(label)), shape.size};
}

const Labels& labels_of(const PanelState& panel) {
  static const Labels none;
  return panel.notes ? panel.notes->labels : none;
}

std::string label_caption(const PanelState& panel) {
  const Labels& labels = labels_of(panel);
  if (!labels.any() || !shows_marks(panel, MarksOf::memories)) return "";
  const std::vector<int> counts = labels.counts();
  std::string text = shown(labels.title) + ":";
  for (size_t l = 0; l < labels.names.size() && l < most_listed; ++l)
    text += (l ? ", " : " ") + std::to_string(counts[l]) + " " + shown(labels.names[l]) + " (" +
            std::string(shape_of(static_cast<int>(l)).name) + ")";
  if (labels.names.size() > most_listed)
    text += " and " + std::to_string(labels.names.size() - most_listed) + " more labels";
  return text;
}

void draw_label_legend(const PanelView& view, Canvas& canvas) {
  const Labels& labels = labels_of(view.panel);
  if (!labels.any() || !view.panel.Xi) return;
  const Style& style = view.style;
  const Legend legend = legend_of(labels, view);
  if (legend.size.x > 0.5f * view.frame.plot.width || legend.size.y > 0.4f * view.frame.plot.height) return;
  const Rect ground = corner_of(legend, view);
  if (!(ground.width > 0)) return;
  canvas.add(Polygons{{{ground.x, ground.y},
                       {ground.right(), ground.y},
                       {ground.right(), ground.bottom()},
                       {ground.x, ground.bottom()}},
                      {0},
                      style.halo});
  const float text = style.small(), left = ground.x + legend.pad;
  float y = ground.y + 0.5f * legend.pad + 0.5f * legend.row;
  auto write = [&](const std::string& line, float x, bool bold) {
    canvas.add(Text{line, {x, y}, text, Align::start, Align::middle, 0, bold, style.foreground, style.halo});
    y += legend.row;
  };
  write(shown(labels.title), left, true);
  for (size_t l = 0; l < legend.lines.size(); ++l) {
    const LabelLook look = label_look(static_cast<int>(l));
    Marks marks;
    marks.at = {{left + 0.4f * legend.mark, y}};
    marks.mark = look.mark;
    marks.radius = 0.55f * text * look.size;
    marks.fill = look.colour;
    marks.rim = {style.memory_rim, 0.06f * text};
    canvas.add(std::move(marks));
    write(legend.lines[l], left + legend.mark, false);
  }
}

}  // namespace memscape
