// One panel at a time: it is looked at anew when the focus moves.
#include "app/tasks/lyapunov_job.h"

#include <cmath>

#include "core/base/parallel.h"
#include "core/session/lyapunov_report.h"

namespace memscape {

/// What the answers depend on. The model is held, so that another one cannot take its address.
struct LyapunovJob::Need {
  std::shared_ptr<const Model> model;
  double x[2] = {}, y[2] = {};
  int panel = -1;
  bool operator==(const Need&) const = default;

  static Need of(const PanelState& panel, int index) {
    const View& view = panel.scene.view;
    return {panel.shown, {view.x[0], view.x[1]}, {view.y[0], view.y[1]}, index};
  }
};

struct LyapunovJob::Part {
  PanelState state;
  Need need;
  std::shared_ptr<const Lyapunov> found;
};

LyapunovJob::LyapunovJob(std::function<void()> wake)
    : shown_(std::make_unique<Need>()), jobs_(std::make_unique<Background<Part>>(std::move(wake))) {}
LyapunovJob::~LyapunovJob() = default;

bool LyapunovJob::is_current(const PanelState& panel) const {
  return panel.lyapunov && shown_->model == panel.shown;
}

bool LyapunovJob::keep_up(Session& session, int panel, bool at_rest) {
  bool changed = false;
  for (Part& part : jobs_->take()) {
    const auto index = static_cast<size_t>(part.need.panel);
    if (!part.found || index >= session.panels().size()) continue;
    PanelState& asked = session.panels()[index];
    if (!is_same_panel(part.state, asked)) continue;
    asked.lyapunov = part.found;
    *shown_ = part.need;
    changed = true;
  }
  const PanelState& state = session.panels()[static_cast<size_t>(panel)];
  Need need = Need::of(state, panel);
  if (jobs_->busy() || (need == *shown_ && state.lyapunov)) return changed;
  const Energy* energy = need.model->energy();
  const bool proven = energy && std::isfinite(energy->guarantees().curvature);
  const bool urgent = need.model != shown_->model && !proven;
  if (!at_rest && !urgent) return changed;
  std::vector<Part> parts;
  parts.push_back({copy_for_job(state), std::move(need), nullptr});
  jobs_->start(std::move(parts), [](std::vector<Part>& work, const std::atomic<bool>& cancelled) {
    with_threads(1, [&] {
      for (Part& part : work) part.found = compute_lyapunov(part.state, &cancelled);
    });
  });
  return changed;
}

}  // namespace memscape
