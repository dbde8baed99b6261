// Results that each panel has one of, always made by a job in the background: coarsely while something is
// dragged, finely at rest. What a panel has stays until there is something newer.
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

#include "app/tasks/background.h"
#include "app/tasks/field_job.h"

#include "core/base/parallel.h"

namespace memscape {

/// A Kind says what is made:
///   Result      what a panel then has;
///   Need        what it depends on, a value with ==; `any()` is false where a panel wants none. Memories and
///               energies are held in it, so that others cannot take their addresses;
///   need(panel, size)                          of a panel whose plot has `size` pixels;
///   in(panel)                                  where the panel keeps its result;
///   compute(panel, need, fine, cancelled)      in the job; null where there is nothing;
///   is_final(need, result)                     whether a coarse result is as good as a fine one.
template <class Kind>
class PanelJobs {
 public:
  /// `wake` is called from the job's thread when it has something for `collect`.
  explicit PanelJobs(std::function<void()> wake) : jobs_(std::move(wake)) {}

  /// Starts a job for what the panels need and lack; never waits for it. While something is dragged the
  /// running job is left to end first, so that every one of them shows something; at rest one that is out of
  /// date is cancelled. `sizes`: pixels of the plots.
  void refresh(Session& session, const std::vector<FieldSize>& sizes, bool at_rest) {
    auto& panels = session.panels();
    if (shown_.size() != panels.size()) jobs_.cancel();  // its numbers are those of other panels now
    shown_.resize(panels.size());
    for (std::size_t i = 0; i < panels.size(); ++i) {
      Need need = Kind::need(panels[i], sizes[i]);
      Shown& shown = shown_[i];
      const bool none = !need.any();
      if (none) Kind::in(panels[i]) = nullptr;
      if (need != shown.need) shown = {std::move(need), none, none};
      if (none) shown.full = shown.current = true;
    }
    jobs_.reap();
    if (busy() && at_rest && !job_fits()) jobs_.cancel();
    if (busy() || all_full()) return;
    if (at_rest || !std::ranges::all_of(shown_, &Shown::current)) start_job(session, at_rest);
  }

  /// Takes what the job has finished, also what a drag has gone on from since, for panels that are still the
  /// same. True when a panel's result was replaced.
  bool collect(Session& session) {
    bool changed = false;
    if (shown_.size() != session.panels().size()) jobs_.cancel();
    for (Part& part : jobs_.take()) {
      Shown& shown = shown_[part.panel];
      PanelState& panel = session.panels()[part.panel];
      if (!shown.need.any() || !is_same_panel(part.state, panel)) continue;
      Kind::in(panel) = part.result;
      const bool fits = shown.need == part.need;
      shown.current = shown.current || fits;
      shown.full = shown.full || (fits && (part.fine || Kind::is_final(part.need, part.result.get())));
      changed = true;
    }
    return changed;
  }

  bool busy() const { return jobs_.busy(); }
  /// True when every panel shows what was needed at the last refresh, in full.
  bool all_full() const { return std::ranges::all_of(shown_, &Shown::full); }

 private:
  using Need = typename Kind::Need;
  struct Shown {
    Need need;
    bool full = false, current = false;  ///< `current`: of this need, at least coarsely
  };
  struct Part {
    std::size_t panel;
    PanelState state;
    Need need;
    bool fine = false;
    std::shared_ptr<const typename Kind::Result> result;
  };

  bool job_fits() const {
    return std::ranges::all_of(jobs_.parts(), [&](const Part& part) {
      return part.panel < shown_.size() && shown_[part.panel].need == part.need;
    });
  }

  void start_job(const Session& session, bool fine) {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < shown_.size(); ++i)
      if (fine ? !shown_[i].full : !shown_[i].current)
        parts.push_back({i, copy_for_job(session.panels()[i]), shown_[i].need, fine, nullptr});
    jobs_.start(std::move(parts), [](std::vector<Part>& work, const std::atomic<bool>& cancelled) {
      // While something is dragged it keeps to one core: the fields of the frames come first.
      with_threads(work.front().fine ? 0 : 1, [&] {
        for (Part& part : work) part.result = Kind::compute(part.state, part.need, part.fine, cancelled);
      });
    });
  }

  std::vector<Shown> shown_;
  Background<Part> jobs_;
};

/// Cells along the longer side of a picture that is made in the background.
inline constexpr int coarse_cells = 160, most_cells = 900;

}  // namespace memscape
