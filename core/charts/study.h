// A chart whose data take seconds: they are computed by a job, point after point, and hang in the panel.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/stop.h"
#include "core/scene/scene.h"

namespace memscape {

struct PanelState;

/// What has been computed, perhaps not all of it yet.
struct Study {
  Scene of;                            ///< what it depends on: see StudyKind::depends
  std::vector<double> x;               ///< the places that are done, ascending
  std::vector<std::vector<double>> y;  ///< one list for each quantity, as long as x
  double progress = 0;                 ///< 0..1
  bool complete = false;
};

/// How a study tells what it has, and learns that nobody wants it any more.
struct StudyWatch {
  std::function<void(const Study&)> publish = [](const Study&) {};
  const std::atomic<bool>* cancelled = nullptr;
  bool stop() const { return stopped(cancelled); }
};

/// What makes a chart a study.
struct StudyKind {
  /// The scene of a panel with only what the study depends on, all else being as in `Scene{}`.
  Scene (*depends)(const Scene& scene);
  /// Why there is nothing to compute, as a sentence; empty where there is something.
  std::string (*refusal)(const PanelState& panel);
  /// Fills x and y of a study whose `of` is set, publishing on the way. Left off where the watch says stop.
  void (*compute)(const PanelState& panel, Study& study, const StudyWatch& watch);
  /// What the chart's words mean, with the numbers in use, as parts of the page's caption.
  std::vector<std::string> (*caption)(const Scene& scene);
  /// Its own settings, at `study.<id>`; studies with an equal row share its value.
  std::vector<Row> settings = {};
  /// Paths of the scene's values that it reads now, for controls beside the chart; null: none.
  std::vector<std::string_view> (*rows)(const Scene& scene) = nullptr;
  /// Short enough to be computed while something is dragged; what is there is shown until there is something
  /// newer.
  bool follows = false;
  /// Whether the scene's energy and memories tell it anything besides its rows.
  bool reads_energy = true, reads_memories = true;
};

/// The setting of studies that take means over draws.
Row draws_setting();
/// The settings of all studies, each id once.
std::vector<Row> study_settings();

/// The study that the panel's chart draws, or nullptr.
const StudyKind* study_kind(const PanelState& panel);
/// The panel's study where it is what its chart asks for now, complete or not; else null.
const Study* study_of(const PanelState& panel);
/// The same, or an older one where the study follows.
const Study* shown_study(const PanelState& panel);
/// Null when cancelled, refused or not asked for. Touches nothing: may run in a job.
std::shared_ptr<const Study> compute_study(const PanelState& panel, const StudyWatch& watch = {});
/// "Being computed…", or why there is nothing; empty when the study has points.
std::string study_note(const PanelState& panel);
/// "40 %" while it is being computed, else empty.
std::string study_progress(const Study& study);
}  // namespace memscape
