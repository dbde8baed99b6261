// Anatomy for the panels whose layers want it, in the background: with coarse basins while something is
// dragged.
#pragma once
#include "app/tasks/panel_jobs.h"
#include "core/session/anatomy.h"

namespace memscape {

struct AnatomyKind {
  using Result = Anatomy;
  struct Need {
    std::shared_ptr<const Matrix> Xi;
    std::shared_ptr<const Model> model;
    AnatomyWants wants;
    BasinOwner by = {};
    Plane plane;  ///< for D > 2, where nothing depends on what of it is in view
    double x[2] = {}, y[2] = {};
    Dynamics dynamics;
    int cells = 0;  ///< along the longer side, in full
    bool any() const { return wants.any(); }
    bool operator==(const Need&) const = default;
  };
  static Need need(const PanelState& panel, const FieldSize& size);
  static std::shared_ptr<const Anatomy>& in(PanelState& panel) { return panel.anatomy; }
  static std::shared_ptr<const Anatomy> compute(const PanelState& panel, const Need& need, bool fine,
                                                const std::atomic<bool>& cancelled);
  /// Without basins there is nothing coarse.
  static bool is_final(const Need& need, const Anatomy*) { return !need.wants.basins; }
};

using AnatomyJobs = PanelJobs<AnatomyKind>;

}  // namespace memscape
