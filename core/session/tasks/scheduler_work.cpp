// The part of a scheduler that starts work and does it in the workers' threads; and the same work without
// threads.
#include <algorithm>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/session/tasks/scheduler_parts.h"

namespace memscape {

std::string guarded(int threads, const std::function<void()>& work) {
  try {
    with_threads(threads < 0 ? std::max(1, thread_count() + threads) : threads, work);
    return {};
  } catch (...) {
    return caught().what();
  }
}

Scheduler::Row& Scheduler::row_of(const Task& task) const {
  return **std::ranges::find_if(rows_, [&](const auto& row) { return row->task == &task; });
}

/// One job for all that is lacking, each once.
void Scheduler::start(Row& row, const Session& session) {
  auto job = std::make_shared<Job>();
  job->task = row.task;
  for (std::size_t i = 0; i < row.wants.size(); ++i) {
    const Want& want = row.wants[i];
    const bool lacks =
        want.effort == Effort::fine ? !want.full : want.effort == Effort::coarse && !want.current;
    if (!lacks || std::ranges::any_of(job->parts, [&](const Part& part) { return part.key == want.key; }))
      continue;
    job->parts.push_back({copy_for_task(session.panels()[i]), i, want.key, want.effort});
  }
  const bool pixels_only_fine = row.task->stage == Stage::pixels;
  if (pixels_only_fine)
    std::erase_if(job->parts, [](const Part& part) { return part.effort != Effort::fine; });
  if (job->parts.empty()) return;
  row.job = job;
  workers_.post(row.task->urgency, row.task->lasting, [this, job] { work(job); });
}

void Scheduler::work(const std::shared_ptr<Job>& job) {
  const Task& task = *job->task;
  for (std::size_t p = 0; p < job->parts.size() && !job->cancelled; ++p) {
    const Part& part = job->parts[p];
    const bool fine = part.effort == Effort::fine;
    Watch watch{.cancelled = &job->cancelled};
    watch.publish = [&](std::shared_ptr<const void> result) {
      job->tell({p, std::move(result), Grade::part, {}});
      wake_();
    };
    std::shared_ptr<const void> result;
    std::string error = guarded(fine ? task.fine_threads : task.coarse_threads, [&] {
      result = task.compute(part.panel, part.key, {fine, 1}, watch);
    });
    if (job->cancelled) break;
    const bool final = fine || !error.empty() || !result || task.is_final(part.key, result.get());
    job->tell({p, std::move(result), final ? Grade::fine : Grade::coarse, std::move(error)});
  }
  job->done = true;
  if (!job->cancelled) wake_();
}

std::shared_ptr<Errand> Scheduler::errand(std::function<void(const Watch&)> work, bool cut) {
  auto errand = std::make_shared<Errand>();
  errands_.emplace_back(errand, cut);
  workers_.post(0, true, [this, errand, work = std::move(work)] {
    Watch watch{.cancelled = &errand->cancelled};
    watch.publish = [this](const auto&) { wake_(); };
    errand->error = guarded(0, [&] { work(watch); });
    errand->done = true;
    errand->done.notify_all();
    wake_();
  });
  return errand;
}

void Scheduler::wait(const std::shared_ptr<const Errand>& errand) {
  if (errand) errand->done.wait(false);
}

namespace {

/// What another panel before this one has of the same.
std::shared_ptr<const void> shared_with(const Session& session, std::size_t before, const Task& task,
                                        const Key& key) {
  for (std::size_t i = 0; i < before; ++i)
    if (const Shown* shown = session.panels()[i].found.find(task.type); shown && shown->key == key)
      return shown->result;
  return nullptr;
}

}  // namespace

void complete(Session& session, const Wishes& wishes, Stage stage,
              const std::function<void(const Progress&)>& progress) {
  for (const Task* task : tasks()) {
    if (task->stage != stage) continue;
    for (std::size_t i = 0; i < session.panels().size(); ++i) {
      PanelState& panel = session.panels()[i];
      const Ask ask{wishes, static_cast<int>(i)};
      Affordable found = affordable(*task, panel, ask, task->key(panel, ask));
      const Key& key = found.key;
      panel.found.refuse(task->type, std::move(found.refusals));
      const Shown* shown = panel.found.find(task->type);
      if (key.any() && shown && shown->grade == Grade::fine && shown->key == key) continue;
      if (!key.any()) {
        panel.found.erase(task->type);
        continue;
      }
      auto result = shared_with(session, i, *task, key);
      if (!result) {
        Progress at{
            .words = task->words, .panel = i, .panels = session.panels().size(), .seconds = found.seconds};
        Watch watch;
        watch.progress = [&](double share) { at.share = share, progress(at); };
        watch.progress(0);
        result = task->compute(panel, key, {}, watch);
      }
      if (task->show && result) task->show(session, static_cast<int>(i), result);
      panel.found.put({task->type, std::move(result), key, Grade::fine, task->may_stay});
    }
  }
}

}  // namespace memscape
