// Brings computed states up to date with a scene: what can throw is built first, then runs are kept, changed
// or replaced.
#include "core/session/session.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

#include "core/base/error.h"
#include "core/dynamics/methods/time_grid.h"
#include "core/energy/registry.h"
#include "core/learning/score/network_kind.h"
#include "core/scene/scene_json.h"
#include "core/scene/sources/data.h"
#include "core/session/colour_range.h"
#include "core/session/networks.h"
#include "core/session/same.h"
#include "core/session/start.h"
#include "core/views/view.h"

namespace memscape {
namespace {

void check_time(const Scene& scene, const Model& model) {
  if (is_process(scene) && !model.timed())
    throw Error(Fault::input, "dynamics.kind is " + scene.dynamics.method.kind + ", but the energy " +
                                  scene.energy.kind +
                                  " has no time: choose the energy diffusion, lse, circle or score_network.");
}

void check_attention(const Scene& scene, const Model& model) {
  const DynamicsKind* kind = find_dynamics(scene.dynamics.method.kind);
  if (kind && kind->needs_attention && !model.attention())
    throw Error(Fault::input,
                "dynamics.kind is attention, but the energy " + scene.energy.kind +
                    " has no attention update: choose dynamics.kind gradient, or the energy lse.");
}

void check_energy(const Scene& scene, const Model& model) {
  const DynamicsKind* kind = find_dynamics(scene.dynamics.method.kind);
  if (kind && kind->needs_energy && !model.energy())
    throw Error(Fault::input, "dynamics.kind is " + scene.dynamics.method.kind + ", but " +
                                  scene.energy.kind +
                                  " has no energy: choose dynamics.kind flow or gradient.");
}

/// A view that takes the states, whatever the scene asks for.
void settle_show(Scene& scene, Eigen::Index D) {
  scene.show = view_taking(scene.show, D).id;
}

}  // namespace

int shown_step(const PanelState& panel, int step) {
  if (panel.scene.step < 0) return step;
  const int own = std::min(panel.scene.step, panel.scene.dynamics.steps);
  return panel.run ? std::min(own, panel.run->computed()) : own;
}

RunSettings run_settings(const Scene& scene) {
  RunSettings settings{scene.dynamics.method, scene.dynamics.tolerance, scene.dynamics.clamp, scene.seed};
  if (is_process(scene)) settings.steps = scene.dynamics.steps;
  return settings;
}

Settings shown_energy(const PanelState& panel) {
  const EnergyKind* kind = find_energy(panel.scene.energy.kind);
  const bool timed = panel.time > 0 && kind && kind->at_time;
  return timed ? kind->at_time(panel.scene.energy, panel.time) : panel.scene.energy;
}

PanelState Session::build(const Scene& scene, const PanelState* old) const {
  PanelState panel;
  panel.scene = scene;
  if (old && old->scene.memories == scene.memories) {
    panel.Xi = old->Xi, panel.notes = old->notes;
  } else {
    MemoryData data = memory_data(scene.memories);
    panel.Xi = std::make_shared<const Matrix>(std::move(data.Xi));
    panel.notes = std::make_shared<const MemoryNotes>(std::move(data.notes));
  }
  settle_show(panel.scene, panel.Xi->rows());
  bool same = old && old->Xi == panel.Xi && same_model(old->scene, scene);
  panel.model = same ? old->model : build_model(scene.energy, *panel.Xi);
  panel.show(same ? old->shown : panel.model);
  panel.time = same ? old->time : 0;
  panel.plane = old && old->Xi == panel.Xi && same_plane(old->scene, scene)
                    ? old->plane
                    : view_plane(scene.view, *panel.Xi);
  if (has_network(scene)) {
    panel.network = network_for(scene, *panel.Xi);
    const bool kept = old && old->network && old->Xi == panel.Xi && has_network(old->scene);
    if (kept && panel.network && old->network->training.settings == panel.network->training.settings)
      panel.network = old->network, panel.table = old->table;
    if (!same || is_process(old->scene) != is_process(scene)) dress(panel);
  }
  check_attention(scene, *panel.model);
  check_energy(scene, *panel.model);
  check_time(scene, *panel.model);
  bool same_start = old && old->Xi == panel.Xi && old->scene.particles == scene.particles &&
                    (old->plane == panel.plane || !on_plane(scene.particles)) &&
                    (!goes_forward(scene.particles) || same_corruption(old->scene, scene));
  panel.start = same_start
                    ? old->start
                    : std::make_shared<const Matrix>(start_on(scene, panel.plane, *panel.Xi, panel.model));
  return panel;
}

Update Session::adopt(PanelState& panel, const PanelState* old) const {
  RunSettings settings = run_settings(panel.scene);
  bool fits = old && old->run && equal(*old->Xi, *panel.Xi) && starts_with(*panel.start, *old->start) &&
              old->scene.seed == panel.scene.seed;
  const bool process = is_process(panel.scene) || (fits && is_process(old->scene));
  if (process && fits && !same_process(old->scene, panel.scene)) fits = false;
  if (!fits) {
    panel.run = std::make_shared<Run>(panel.model, settings, *panel.start);
    return old ? Update::restarted : Update::kept;
  }
  panel.run = old->run;
  Update update = Update::nothing;
  if (!process && (old->model != panel.model || run_settings(old->scene) != settings)) {
    panel.run->change(step_, panel.model, settings);
    update = Update::kept;
  }
  for (Eigen::Index i = old->start->cols(); i < panel.start->cols(); ++i) {
    panel.run->add_particle(step_, panel.start->col(i));
    update = Update::kept;
  }
  return update;
}

Update Session::update(const Scene& scene) {
  std::vector<PanelState> next;
  std::vector<int> source;  // the panel whose run a panel shares (itself if it has its own)
  for (int i = 0; i < panel_count(scene); ++i) {
    Scene resolved = panel_scene(scene, i);
    auto twin = std::find_if(next.begin(), next.end(),
                             [&](const PanelState& p) { return same_run(p.scene, resolved); });
    source.push_back(static_cast<int>(twin - next.begin()));
    const PanelState* old = i < static_cast<int>(panels_.size()) ? &panels_[i] : nullptr;
    if (twin == next.end()) {
      next.push_back(build(resolved, old));
    } else {
      PanelState shared = *twin;
      if (!same_plane(shared.scene, resolved)) shared.plane = view_plane(resolved.view, *shared.Xi);
      shared.scene = resolved;
      settle_show(shared.scene, shared.Xi->rows());
      next.push_back(std::move(shared));
    }
    next.back().found = old ? old->found.kept(next.back(), *old) : Found{};
    next.back().colours = old ? old->colours : FieldColours{};
    next.back().process_colours =
        old && same_landscapes(*old, next.back()) ? old->process_colours : ProcessColours{};
  }
  Update update = Update::nothing;  // from here on nothing throws
  cause_ = {};
  std::vector<const Run*> adopted;
  for (int i = 0; i < static_cast<int>(next.size()); ++i) {
    if (source[i] != i) {
      next[i].run = next[source[i]].run;
      continue;
    }
    const PanelState* old = i < static_cast<int>(panels_.size()) ? &panels_[i] : nullptr;
    bool free = old && std::find(adopted.begin(), adopted.end(), old->run.get()) == adopted.end();
    const Update one = adopt(next[i], free ? old : nullptr);
    if (one == Update::restarted && cause_.empty()) cause_ = cause_of(old->scene, next[i].scene);
    update = std::max(update, one);
    adopted.push_back(next[i].run.get());
  }
  scene_ = scene;
  panels_ = std::move(next);
  seek(update == Update::restarted ? 0 : goal_);
  return update;
}

Session Session::snapshot() const {
  Session copy = *this;
  std::map<const Run*, std::shared_ptr<Run>> runs;  // panels that share one go on sharing
  for (PanelState& panel : copy.panels_) {
    if (!panel.run) continue;
    std::shared_ptr<Run>& run = runs[panel.run.get()];
    if (!run) run = std::make_shared<Run>(*panel.run);
    panel.run = run;
  }
  return copy;
}

int Session::needed(const PanelState& panel) const {
  return panel.scene.step < 0 ? goal_
                              : std::max(goal_, std::min(panel.scene.step, panel.scene.dynamics.steps));
}

/// The clock decides only who computes a step, never what it is.
void Session::bring_runs() {
  using Clock = std::chrono::steady_clock;
  const auto began = Clock::now();
  for (PanelState& panel : panels_) {
    Run& run = *panel.run;
    if (patience_ == 0) run.advance_to(needed(panel));
    while (run.computed() < needed(panel) &&
           std::chrono::duration<double>(Clock::now() - began).count() < patience_)
      run.advance_to(run.computed() + 1);
  }
}

void Session::seek(int step) {
  goal_ = std::clamp(step, 0, last());
  bring_runs();
  follow_goal();
}

bool Session::follow_goal() {
  const int before = step_;
  step_ = goal_;
  for (const PanelState& panel : panels_) step_ = std::min(step_, panel.run->computed());
  for (PanelState& panel : panels_) {
    panel.step = shown_step(panel, step_);
    show_time(panel);
    hold_colours(panel);
  }
  return step_ != before;
}

std::pair<int, int> Session::lagging() const {
  for (std::size_t i = 0; i < panels_.size(); ++i)
    if (const int needs = needed(panels_[i]); panels_[i].run->computed() < needs)
      return {static_cast<int>(i), needs};
  return {-1, 0};
}

void Session::show_time(PanelState& panel) const {
  const bool follows = is_process(panel.scene) && panel.scene.view.time == "follow";
  const double t = follows ? time_grid(run_settings(panel.scene)).at(shown_step(panel, step_)) : 0;
  if (t == panel.time) return;
  panel.time = t;
  panel.show(follows ? panel.model->timed()->at_time(t) : panel.model);
  if (panel.network) dress(panel);
  if (!follows) panel.process_colours = {};
}

bool Session::all_ended() {
  return std::all_of(panels_.begin(), panels_.end(),
                     [&](PanelState& panel) { return panel.run->all_ended(step_); });
}

}  // namespace memscape
