// What memories predict, for the panels that show it, in the background: with coarse cells while something
// is dragged.
#pragma once
#include "app/tasks/panel_jobs.h"
#include "core/session/predicted.h"

namespace memscape {

struct PredictionKind {
  using Result = Prediction;
  struct Need {
    std::shared_ptr<const Matrix> Xi;
    std::shared_ptr<const Model> model;
    PredictionWants wants;
    double x[2] = {}, y[2] = {};
    std::string plane;
    Dynamics dynamics;
    PredictionSettings settings;
    std::uint64_t seed = 0;
    int cells = 0;  ///< along the longer side, in full
    bool any() const { return wants.any(); }
    bool operator==(const Need&) const = default;
  };
  static Need need(const PanelState& panel, const FieldSize& size);
  static std::shared_ptr<const Prediction>& in(PanelState& panel) { return panel.prediction; }
  static std::shared_ptr<const Prediction> compute(const PanelState& panel, const Need& need, bool fine,
                                                   const std::atomic<bool>& cancelled);
  /// Curves and errors are never coarse.
  static bool is_final(const Need&, const Prediction* prediction) {
    return !prediction || !prediction->picture;
  }
};

using PredictionJobs = PanelJobs<PredictionKind>;

}  // namespace memscape
