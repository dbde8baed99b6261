// A session: what is computed from a scene (memories, energies, fields, runs), one state per panel. Rebuilt where the part of
// the scene that it depends on changed, and never saved.
#pragma once
#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "core/dynamics/run.h"
#include "core/energy/energy.h"
#include "core/scene/scene.h"

namespace memscape {

struct PanelState {
  Scene scene;  ///< the panel's patch laid over the scene
  std::shared_ptr<const Matrix> Xi;
  std::shared_ptr<const Energy> energy;
  Plane plane;
  std::shared_ptr<Run> run;
  /// Energy (and its derivatives, where arrows are shown) on the view. For `curve` height is 1. Null until computed.
  std::shared_ptr<const Field> field;
  bool is_landscape() const { return scene.show == "landscape"; }
};

/// What an update did to the runs, for the status line.
enum class Update { nothing, kept, restarted };

class Session {
 public:
  /// Brings memories, energies and runs up to date with the scene; fields that no longer fit stay until `set_field`.
  /// Changing energy, step size or noise keeps the run (it goes on from the current step); changing data restarts it.
  /// Throws Error (unreadable CSV...) and then leaves everything as it was.
  Update update(const Scene& scene);

  const Scene& scene() const { return scene_; }
  std::vector<PanelState>& panels() { return panels_; }
  const std::vector<PanelState>& panels() const { return panels_; }

  /// The step that is shown, 0..last(); seek computes what is missing.
  int step() const { return step_; }
  int last() const { return scene_.dynamics.steps; }
  void seek(int step);
  void restart();
  /// True when no particle moves any more at the shown step, in any panel.
  bool all_ended();

  /// Computes the field of panel `index` with width x height nodes. Null when cancelled. Touches nothing: may run in a job.
  static std::shared_ptr<const Field> compute_field(const PanelState& panel, int width, int height,
                                                    const std::atomic<bool>* cancelled = nullptr);
  void set_field(int index, std::shared_ptr<const Field> field) { panels_[index].field = std::move(field); }

  /// Colour range of panel `index`: locked, its own, or shared by all panels that share.
  Range range(int index) const;

 private:
  Scene scene_;
  std::vector<PanelState> panels_;
  int step_ = 0;
};

}  // namespace memscape
