// A job has one study, and hands out copies of what it has so far through a drawer with a lock.
#include "app/tasks/study_job.h"

#include <algorithm>
#include <mutex>

#include "core/base/parallel.h"

namespace memscape {
namespace {

constexpr size_t most_kept = 8;

struct Drawer {
  std::mutex lock;
  std::shared_ptr<const Study> newest;

  void put(std::shared_ptr<const Study> study) {
    const std::scoped_lock hold(lock);
    newest = std::move(study);
  }
  std::shared_ptr<const Study> get() {
    const std::scoped_lock hold(lock);
    return newest;
  }
};

/// True when the panel's chart waits for a study.
bool lacks_study(const PanelState& panel) {
  const StudyKind* kind = study_kind(panel);
  if (!kind || !kind->refusal(panel).empty()) return false;
  const Study* study = study_of(panel);
  return !study || !study->complete;
}

}  // namespace

struct StudyJob::Part {
  PanelState state;
  Scene of;
  int panel = 0;
  bool follows = false;
  std::shared_ptr<Drawer> drawer;
  std::function<void()> wake;
};

StudyJob::StudyJob(std::function<void()> wake)
    : wake_(wake), jobs_(std::make_unique<Background<Part>>(std::move(wake))) {}
StudyJob::~StudyJob() = default;

bool StudyJob::busy() const {
  return jobs_->busy();
}

/// Also while its job is busy still, which may be cancelled before it has ended.
void StudyJob::keep(std::shared_ptr<const Study> study) {
  if (!study->complete || find(study->of)) return;
  complete_.push_back(std::move(study));
  if (complete_.size() > most_kept) complete_.erase(complete_.begin());
}

std::shared_ptr<const Study> StudyJob::find(const Scene& of) const {
  const auto known = std::ranges::find_if(complete_, [&](const auto& each) { return each->of == of; });
  return known == complete_.end() ? nullptr : *known;
}

/// True when the panel now has more than it had.
bool StudyJob::give(PanelState& panel, const Scene& of) {
  std::shared_ptr<const Study> study = find(of);
  if (!study && jobs_->busy() && jobs_->parts().front().of == of) {
    study = jobs_->parts().front().drawer->get();
    if (study) keep(study);
  }
  if (!study || study == panel.study) return false;
  panel.study = std::move(study);
  return true;
}

/// What the job has finished. True when a panel shows it though it is out of date.
bool StudyJob::take(std::vector<PanelState>& panels) {
  bool changed = false;
  for (Part& part : jobs_->take()) {
    auto study = part.drawer->get();
    if (!study || !study->complete) continue;
    const auto index = static_cast<size_t>(part.panel);
    if (part.follows && index < panels.size() && is_same_panel(part.state, panels[index]))
      panels[index].study = study, changed = true;
    keep(std::move(study));
  }
  return changed;
}

bool StudyJob::keep_up(Session& session, bool at_rest) {
  auto& panels = session.panels();
  bool changed = take(panels), wanted = false;
  int next = -1;
  for (int i = 0; i < static_cast<int>(panels.size()); ++i) {
    PanelState& panel = panels[static_cast<size_t>(i)];
    if (!lacks_study(panel)) continue;
    const Scene of = study_kind(panel)->depends(panel.scene);
    if (give(panel, of)) changed = true;
    if (!lacks_study(panel)) continue;
    if (jobs_->busy() && jobs_->parts().front().of == of)
      wanted = true;
    else if (next < 0 && (at_rest || study_kind(panel)->follows))
      next = i;
  }
  if (jobs_->busy() && !wanted && (at_rest || !jobs_->parts().front().follows)) jobs_->cancel();
  if (!jobs_->busy() && next >= 0) start(panels[static_cast<size_t>(next)], next);
  return changed;
}

void StudyJob::start(const PanelState& panel, int index) {
  const StudyKind& kind = *study_kind(panel);
  std::vector<Part> parts;
  parts.push_back({copy_for_job(panel), kind.depends(panel.scene), index, kind.follows,
                   std::make_shared<Drawer>(), wake_});
  jobs_->start(std::move(parts), [](std::vector<Part>& work, const std::atomic<bool>& cancelled) {
    // One core is left to the fields of the frames.
    Part& part = work.front();
    StudyWatch watch{.cancelled = &cancelled};
    watch.publish = [&](const Study& study) {
      part.drawer->put(std::make_shared<const Study>(study));
      part.wake();
    };
    with_threads(std::max(1, thread_count() - 1), [&] {
      if (auto study = compute_study(part.state, watch)) part.drawer->put(std::move(study));
    });
  });
}

bool studies_complete(const Session& session) {
  return std::ranges::none_of(session.panels(), lacks_study);
}

}  // namespace memscape
