// What a memory predicts: y*(x) as a curve broken where it jumps, or the class of each place as coloured
// cells with numbers; and the dashed line along which the chart `slice` shows the energy.
#include <cmath>

#include "core/layers/panel.h"
#include "core/layers/simplify.h"
#include "core/session/predicted.h"

namespace memscape {
namespace {

/// The pieces of the curve on the page; x runs upwards where x2 is the feature.
Lines curve_lines(const Prediction& prediction, const PanelFrame& frame) {
  const PredictionCurve& curve = prediction.curve;
  const bool across = prediction.task.features[0] == 0;
  Lines lines;
  std::vector<Point2> piece;
  auto finish = [&] {
    if (piece.size() > 1) {
      lines.begin();
      for (Point2 p : simplified(piece, 0.03f)) lines.points.push_back(p);
    }
    piece.clear();
  };
  for (size_t i = 0; i < curve.x.size(); ++i) {
    if (!std::isfinite(curve.y[i])) {
      finish();
      continue;
    }
    piece.push_back(across ? frame.to_page(curve.x[i], curve.y[i]) : frame.to_page(curve.y[i], curve.x[i]));
  }
  finish();
  return lines;
}

void add_with_halo(Lines lines, Stroke stroke, Colour halo, float width, Canvas& canvas) {
  if (lines.points.empty()) return;
  lines.stroke = {halo, width};
  canvas.add(lines);
  lines.stroke = stroke;
  canvas.add(std::move(lines));
}

}  // namespace

void draw_classes(const PanelView& view, Canvas& canvas) {
  if (!classes_drawn(view.panel)) return;
  const Prediction& prediction = *view.panel.result<Prediction>();
  draw_cells(view, prediction.grid, prediction.picture, canvas);
}

void draw_class_numbers(const PanelView& view, Canvas& canvas) {
  if (!classes_drawn(view.panel)) return;
  const Prediction& prediction = *view.panel.result<Prediction>();
  draw_cell_numbers(view, prediction.grid, prediction.places, canvas);
}

void draw_prediction(const PanelView& view, Canvas& canvas) {
  const Prediction* prediction = view.panel.result<Prediction>();
  if (!prediction || !prediction->has.picture || prediction->curve.x.empty()) return;
  const Style& style = view.style;
  const float line = view.line();
  add_with_halo(curve_lines(*prediction, view.frame), {style.alarm, 2.2f * line}, faded(style.memory, 0.9f),
                4.6f * line, canvas);
}

void draw_slice(const PanelView& view, Canvas& canvas) {
  if (view.dimension() != 2) return;
  const PredictionTask task = task_of(view.panel);
  if (!can_predict(view.panel)) return;
  const Vector at = slice_start(view.panel);
  const PanelFrame& frame = view.frame;
  Lines lines;
  lines.begin();
  if (task.features[0] == 0)
    lines.points = {frame.to_page(at[0], frame.y_low), frame.to_page(at[0], frame.y_high)};
  else
    lines.points = {frame.to_page(frame.x_low, at[1]), frame.to_page(frame.x_high, at[1])};
  const Style& style = view.style;
  const float unit = view.mark_unit(), line = view.line();
  add_with_halo(std::move(lines), {style.memory_rim, 1.6f * line, 0.6f * unit, 0.4f * unit},
                faded(style.memory, 0.6f), 3.2f * line, canvas);
}

}  // namespace memscape
