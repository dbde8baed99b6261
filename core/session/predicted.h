// What a panel's memory predicts, as a plain value: y*(x) as a curve (one feature, one output), the class of
// each place of the feature plane as cells, and the errors of the stored pairs. Layers and charts draw it.
#pragma once
#include <atomic>
#include <cstdint>
#include <memory>

#include "core/basins/basin_colours.h"
#include "core/learning/prediction.h"
#include "core/session/session.h"

namespace memscape {

/// What of a prediction is computed.
struct PredictionWants {
  bool picture = false;  ///< the curve or the cells, for the layer
  bool errors = false;
  bool sweep = false;  ///< errors against β, for the chart
  bool any() const { return picture || errors || sweep; }
  bool operator==(const PredictionWants&) const = default;
};

/// Errors of the pairs against β.
struct ErrorSweep {
  /// What it depends on: the energy with its β left out, memories, y0 and the way of moving.
  Settings energy;
  std::shared_ptr<const Matrix> Xi;
  PredictionSettings settings;
  Dynamics dynamics;
  std::uint64_t seed = 0;
  std::vector<double> beta;  ///< ascending; empty where the energy has no β
  std::vector<PredictionErrors> errors;
};

struct Prediction {
  PredictionWants has;  ///< what was asked for and could be computed
  PredictionTask task;
  PredictionCurve curve;  ///< where one of two coordinates is a feature
  Grid grid;              ///< of the cells: their middles
  Basins cells;           ///< labels are classes; empty where there are none
  std::shared_ptr<const std::vector<std::uint8_t>> picture;  ///< of the cells, see basin_picture
  std::vector<BasinPlace> places;                            ///< of each class, where its number has room
  PredictionErrors errors;
  ErrorSweep sweep;
};

/// Features and outputs of the panel's states: what `dynamics.clamp` holds is a feature.
PredictionTask task_of(const PanelState& panel);
/// False where particles move by a diffusion's process, which has no fixed energy to descend.
bool can_predict(const PanelState& panel);
/// Outputs move as particles do, for `dynamics.steps` steps.
PredictionRule prediction_rule(const PanelState& panel);

/// Whether its memories have labels from a file that could be predicted and are not: `memories.outputs`.
bool leaves_labels(const PanelState& panel);

/// The state (D) whose features the slice holds: where the selected particle starts, or the middle of the
/// view.
Vector slice_start(const PanelState& panel);

/// What layers and the side panel show: the picture where the layer is on and the panel is a landscape,
/// errors with it and wherever the memories are pairs by their kind.
PredictionWants prediction_wants(const PanelState& panel);
/// What there can be: a curve for two coordinates; cells for one-hot outputs of the features x1 and x2 on
/// their plane; errors for two dimensions and more.
PredictionWants prediction_possible(const PanelState& panel);

/// What the picture on so many cells and the errors of the pairs take, in seconds on two cores, right to a
/// factor of about three.
double picture_seconds(const PanelState& panel, double width, double height);
double error_seconds(const PanelState& panel);

/// "x₂", for people.
std::string coordinate_name(int d);

/// Colour of a class, an index into basin_palette.
int class_colour(int label);

/// Computes what is wanted and possible; cells on width x height places. Null when cancelled, or when nothing
/// is left to compute. Touches nothing: may run in a job. The
/// sweep is taken over from the panel's last prediction where that is of the same pairs and energy.
std::shared_ptr<const Prediction> compute_prediction(const PanelState& panel, const PredictionWants& wants,
                                                     int width, int height,
                                                     const std::atomic<bool>* cancelled = nullptr);

}  // namespace memscape
