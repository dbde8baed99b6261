// A job owns copies of what it reads; a result that is out of date is shown all the same while the panel asks
// for that training, since something newer follows.
#include "app/tasks/belief_job.h"

#include <algorithm>

#include "core/base/parallel.h"
#include "core/session/networks.h"
#include "core/session/same.h"
#include "core/views/view.h"

namespace memscape {
namespace {

constexpr int coarse_side = 25, fine_side = 75;
constexpr double coarse_tolerance = 1e-2, fine_tolerance = 1e-4;

bool lacks_table(const PanelState& panel) {
  const bool possible = !panel.network->training.settings.explicit_energy && view_of(panel).has_states() &&
                        panel.Xi->rows() <= most_table_dimensions;
  return possible && !panel.table;
}

}  // namespace

/// What a belief depends on.
struct BeliefJobs::Need {
  std::shared_ptr<const Network> network;
  double t = 0, x[2] = {}, y[2] = {};
  std::string plane;
  std::shared_ptr<const Matrix> start;
  bool chart = false;
  bool operator==(const Need&) const = default;

  static Need of(const Session& session, std::size_t index) {
    const PanelState& panel = session.panels()[index];
    auto network = session.newest_network(static_cast<int>(index));
    if (!network) return {};
    const View& view = panel.scene.view;
    return {std::move(network),
            panel.time > 0 ? panel.time : panel.scene.energy.get("t"),
            {view.x[0], view.x[1]},
            {view.y[0], view.y[1]},
            view.plane,
            panel.start,
            !view_of(panel).has_states()};
  }
};

struct BeliefJobs::Part {
  int panel;
  PanelState state;
  Need need;
  BeliefWants wants;
  bool fine = false;
  Belief belief;
  bool done = false;
};

struct BeliefJobs::Question {
  PanelState state;
  std::shared_ptr<const BeliefReport> report;
};

BeliefJobs::BeliefJobs(Scheduler& tasks)
    : jobs_(std::make_unique<Background<Part>>(tasks)),
      questions_(std::make_unique<Background<Question>>(tasks)) {}
BeliefJobs::~BeliefJobs() = default;

bool BeliefJobs::all_full() const {
  return !waiting_ && !jobs_->busy();
}

bool BeliefJobs::keep_up(Session& session, int focus, bool training) {
  bool changed = false;
  shown_.resize(session.panels().size()), full_.resize(session.panels().size());
  for (Part& part : jobs_->take()) {
    const auto index = static_cast<std::size_t>(part.panel);
    if (!part.done || index >= session.panels().size()) continue;
    const PanelState& panel = session.panels()[index];
    const auto newest = session.newest_network(part.panel);
    if (!newest || newest->training.settings != part.need.network->training.settings ||
        !equal(*newest->Xi, *part.need.network->Xi))
      continue;
    const bool same_run = panel.start == part.need.start && panel.scene.seed == part.state.scene.seed &&
                          panel.scene.dynamics == part.state.scene.dynamics;
    if (part.wants.run && !same_run) continue;
    session.set_belief(part.panel, part.need.network, part.belief.table, part.belief.run);
    shown_[index] = part.need;
    if (part.fine) full_[index] = part.need;
    changed = true;
  }
  for (Question& question : questions_->take())
    if (question.report) report_ = question.report, reported_ = question.state.energy, changed = true;
  if (!jobs_->busy()) start(session, training);
  const PanelState& panel = session.panels()[static_cast<std::size_t>(focus)];
  if (!training && all_full() && panel.network && !report_fits(panel) && !questions_->busy()) ask(panel);
  return changed;
}

void BeliefJobs::start(Session& session, bool training) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < session.panels().size(); ++i) {
    Need need = Need::of(session, i);
    const PanelState& panel = session.panels()[i];
    if (!need.network) continue;
    const bool newest = need.network == panel.network, dressed = newest && !lacks_table(panel);
    const bool shown = dressed && need == shown_[i];
    if (shown && (training || need == full_[i])) continue;
    // The energies of a run without changes are those of its table, so that it becomes fine with it.
    const bool refined = !is_process(panel.scene) && panel.run->changed_at(panel.run->computed()) == 0;
    const BeliefWants wants{shown ? fine_side : coarse_side, shown ? fine_tolerance : coarse_tolerance,
                            !newest || refined, session.step()};
    parts.push_back({static_cast<int>(i), copy_for_task(panel), std::move(need), wants, shown, {}, false});
  }
  waiting_ = !parts.empty();
  if (parts.empty()) return;
  jobs_->start(std::move(parts), [](std::vector<Part>& work, const std::atomic<bool>& cancelled) {
    with_threads(1, [&] {
      for (Part& part : work)
        part.done = compute_belief(part.state, part.need.network, part.wants, part.belief, &cancelled);
    });
  });
}

void BeliefJobs::ask(const PanelState& panel) {
  std::vector<Question> questions;
  questions.push_back({copy_for_task(panel), nullptr});
  questions_->start(
      std::move(questions), [](std::vector<Question>& work, const std::atomic<bool>& cancelled) {
        with_threads(1, [&] { work.front().report = belief_report(work.front().state, &cancelled); });
      });
}

}  // namespace memscape
