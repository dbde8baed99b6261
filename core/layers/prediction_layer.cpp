// What a memory predicts: y*(x) as a curve broken where it jumps, or the class of each place as coloured
// cells with numbers.
#include "core/layers/prediction_layer.h"

#include <cmath>

#include "core/drawing/simplify.h"
#include "core/layers/cells.h"
#include "core/layers/halo.h"
#include "core/layers/layer.h"
#include "core/page/panel_words.h"
#include "core/page/wording.h"
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

std::string refusal(const PanelState& panel) {
  return can_predict(panel) ? "" : "a prediction takes two dimensions and a method that descends";
}

/// "prediction (line): x₂ from y₀ = 0, x₁ held, T = 200".
std::string caption(const PanelState& panel) {
  const PredictionTask task = task_of(panel);
  if (!needs_of(panel).has(Need::prediction) || !prediction_possible(panel).picture) return "";
  auto names = [](const std::vector<int>& coordinates) {
    std::string text;
    for (int d : coordinates) text += (text.empty() ? "" : ", ") + coordinate_name(d);
    return text;
  };
  const std::string start = task.classes ? "1/" + std::to_string(task.outputs.size())
                                         : with_minus(number_text(panel.scene.prediction.y0));
  return std::string("prediction (") + (task.classes ? "cells" : "line") +
         "): " + (task.classes ? "classes" : names(task.outputs)) + " from y₀ = " + start + ", " +
         names(task.features) + " held, T = " + std::to_string(panel.scene.dynamics.steps);
}

/// How well stored pairs are predicted: "RMSE: stored 0.08, held out 0.13".
std::vector<std::string> counts(const PanelState& panel) {
  const PredictionTask task = task_of(panel);
  Texts parts;
  if (!prediction_possible(panel).picture && task.classes)
    parts.emplace_back("classes show on the plane of x1, x2");
  if (leaves_labels(panel)) parts.emplace_back("labels are predicted with “Labels as outputs”");
  const bool known = panel.result<Prediction>() && panel.result<Prediction>()->has.errors;
  auto text = [&](const PredictionError& error) {
    if (!known || error.pairs == 0) return std::string("–");
    if (task.classes) return percent_text(error.wrong_share()) + " %";
    return number_text(error.rmse);
  };
  const PredictionErrors errors = known ? panel.result<Prediction>()->errors : PredictionErrors{};
  parts.push_back((task.classes ? "wrong class: stored " : "RMSE: stored ") + text(errors.training) +
                  ", held out " + text(errors.held_out));
  return parts;
}

Cover cover(const PanelState& panel) {
  return classes_drawn(panel) ? Cover::drawn : classes_wanted(panel) ? Cover::wanted : Cover::none;
}

}  // namespace

bool classes_wanted(const PanelState& panel) {
  return prediction_wants(panel).picture && prediction_possible(panel).picture && task_of(panel).classes;
}

bool classes_drawn(const PanelState& panel) {
  return classes_wanted(panel) && panel.result<Prediction>() && panel.result<Prediction>()->picture;
}

LayerKind prediction_layer() {
  return {.id = "prediction",
          .label = "Prediction",
          .help =
              "What descends to where while x1 is held: the curve y*(x1) over a landscape of two "
              "dimensions, or the predicted class of each place where memories are pairs of two features "
              "and a one-hot class.",
          .passes = {{Places::plane, Depth::ground, draw_classes},
                     {Places::plane, Depth::answers, draw_prediction},
                     {Places::plane, Depth::numbers, draw_class_numbers}},
          .needs = {Need::prediction},
          .refusal = refusal,
          .caption = caption,
          .counts = counts,
          .telling = Telling::page,
          .turn = 4,
          .cover = cover};
}

}  // namespace memscape
