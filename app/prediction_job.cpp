// A job owns copies of what it reads. Its result is shown even when a drag has gone on since, while the
// states have as many coordinates.
#include "app/prediction_job.h"

#include <tbb/task_arena.h>

#include <algorithm>

#include "core/scene/anatomy.h"
#include "core/scene/predicted.h"

namespace memscape {
namespace {

constexpr int coarse_cells = 160, most_cells = 900;  // along the longer side

}  // namespace

/// What a prediction depends on. Memories and energy are held, so that others cannot take their addresses.
struct PredictionJobs::Need {
  std::shared_ptr<const Matrix> Xi;
  std::shared_ptr<const Energy> energy;
  PredictionWants wants;
  double x[2] = {}, y[2] = {};
  std::string plane;
  Dynamics dynamics;
  PredictionSettings settings;
  std::uint64_t seed = 0;
  int cells = 0;  ///< along the longer side, in full
  bool operator==(const Need&) const = default;

  static Need of(const PanelState& panel, const FieldSize& size) {
    const PredictionWants wants = prediction_wants(panel);
    if (!wants.any()) return {};
    const Scene& scene = panel.scene;
    Need need{panel.Xi, panel.energy, wants, {}, {}, {}, scene.dynamics, scene.prediction, scene.seed, 0};
    if (!wants.picture) return need;
    std::copy_n(scene.view.x, 2, need.x), std::copy_n(scene.view.y, 2, need.y);
    need.plane = scene.view.plane;
    need.cells = std::min(std::max(size.width, size.height), most_cells);
    return need;
  }
};

struct PredictionJobs::Shown {
  Need need;
  bool full = false, current = false;  ///< `current`: of this need, at least coarsely
};

struct PredictionJobs::Part {
  int panel;
  PanelState state;
  Need need;
  bool fine = false;
  std::shared_ptr<const Prediction> prediction;

  void compute(const std::atomic<bool>& cancelled) {
    const Grid grid = anatomy_grid(state, fine ? need.cells : std::min(need.cells, coarse_cells));
    prediction = compute_prediction(state, need.wants, grid.width, grid.height, &cancelled);
  }
};

PredictionJobs::PredictionJobs(std::function<void()> wake)
    : jobs_(std::make_unique<Background<Part>>(std::move(wake))) {}
PredictionJobs::~PredictionJobs() = default;

bool PredictionJobs::busy() const {
  return jobs_->busy();
}

bool PredictionJobs::all_full() const {
  return std::all_of(shown_.begin(), shown_.end(), [](const Shown& shown) { return shown.full; });
}

bool PredictionJobs::job_fits() const {
  return std::ranges::all_of(jobs_->parts(), [&](const Part& part) {
    const auto panel = static_cast<size_t>(part.panel);
    return panel < shown_.size() && shown_[panel].need == part.need;
  });
}

void PredictionJobs::refresh(Session& session, const std::vector<FieldSize>& sizes, bool at_rest) {
  const auto& panels = session.panels();
  shown_.resize(panels.size());
  for (size_t i = 0; i < panels.size(); ++i) {
    Need need = Need::of(panels[i], sizes[i]);
    Shown& shown = shown_[i];
    const bool none = !need.wants.any();
    if (none && panels[i].prediction) session.set_prediction(static_cast<int>(i), nullptr);
    if (need != shown.need) shown = {std::move(need), none, none};
    if (none) shown.full = shown.current = true;
  }
  jobs_->reap();
  if (busy() && at_rest && !job_fits()) jobs_->cancel();
  if (busy() || all_full()) return;
  const bool behind = std::any_of(shown_.begin(), shown_.end(), [](const Shown& s) { return !s.current; });
  if (at_rest || behind) start_job(session, at_rest);
}

void PredictionJobs::start_job(const Session& session, bool fine) {
  std::vector<Part> parts;
  for (size_t i = 0; i < shown_.size(); ++i)
    if (fine ? !shown_[i].full : !shown_[i].current)
      parts.push_back(
          {static_cast<int>(i), copy_for_job(session.panels()[i]), shown_[i].need, fine, nullptr});
  jobs_->start(std::move(parts), [](std::vector<Part>& work, const std::atomic<bool>& cancelled) {
    // While something is dragged it keeps to one core: the fields of the frames come first.
    tbb::task_arena cores(work.front().fine ? tbb::task_arena::automatic : 1);
    cores.execute([&] {
      for (Part& part : work) part.compute(cancelled);
    });
  });
}

bool PredictionJobs::collect(Session& session) {
  bool changed = false;
  for (Part& part : jobs_->take()) {
    const auto index = static_cast<size_t>(part.panel);
    if (index >= shown_.size() || index >= session.panels().size()) continue;
    Shown& shown = shown_[index];
    const PanelState& panel = session.panels()[index];
    const bool fits = shown.need == part.need;
    if (!shown.need.wants.any() || panel.Xi->rows() != part.state.Xi->rows()) continue;
    session.set_prediction(part.panel, part.prediction);
    if (fits) shown.current = true;
    // Curves and errors are never coarse.
    if (fits && (part.fine || !part.prediction || !part.prediction->picture)) shown.full = true;
    changed = true;
  }
  return changed;
}

}  // namespace memscape
