// Stored memories as stars, or dots where they lie on each other, in the colours of their classes where these
// are predicted, and in the colours and marks of their labels where they have some. Of a space with more than
// two dimensions they are projected to the panel's plane, and fade with their distance from it (off_plane.h);
// those through which the plane lies have their numbers.
#include "core/layers/memory_layer.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/layers/layer.h"
#include "core/layers/mark_size.h"
#include "core/layers/memory_labels.h"
#include "core/layers/prediction_layer.h"
#include "core/page/wording.h"
#include "core/scene/sources/data.h"
#include "core/session/predicted.h"
#include "core/views/off_plane.h"
#include "core/views/panel.h"

namespace memscape {
namespace {

constexpr float few_radius = 0.66f;  // in units of marks

/// Energies at the memories where the view is a curve, else zero.
Vector heights_of(const PanelView& view) {
  Vector energy = Vector::Zero(view.panel.Xi->cols());
  if (places_of(view.panel) == Places::profile && view.panel.energy)
    view.panel.energy->batch(*view.panel.Xi, energy, nullptr);
  return energy;
}

float star_radius(const PanelView& view) {
  const float unit = view.mark_unit();
  return radius_for(static_cast<int>(view.panel.Xi->cols()), few_radius * unit, 0.22f * unit);
}

void draw_memories(const PanelView& view, Canvas& canvas) {
  if (!view.panel.Xi || view.marked) return;
  const Matrix& Xi = *view.panel.Xi;
  const Style& style = view.style;
  int count = static_cast<int>(Xi.cols());
  const Vector energy = heights_of(view);

  float unit = view.mark_unit();
  const bool dots = memories_are_dots(view);
  const float radius = (dots ? 0.55f : 1.f) * star_radius(view);
  std::map<std::pair<int, int>, Marks> stars;  // by label or class (-1: none) and fade
  const Labels& labels = labels_of(view.panel);
  const PredictionTask task = classes_wanted(view.panel) ? task_of(view.panel) : PredictionTask{};
  for (int k = 0; k < count; ++k) {
    Point2 at = view.place(Xi.col(k), energy[k]);
    const int label = labels.any()   ? labels.of[static_cast<size_t>(k)]
                      : task.classes ? task.class_of(Xi.col(k))
                                     : -1;
    // Pairs with a class all lie as far off the plane of their features.
    const int fade = task.classes ? fades - 1 : fade_of(view, Xi.col(k));
    if (visible(at, view.frame.plot, radius)) stars[{label, fade}].at.push_back(at);
  }
  for (auto& [key, marks] : stars) {
    const auto [label, fade] = key;
    const LabelLook look = labels.any() ? label_look(label)
                           : label < 0  ? LabelLook{Mark::star, style.memory}
                                        : LabelLook{Mark::star, palette_colour(class_colour(label))};
    marks.mark = dots && !labels.any() ? Mark::disc : look.mark;
    marks.radius = look.size * radius;
    marks.fill = faded(look.colour, fade_opacity(fade));
    marks.rim = {faded(style.memory_rim, fade_opacity(fade)), std::min(0.1f * unit, 0.25f * radius)};
    canvas.add(std::move(marks));
  }
}

/// Of the three memories through which the plane lies.
void draw_plane_numbers(const PanelView& view, Canvas& canvas) {
  if (!view.panel.Xi || !through_memories(view.panel.scene.view, *view.panel.Xi)) return;
  const Matrix& Xi = *view.panel.Xi;
  const float unit = view.mark_unit();
  for (int memory : plane_memories(view.panel.scene.view, static_cast<int>(Xi.cols()))) {
    const Point2 at = view.place(Xi.col(memory), 0) + Point2{0.5f * unit, -0.5f * unit};
    const float size = view.style.readable(1.25f * std::max(unit, 0.7f * view.style.text));
    canvas.add(Text{memory_name(memory), at, size, Align::start, Align::end, 0, true, view.style.foreground,
                    view.style.halo});
  }
}

std::vector<TakenPlace> taken_places(const PanelView& view) {
  std::vector<TakenPlace> taken;
  if (!view.panel.Xi) return taken;
  const Matrix& Xi = *view.panel.Xi;
  const Vector energy = heights_of(view);
  for (Eigen::Index k = 0; k < Xi.cols(); ++k)
    taken.push_back(
        {view.place(Xi.col(k), energy[k]), 0.8f * few_radius * view.mark_unit(), Xi.cols() > most_numbered});
  return taken;
}

}  // namespace

bool memories_are_dots(const PanelView& view) {
  constexpr Eigen::Index few = 60;
  if (!view.panel.Xi || view.panel.Xi->cols() <= few) return false;
  const Matrix& Xi = *view.panel.Xi;
  const Vector energy = heights_of(view);
  const float side = 1.5f * star_radius(view);
  std::set<std::pair<int, int>> squares;  // one star has room in each
  std::size_t seen = 0;
  for (Eigen::Index k = 0; k < Xi.cols(); ++k) {
    const Point2 at = view.place(Xi.col(k), energy[k]);
    if (!visible(at, view.frame.plot, 0)) continue;
    ++seen;
    squares.emplace(static_cast<int>(at.x / side), static_cast<int>(at.y / side));
  }
  return 2 * squares.size() < seen;
}

LayerKind memory_layer() {
  return {.id = "memories",
          .label = "Memories",
          .help = "Stars at the stored memories; dots where they are too many for stars.",
          .shown = true,
          .passes = {{Places::both, Depth::marks, draw_memories},
                     {Places::plane, Depth::numbers, draw_plane_numbers},
                     {Places::plane, Depth::numbers, draw_label_legend}},
          .caption = label_caption,
          .marks_of = MarksOf::memories,
          .taken = taken_places};
}

}  // namespace memscape
