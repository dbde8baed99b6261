// A job has one study, and hands out copies of what it has so far through a drawer with a lock.
#include "app/study_job.h"

#include <tbb/task_arena.h>

#include <algorithm>
#include <mutex>

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
  std::shared_ptr<Drawer> drawer;
  std::function<void()> wake;
};

StudyJob::StudyJob(std::function<void()> wake)
    : wake_(wake), jobs_(std::make_unique<Background<Part>>(std::move(wake))) {}
StudyJob::~StudyJob() = default;

bool StudyJob::busy() const {
  return jobs_->busy();
}

/// True when the panel now has more than it had.
bool StudyJob::give(PanelState& panel, const Scene& of) const {
  std::shared_ptr<const Study> study;
  if (jobs_->busy() && jobs_->parts().front().of == of) study = jobs_->parts().front().drawer->get();
  const auto known = std::ranges::find_if(complete_, [&](const auto& each) { return each->of == of; });
  if (known != complete_.end()) study = *known;
  if (!study || study == panel.study) return false;
  panel.study = std::move(study);
  return true;
}

bool StudyJob::keep_up(Session& session, bool at_rest) {
  for (Part& part : jobs_->take())
    if (const auto study = part.drawer->get(); study && study->complete) complete_.push_back(study);
  if (complete_.size() > most_kept) complete_.erase(complete_.begin());
  bool changed = false, wanted = false;
  const PanelState* next = nullptr;
  for (PanelState& panel : session.panels()) {
    if (!lacks_study(panel)) continue;
    const Scene of = study_kind(panel)->depends(panel.scene);
    if (give(panel, of)) changed = true;
    if (!lacks_study(panel)) continue;
    if (jobs_->busy() && jobs_->parts().front().of == of)
      wanted = true;
    else if (!next)
      next = &panel;
  }
  if (jobs_->busy() && !wanted) jobs_->cancel();
  if (jobs_->busy() || !next || !at_rest) return changed;
  std::vector<Part> parts;
  parts.push_back(
      {copy_for_job(*next), study_kind(*next)->depends(next->scene), std::make_shared<Drawer>(), wake_});
  jobs_->start(std::move(parts), [](std::vector<Part>& work, const std::atomic<bool>& cancelled) {
    // One core is left to the fields of the frames.
    tbb::task_arena cores(std::max(1, tbb::this_task_arena::max_concurrency() - 1));
    Part& part = work.front();
    StudyWatch watch{.cancelled = &cancelled};
    watch.publish = [&](const Study& study) {
      part.drawer->put(std::make_shared<const Study>(study));
      part.wake();
    };
    cores.execute([&] {
      if (auto study = compute_study(part.state, watch)) part.drawer->put(std::move(study));
    });
  });
  return changed;
}

bool studies_complete(const Session& session) {
  return std::ranges::none_of(session.panels(), lacks_study);
}

}  // namespace memscape
