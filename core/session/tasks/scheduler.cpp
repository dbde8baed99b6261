// A result goes into the store by its key, and from there to every panel that wants it. Only pixels of frames
// are computed here, in the window's thread.
#include "core/session/tasks/scheduler.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/session/tasks/scheduler_parts.h"

namespace memscape {
namespace {

constexpr double budget_seconds = 0.012;  // of a frame, for the pixels of all panels together
constexpr int coarsest = 12, first_try = 8;
constexpr double quick_nodes = 4000;

/// So coarse that all panels together keep within the budget.
int coarseness(double nodes, double seconds_per_node, std::size_t panels) {
  if (nodes <= 0) return 1;
  if (seconds_per_node == 0) return nodes > quick_nodes ? first_try : 1;
  int divide = 1;
  while (divide < coarsest &&
         nodes / (divide * divide) * seconds_per_node * static_cast<double>(panels) > budget_seconds)
    ++divide;
  return divide;
}

void put(Session& session, std::size_t panel, const Task& task, Shown shown) {
  PanelState& state = session.panels()[panel];
  if (task.show) {
    const Shown* old = state.found.find(task.type);
    if (!old || old->result != shown.result) task.show(session, static_cast<int>(panel), shown.result);
  }
  session.panels()[panel].found.put(std::move(shown));
}

}  // namespace

bool Scheduler::Row::wanted(const Key& key) const {
  return std::ranges::any_of(wants, [&](const Want& want) { return want.key == key; });
}

bool Scheduler::Row::fits_job() const {
  return std::ranges::all_of(job->parts, [&](const Part& part) { return wanted(part.key); });
}

void Scheduler::Row::cancel() {
  if (job) job->cancelled = true;
  job.reset();
}

Scheduler::Scheduler(std::function<void()> wake, std::span<const Task* const> table)
    : wake_(std::move(wake)) {
  for (const Task* task : table) {
    rows_.push_back(std::make_unique<Row>());
    rows_.back()->task = task;
  }
}

Scheduler::~Scheduler() {
  for (auto& row : rows_) row->cancel();
  for (auto& [errand, cut] : errands_)
    if (cut) errand->cancelled = true;
}

bool Scheduler::collect() {
  bool any = false;
  for (const auto& [errand, cut] : errands_)
    if (errand->done && !errand->error.empty()) messages_.push_back(errand->error);
  std::erase_if(errands_, [](const auto& each) { return each.first->done.load(); });
  for (auto& row : rows_) {
    if (!row->job) continue;
    const bool done = row->job->done;  // before its news are taken
    for (Job::News& news : row->job->take()) {
      const Part& part = row->job->parts[news.part];
      if (!news.error.empty()) messages_.push_back(std::move(news.error));
      results_.put(*row->task, part.key, news.result, news.grade);
      if (news.result && news.grade != Grade::part) row->overtaken.emplace_back(part, std::move(news.result));
      any = true;
    }
    if (done) row->job.reset();
  }
  return any;
}

/// Shows the result of the wanted key where there is one, else the newest that may stand in for it.
bool Scheduler::show_known(Row& row, Session& session, std::size_t i) {
  const Task& task = *row.task;
  PanelState& panel = session.panels()[i];
  Want& want = row.wants[i];
  const Shown* shown = panel.found.find(task.type);
  if (!want.key.any()) {
    want.current = want.full = true;
    if (shown) panel.found.erase(task.type);
    return shown != nullptr;
  }
  if (const Results::Entry* entry = results_.find(task, want.key)) {
    want.current = entry->grade != Grade::part, want.full = entry->grade == Grade::fine;
    if (!entry->result && shown && entry->grade == Grade::fine) return panel.found.erase(task.type), true;
    if (!entry->result || (shown && shown->result == entry->result && shown->key == want.key)) return false;
    put(session, i, task, {task.type, entry->result, want.key, entry->grade, task.may_stay});
    return true;
  }
  if (shown && shown->key.any() && shown->key == want.key) {
    want.current = true, want.full = shown->grade == Grade::fine;
    panel.found.set_late(task.type, false);
    return false;
  }
  want.current = want.full = false;
  for (auto& [part, result] : row.overtaken) {
    const bool mine = part.index == i && is_same_panel(part.panel, panel);
    if (!mine || task.stage == Stage::pixels || !task.may_stay(panel, part.panel, result.get())) continue;
    put(session, i, task, {task.type, result, part.key, Grade::coarse, task.may_stay});
    panel.found.set_late(task.type, true);
    return true;
  }
  if (!shown || shown->late || task.stage == Stage::pixels) return false;
  panel.found.set_late(task.type, true);
  return true;
}

bool Scheduler::compute_pixels(Row& row, Session& session, std::size_t i) {
  using Clock = std::chrono::steady_clock;
  Want& want = row.wants[i];
  if (want.current) return false;
  const double nodes = row.task->nodes(want.key);
  const int divide = coarseness(nodes, want.seconds_per_node, row.wants.size());
  const auto began = Clock::now();
  std::shared_ptr<const void> result;
  const std::string error = guarded(0, [&] {
    result = row.task->compute(session.panels()[i], want.key, {divide == 1, divide}, {});
  });
  const double cost = std::chrono::duration<double>(Clock::now() - began).count() * divide * divide / nodes;
  want.seconds_per_node = want.seconds_per_node == 0 ? cost : 0.7 * want.seconds_per_node + 0.3 * cost;
  want.current = true, want.full = divide == 1 || !result;
  if (!error.empty()) messages_.push_back(error), results_.put(*row.task, want.key, nullptr, Grade::fine);
  if (result)
    put(session, i, *row.task,
        {row.task->type, std::move(result), want.key, want.full ? Grade::fine : Grade::coarse,
         row.task->may_stay});
  return true;
}

/// What the panels want now. A job that has been overtaken goes on only where that serves a drag.
void Scheduler::ask(Row& row, Session& session, const Wishes& wishes) {
  const auto& panels = session.panels();
  bool fine = false;
  row.wants.resize(panels.size());
  for (std::size_t i = 0; i < panels.size(); ++i) {
    const Ask ask{wishes, static_cast<int>(i)};
    Want& want = row.wants[i];
    want.asked = row.task->key(panels[i], ask);
    Affordable found{want.asked, {}};
    if (std::ranges::find(forced_, want.asked) == forced_.end())
      found = affordable(*row.task, panels[i], ask, want.asked);
    want.key = std::move(found.key);
    session.panels()[i].found.refuse(row.task->type, std::move(found.refusals));
    want.effort = want.key.any() ? row.task->effort(panels[i], ask) : Effort::none;
    fine = fine || want.effort == Effort::fine;
  }
  if (!row.job || row.fits_job()) return;
  const Part& first = row.job->parts.front();
  const bool gone = first.index >= panels.size() || !is_same_panel(first.panel, panels[first.index]);
  if (fine || gone || first.effort == Effort::fine) row.cancel();
}

bool Scheduler::refresh(Session& session, const Wishes& wishes) {
  bool changed = false;
  wishes_ = wishes;
  for (auto& row : rows_) {
    ask(*row, session, wishes);
    for (std::size_t i = 0; i < row->wants.size(); ++i) {
      changed = show_known(*row, session, i) || changed;
      if (row->task->stage == Stage::pixels) changed = compute_pixels(*row, session, i) || changed;
      Want& want = row->wants[i];
      if (want.full && want.key.any() && want.key != want.seen) ++row->finished;
      if (want.full) want.seen = want.key;
    }
    row->overtaken.clear();
    if (!row->job) start(*row, session);
  }
  return changed;
}

bool Scheduler::busy(ResultType type) const {
  return row_of(task_for(type)).job != nullptr;
}

int Scheduler::busy_rows() const {
  return static_cast<int>(std::ranges::count_if(rows_, [](const auto& row) { return row->job != nullptr; }));
}

bool Scheduler::full(ResultType type) const {
  return std::ranges::all_of(row_of(task_for(type)).wants, &Want::full);
}

bool Scheduler::all_full() const {
  return std::ranges::all_of(rows_,
                             [](const auto& row) { return std::ranges::all_of(row->wants, &Want::full); });
}

int Scheduler::finished(ResultType type) const {
  return row_of(task_for(type)).finished;
}

bool Scheduler::fits(const Session& session, int panel, ResultType type) const {
  const PanelState& state = session.panels()[static_cast<std::size_t>(panel)];
  const Shown* shown = state.found.find(type);
  const Row& row = row_of(task_for(type));
  const auto at = static_cast<std::size_t>(panel);
  return shown && shown->key.any() && at < row.wants.size() && shown->key == row.wants[at].key &&
         row.wants[at].asked == row.task->key(state, {wishes_, panel});
}

bool Scheduler::waits() const {
  const auto lacks = [](const Want& want) { return !want.full && want.effort != Effort::none; };
  return std::ranges::any_of(
      rows_, [&](const auto& row) { return !row->job && std::ranges::any_of(row->wants, lacks); });
}

void Scheduler::force(std::size_t panel) {
  constexpr std::size_t most = 16;
  for (const auto& row : rows_)
    if (panel < row->wants.size() && row->wants[panel].asked.any() &&
        !(row->wants[panel].asked == row->wants[panel].key))
      forced_.push_back(row->wants[panel].asked);
  if (forced_.size() > most) forced_.erase(forced_.begin(), forced_.end() - most);
}

bool Scheduler::forces() const {
  return std::ranges::any_of(rows_, [&](const auto& row) {
    return std::ranges::any_of(row->wants, [&](const Want& want) {
      return want.asked.any() && std::ranges::find(forced_, want.asked) != forced_.end();
    });
  });
}

std::vector<std::string> Scheduler::messages() {
  return std::exchange(messages_, {});
}

}  // namespace memscape
