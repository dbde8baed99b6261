// A session: what is computed from a scene (memories, energies, fields, runs), one state per panel. Rebuilt
// where the part of the scene that it depends on changed, and never saved.
#pragma once
#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/dynamics/runs/run.h"
#include "core/model/energy.h"
#include "core/scene/scene.h"
#include "core/session/colour_range.h"
#include "core/session/tasks/found.h"

namespace memscape {

struct EnergyTable;
struct MemoryNotes;
struct Network;

struct PanelState {
  Scene scene;  ///< the panel's patch laid over the scene
  std::shared_ptr<const Matrix> Xi;
  std::shared_ptr<const MemoryNotes> notes;  ///< on these memories, see core/scene/sources/data.h
  std::shared_ptr<const Model> model;        ///< what the scene's energy says; runs move by it
  /// What is shown: the model, or its member at `time` when the panel follows a diffusion.
  std::shared_ptr<const Model> shown;
  std::shared_ptr<const Energy> energy;  ///< of what is shown; null where it has none
  void show(std::shared_ptr<const Model> what) { shown = std::move(what), energy = energy_of(shown); }
  int step = 0;     ///< that is shown: its own where it has a fixed one, else the session's
  double time = 0;  ///< of the shown landscape; 0 where it follows no process
  Plane plane;
  std::shared_ptr<Run> run;
  std::shared_ptr<const Matrix> start;  ///< D x N, where the particles begin
  /// What has been computed for it, by type: Field (on the view, height 1 for `curve`), Anatomy, Prediction,
  /// SampleClusters, BetaSweep, CountSweep, Study, Lyapunov ... Null until there is something; see
  /// tasks/task.h.
  template <class T>
  const T* result() const {
    return found.get<T>();
  }
  Found found;
  /// Of a score network (networks.h): what has been learned, null before any training; and its energy on a
  /// lattice, null until computed. `model` and `energy` may be of an older network until `set_belief`.
  std::shared_ptr<const Network> network;
  std::shared_ptr<const EnergyTable> table;
  FieldColours colours;            ///< of the field; see shown_colours for what is painted
  ProcessColours process_colours;  ///< while it follows a process
};

/// Whether its field has derivatives beside the energy.
bool wants_gradient(const PanelState& panel);
/// The energy that colour bars, contour labels and curves call 0: that of `view.zero`.
double energy_zero(const PanelState& panel);
/// The step that a panel shows: its own where it has a fixed one, else `step`, that of the transport bar.
int shown_step(const PanelState& panel, int step);

/// What a run of this scene needs to know besides energy and start.
RunSettings run_settings(const Scene& scene);
/// Settings of the energy whose landscape the panel shows: the scene's, or those at `panel.time`.
Settings shown_energy(const PanelState& panel);

/// What an update did to the runs, for the status line.
enum class Update { nothing, kept, restarted };

class Session {
 public:
  /// Brings memories, energies and runs up to date with the scene; fields that no longer fit stay until
  /// `set_field`. Changing energy, step size or noise keeps the run (it goes on from the current step), and
  /// so does changing the plane, unless the particles lie on it; changing data restarts it. Throws Error
  /// (unreadable CSV...) and then leaves everything as it was.
  Update update(const Scene& scene);
  /// What made the last update start runs again: "data", "particles", "seed" or "process" (its kind, its
  /// times or its number of steps). Empty where none did.
  std::string_view restart_cause() const { return cause_; }

  /// A copy with runs of its own, so that another thread may look at its frames. What is shared besides is
  /// never written.
  Session snapshot() const;

  const Scene& scene() const { return scene_; }
  std::vector<PanelState>& panels() { return panels_; }
  const std::vector<PanelState>& panels() const { return panels_; }

  /// The step that is shown, 0..last(); seek computes what is missing.
  int step() const { return step_; }
  int last() const { return scene_.dynamics.steps; }
  void seek(int step);
  /// The step that was sought: the shown one comes there as runs are computed.
  int goal() const { return goal_; }
  /// Seconds that a seek may compute for; what is left is for a task (run_task.h), and the step that is shown
  /// is the last that all runs have come to. 0, as at first: a seek computes all.
  void set_patience(double seconds) { patience_ = seconds; }
  /// Shows the nearest step to the goal that there is. True when it is another one.
  bool follow_goal();
  /// The first panel whose run has not come to where it is to come, and that step; -1 where all have.
  std::pair<int, int> lagging() const;
  /// True when no particle moves any more at the shown step, in any panel.
  bool all_ended();

  /// Computes the field of panel `index` with width x height nodes. Null when cancelled. Touches nothing: may
  /// run in a job.
  static std::shared_ptr<const Field> compute_field(const PanelState& panel, int width, int height,
                                                    const std::atomic<bool>* cancelled = nullptr);
  void set_field(int index, std::shared_ptr<const Field> field);
  /// What was learned, for all panels whose energy and memories ask for it, in place of what was there.
  /// Panels show it from `set_belief` on.
  void set_network(std::shared_ptr<const Network> network);
  /// The newest of each training that was set and not forgotten.
  const std::vector<std::shared_ptr<const Network>>& networks() const { return networks_; }
  /// The newest that was set for panel `index`, or null.
  std::shared_ptr<const Network> newest_network(int index) const;
  /// Panel `index` is untrained again.
  void forget_network(int index);
  /// Panel `index` shows this network, with its energy (or null) and with a run that it moved. Without one
  /// the run goes on from the current step on the new energy. Panels that share the run share the new one.
  void set_belief(int index, std::shared_ptr<const Network> network, std::shared_ptr<const EnergyTable> table,
                  std::shared_ptr<Run> run);
  /// The nodes on which the field of a panel is computed: those of its view.
  static Grid field_grid(const PanelState& panel, int width, int height);

  /// Colour range of panel `index`, as energies of its field: locked, its own, or shared by all panels that
  /// share.
  Range range(int index) const;
  /// On which sides of it there are energies that take the colours of its ends.
  struct Beyond {
    bool below = false, above = false;
  };
  Beyond beyond(int index) const;
  /// What has been found is of another scene: panels show nothing of it, until it is found to be of this one
  /// too.
  void forget_results();
  /// Of panel `index`, see energy_zero.
  double zero(int index) const;

 private:
  PanelState build(const Scene& scene, const PanelState* old) const;
  void show_time(PanelState& panel) const;
  void hold_colours(PanelState& panel) const;
  std::vector<int> painted_with(int index) const;
  void dress(PanelState& panel) const;
  std::shared_ptr<const Network> network_for(const Scene& scene, const Matrix& Xi) const;
  int needed(const PanelState& panel) const;
  void bring_runs();
  Update adopt(PanelState& panel, const PanelState* old) const;

  Scene scene_;
  std::vector<PanelState> panels_;
  std::vector<std::shared_ptr<const Network>> networks_;
  int step_ = 0, goal_ = 0;
  double patience_ = 0;
  std::string_view cause_;
};

}  // namespace memscape
