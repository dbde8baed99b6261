// A job owns copies of what it reads. Its result is kept if it belongs to the panel still, even when a drag
// has gone on since.
#include "app/anatomy_job.h"

#include <tbb/task_arena.h>

#include <algorithm>

#include "core/scene/anatomy.h"

namespace memscape {
namespace {

constexpr int coarse_cells = 160, most_cells = 900;  // of basins along the longer side

}  // namespace

/// What anatomy depends on. Memories and energy are held, so that others cannot take their addresses.
struct AnatomyJobs::Need {
  std::shared_ptr<const Matrix> Xi;
  std::shared_ptr<const Energy> energy;
  AnatomyWants wants;
  BasinOwner by = {};
  Plane plane;  ///< for D > 2, where nothing depends on what of it is in view
  double x[2] = {}, y[2] = {};
  Dynamics dynamics;
  int cells = 0;  ///< along the longer side, in full
  bool operator==(const Need&) const = default;

  static Need of(const PanelState& panel, const FieldSize& size) {
    const AnatomyWants wants = anatomy_wants(panel);
    if (!wants.any()) return {};
    const View& view = panel.scene.view;
    Need need{panel.Xi,
              panel.energy,
              wants,
              panel.scene.layers.basins.by,
              {},
              {view.x[0], view.x[1]},
              {view.y[0], view.y[1]},
              {},
              0};
    if (panel.Xi->rows() > 2) {
      need.plane = panel.plane;
      for (double* side : {need.x, need.y}) side[0] = side[1] = 0;
    }
    if (wants.basins) {
      need.dynamics = panel.scene.dynamics;
      need.cells = std::min(std::max(size.width, size.height), most_cells);
    }
    return need;
  }
};

struct AnatomyJobs::Shown {
  Need need;
  bool full = false, current = false;  ///< `current`: of this need, at least coarsely
};

struct AnatomyJobs::Part {
  int panel;
  PanelState state;
  Need need;
  bool fine = false;
  std::shared_ptr<const Anatomy> anatomy;

  void compute(const std::atomic<bool>& cancelled) {
    const Grid grid = anatomy_grid(state, fine ? need.cells : std::min(need.cells, coarse_cells));
    anatomy = compute_anatomy(state, need.wants, grid.width, grid.height, &cancelled);
  }
};

AnatomyJobs::AnatomyJobs(std::function<void()> wake)
    : jobs_(std::make_unique<Background<Part>>(std::move(wake))) {}
AnatomyJobs::~AnatomyJobs() = default;

bool AnatomyJobs::busy() const {
  return jobs_->busy();
}

bool AnatomyJobs::all_full() const {
  return std::all_of(shown_.begin(), shown_.end(), [](const Shown& shown) { return shown.full; });
}

bool AnatomyJobs::job_fits() const {
  return std::ranges::all_of(jobs_->parts(), [&](const Part& part) {
    const auto panel = static_cast<size_t>(part.panel);
    return panel < shown_.size() && shown_[panel].need == part.need;
  });
}

void AnatomyJobs::refresh(Session& session, const std::vector<FieldSize>& sizes, bool at_rest) {
  const auto& panels = session.panels();
  shown_.resize(panels.size());
  for (size_t i = 0; i < panels.size(); ++i) {
    Need need = Need::of(panels[i], sizes[i]);
    Shown& shown = shown_[i];
    const bool none = !need.wants.any();
    if (none && panels[i].anatomy) session.set_anatomy(static_cast<int>(i), nullptr);
    if (need != shown.need) shown = {std::move(need), none, none};
    if (none) shown.full = shown.current = true;
  }
  jobs_->reap();
  if (busy() && at_rest && !job_fits()) jobs_->cancel();
  if (busy() || all_full()) return;
  const bool behind = std::any_of(shown_.begin(), shown_.end(), [](const Shown& s) { return !s.current; });
  if (at_rest || behind) start_job(session, at_rest);
}

void AnatomyJobs::start_job(const Session& session, bool fine) {
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

bool AnatomyJobs::collect(Session& session) {
  bool changed = false;
  for (Part& part : jobs_->take()) {
    const auto index = static_cast<size_t>(part.panel);
    if (index >= shown_.size() || index >= session.panels().size()) continue;
    Shown& shown = shown_[index];
    const bool fits = shown.need == part.need;
    if (!shown.need.wants.any() || session.panels()[index].Xi->rows() != part.state.Xi->rows()) continue;
    session.set_anatomy(part.panel, part.anatomy);
    if (fits) shown.current = true;
    // Without basins there is nothing coarse.
    if (fits && (part.fine || !part.need.wants.basins)) shown.full = true;
    changed = true;
  }
  return changed;
}

}  // namespace memscape
