// Panels of equal memories, energy and view share one sweep. β is no part of what a sweep over β depends on.
#include "app/tasks/sweep_job.h"

#include <algorithm>

#include "core/base/parallel.h"

namespace memscape {

/// What a sweep depends on; memories by their values, for panels build them anew.
struct SweepJobs::Need {
  SweepAgainst against = SweepAgainst::beta;
  std::shared_ptr<const Matrix> Xi;
  Settings energy;
  double x[2] = {}, y[2] = {};

  static Need of(const PanelState& panel, SweepAgainst against) {
    const View& view = panel.scene.view;
    Need need{against, panel.Xi, panel.scene.energy, {view.x[0], view.x[1]}, {view.y[0], view.y[1]}};
    if (against == SweepAgainst::beta) need.energy.values.erase("beta");
    return need;
  }
  bool same_memories(const Need& other) const {
    return Xi == other.Xi ||
           (Xi->rows() == other.Xi->rows() && Xi->cols() == other.Xi->cols() && *Xi == *other.Xi);
  }
  bool operator==(const Need& other) const {
    return against == other.against && energy == other.energy && std::ranges::equal(x, other.x) &&
           std::ranges::equal(y, other.y) && same_memories(other);
  }
};

/// One sweep that panels need.
struct SweepJobs::Shown {
  Need need;
  std::vector<int> panels;
  std::shared_ptr<const Sweep> sweep;  ///< of this need; null until there is at least a first look
  bool full = false;
};

struct SweepJobs::Part {
  Need need;
  PanelState state;
  bool fine = false;
  std::shared_ptr<const Sweep> sweep;
};

SweepJobs::SweepJobs(std::function<void()> wake)
    : jobs_(std::make_unique<Background<Part>>(std::move(wake))) {}
SweepJobs::~SweepJobs() = default;

bool SweepJobs::busy() const {
  return jobs_->busy();
}

bool SweepJobs::all_full() const {
  return std::ranges::all_of(shown_, &Shown::full);
}

bool SweepJobs::job_fits() const {
  return std::ranges::all_of(jobs_->parts(), [&](const Part& part) {
    return std::ranges::any_of(shown_, [&](const Shown& shown) { return shown.need == part.need; });
  });
}

void SweepJobs::need(const PanelState& panel, int index, SweepAgainst against,
                     std::vector<Shown>& next) const {
  if (!sweep_refusal(panel, against).empty()) return;
  Need need = Need::of(panel, against);
  auto same = [&](const Shown& shown) { return shown.need == need; };
  auto known = std::ranges::find_if(next, same);
  if (known == next.end()) {
    const auto old = std::ranges::find_if(shown_, same);
    next.push_back(old == shown_.end() ? Shown{std::move(need), {}, nullptr}
                                       : Shown{old->need, {}, old->sweep, old->full});
    known = next.end() - 1;
  }
  if (std::ranges::find(known->panels, index) == known->panels.end()) known->panels.push_back(index);
}

void SweepJobs::refresh(Session& session, int strip, bool at_rest) {
  auto& panels = session.panels();
  std::vector<Shown> next;
  for (int i = 0; i < static_cast<int>(panels.size()); ++i) {
    const PanelState& panel = panels[static_cast<size_t>(i)];
    if (i == strip) need(panel, i, SweepAgainst::beta, next);
    if (const auto against = chart_sweep(panel)) need(panel, i, *against, next);
  }
  for (const Shown& shown : next)
    if (shown.sweep)
      for (int i : shown.panels) set_sweep(panels[static_cast<size_t>(i)], shown.need.against, shown.sweep);
  shown_ = std::move(next);
  jobs_->reap();
  if (busy() && !job_fits() && (at_rest || jobs_->parts().front().fine)) jobs_->cancel();
  if (busy() || all_full()) return;
  const bool behind = std::ranges::any_of(shown_, [](const Shown& shown) { return !shown.sweep; });
  if (at_rest || behind) start_job(session, at_rest);
}

void SweepJobs::start_job(const Session& session, bool fine) {
  std::vector<Part> parts;
  for (const Shown& shown : shown_)
    if (fine ? !shown.full : !shown.sweep)
      parts.push_back({shown.need, copy_for_job(session.panels()[static_cast<size_t>(shown.panels.front())]),
                       fine, nullptr});
  jobs_->start(std::move(parts), [](std::vector<Part>& work, const std::atomic<bool>& cancelled) {
    // It keeps to one core: the fields of the frames come first.
    with_threads(work.front().fine ? 0 : 1, [&] {
      for (Part& part : work)
        part.sweep = compute_sweep(part.state, part.need.against, !part.fine, &cancelled);
    });
  });
}

/// The session may have other panels than at the last refresh. True when one got the sweep.
bool SweepJobs::give(Session& session, const Shown& shown, const Part& part) {
  bool given = false;
  for (int index : shown.panels) {
    if (static_cast<size_t>(index) >= session.panels().size()) continue;
    PanelState& panel = session.panels()[static_cast<size_t>(index)];
    if (!is_same_panel(part.state, panel) && Need::of(panel, part.need.against) != part.need) continue;
    set_sweep(panel, part.need.against, part.sweep);
    given = true;
  }
  return given;
}

bool SweepJobs::collect(Session& session) {
  bool changed = false;
  for (Part& part : jobs_->take()) {
    if (!part.sweep) continue;
    for (Shown& shown : shown_) {
      const bool fits = shown.need == part.need;
      // A first look that a drag has overtaken is better than an older one.
      const bool follows = shown_.size() == 1 && !shown.sweep && shown.need.against == part.need.against &&
                           shown.need.Xi->rows() == part.need.Xi->rows();
      if (!fits && !follows) continue;
      if (fits) shown.sweep = part.sweep, shown.full = part.fine;
      changed = give(session, shown, part) || changed;
    }
  }
  return changed;
}

}  // namespace memscape
