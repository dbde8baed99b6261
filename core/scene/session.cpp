// Brings computed states up to date with a scene: what can throw is built first, then runs are kept, changed
// or replaced.
#include "core/scene/session.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/dynamics/time_grid.h"
#include "core/energy/registry.h"
#include "core/error.h"
#include "core/learning/network_kind.h"
#include "core/scene/colour_range.h"
#include "core/scene/data.h"
#include "core/scene/networks.h"
#include "core/scene/scene_json.h"

namespace memscape {
namespace {

bool same_model(const Scene& a, const Scene& b) {
  return a.memories == b.memories && a.energy == b.energy;
}

bool same_plane(const Scene& a, const Scene& b) {
  return a.view.plane == b.view.plane && std::ranges::equal(a.view.through, b.view.through);
}

/// Particles that lie on the plane of the view go where it goes.
bool on_plane(const Particles& particles) {
  const SourceKind* kind = find_particles(particles.source.kind);
  return kind && kind->on_plane;
}

bool same_run(const Scene& a, const Scene& b) {
  return same_model(a, b) && a.particles == b.particles && a.dynamics == b.dynamics && a.seed == b.seed &&
         (same_plane(a, b) || !on_plane(a.particles));
}

bool same_window(const View& a, const View& b) {
  return std::ranges::equal(a.x, b.x) && std::ranges::equal(a.y, b.y);
}

bool is_process(const Scene& scene) {
  const DynamicsKind* kind = find_dynamics(scene.dynamics.method.kind);
  return kind && kind->needs_time;
}

/// Whether a diffusion process goes the same way on both: time is the process's own, whatever time the
/// energy's settings say.
bool same_process(const Scene& a, const Scene& b) {
  const EnergyKind* kind = find_energy(a.energy.kind);
  return run_settings(a) == run_settings(b) && a.energy.kind == b.energy.kind && kind->at_time &&
         kind->at_time(a.energy, 1) == kind->at_time(b.energy, 1);
}

/// Whether the landscapes of a process are the same all the way.
bool same_landscapes(const PanelState& a, const PanelState& b) {
  return a.model == b.model && a.plane == b.plane && same_window(a.scene.view, b.scene.view) &&
         a.scene.show == b.scene.show && run_settings(a.scene) == run_settings(b.scene);
}

void check_time(const Scene& scene, const Energy& energy) {
  if (is_process(scene) && !energy.at_time(1))
    throw Error(Fault::input, "dynamics.kind is " + scene.dynamics.method.kind + ", but the energy " +
                                  scene.energy.kind +
                                  " has no time: choose the energy diffusion, lse, circle or score_network.");
}

/// The scene with the forward process in place of its own, on the same grid of times.
Scene corruption_of(Scene scene) {
  scene.dynamics.method =
      settings_of("forward_sde", find_dynamics("forward_sde")->rows, scene.dynamics.method);
  return scene;
}

void check_attention(const Scene& scene, const Energy& energy, const Matrix& Xi) {
  Vector next(Xi.rows());
  const DynamicsKind* kind = find_dynamics(scene.dynamics.method.kind);
  if (kind && kind->needs_attention && !energy.attention(Xi.col(0), next))
    throw Error(Fault::input,
                "dynamics.kind is attention, but the energy " + scene.energy.kind +
                    " has no attention update: choose dynamics.kind gradient, or the energy lse.");
}

/// D = 1 is drawn as a curve, more dimensions as a landscape, whatever the scene asks for.
void settle_show(Scene& scene, Eigen::Index D) {
  if (scene.show == "landscape" && D == 1) scene.show = "curve";
  if (scene.show == "curve" && D > 1) scene.show = "landscape";
}

bool equal(const Matrix& a, const Matrix& b) {
  return a.rows() == b.rows() && a.cols() == b.cols() && a == b;
}

bool starts_with(const Matrix& longer, const Matrix& shorter) {
  return longer.rows() == shorter.rows() && longer.cols() >= shorter.cols() &&
         longer.leftCols(shorter.cols()) == shorter;
}

/// Whether the forward process corrupts data alike.
bool same_corruption(const Scene& a, const Scene& b) {
  return run_settings(corruption_of(a)) == run_settings(corruption_of(b)) && a.energy == b.energy;
}

/// Where the particles begin; `corrupted` ones where the forward process takes them.
Matrix start_of(const PanelState& panel) {
  Matrix start = build_particles(panel.scene.particles, panel.plane, *panel.Xi);
  if (panel.scene.particles.source.kind != "corrupted" || !panel.model->at_time(1)) return start;
  const RunSettings settings = run_settings(corruption_of(panel.scene));
  Run forward(panel.model, settings, std::move(start));
  return forward.frame(settings.steps).X;
}

/// What made a run of the one scene start again as that of the other.
std::string_view cause_of(const Scene& old, const Scene& next) {
  if (old.memories != next.memories) return "data";
  if (old.particles != next.particles) return "particles";
  if (old.seed != next.seed) return "seed";
  if (is_process(old) || is_process(next)) return "process";
  return "data";
}

}  // namespace

int shown_step(const PanelState& panel, int step) {
  return panel.scene.step < 0 ? step : std::min(panel.scene.step, panel.scene.dynamics.steps);
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
  panel.Xi = old && old->scene.memories == scene.memories
                 ? old->Xi
                 : std::make_shared<const Matrix>(build_memories(scene.memories));
  settle_show(panel.scene, panel.Xi->rows());
  bool same = old && old->Xi == panel.Xi && same_model(old->scene, scene);
  panel.model = same ? old->model : std::shared_ptr<const Energy>(build_energy(scene.energy, *panel.Xi));
  panel.energy = same ? old->energy : panel.model;
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
  check_attention(scene, *panel.model, *panel.Xi);
  check_time(scene, *panel.model);
  bool same_start = old && old->Xi == panel.Xi && old->scene.particles == scene.particles &&
                    (old->plane == panel.plane || !on_plane(scene.particles)) &&
                    (scene.particles.source.kind != "corrupted" || same_corruption(old->scene, scene));
  panel.start = same_start ? old->start : std::make_shared<const Matrix>(start_of(panel));
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
    next.back().field = old ? old->field : nullptr;
    next.back().study = old ? old->study : nullptr;
    next.back().colours = old ? old->colours : Range{};
    next.back().process_colours =
        old && same_landscapes(*old, next.back()) ? old->process_colours : ProcessColours{};
    bool same_space = old && old->anatomy && old->Xi->rows() == next.back().Xi->rows();
    next.back().lyapunov = old ? old->lyapunov : nullptr;
    next.back().anatomy = same_space ? old->anatomy : nullptr;
    const bool same_size = old && old->Xi->rows() == next.back().Xi->rows();
    next.back().prediction = same_size ? old->prediction : nullptr;
    next.back().clusters = same_size ? old->clusters : nullptr;
    next.back().beta_sweep = same_size ? old->beta_sweep : nullptr;
    next.back().count_sweep = same_size ? old->count_sweep : nullptr;
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
  seek(update == Update::restarted ? 0 : step_);
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

void Session::seek(int step) {
  step_ = std::clamp(step, 0, last());
  for (PanelState& panel : panels_) {
    panel.step = shown_step(panel, step_);
    panel.run->advance_to(std::max(step_, panel.step));
    show_time(panel);
    hold_colours(panel);
  }
}

std::shared_ptr<const Network> Session::network_for(const Scene& scene, const Matrix& Xi) const {
  const TrainingSettings wanted = training_settings(scene.energy, static_cast<int>(Xi.rows()));
  for (const auto& network : networks_)
    if (network->training.settings == wanted && equal(*network->Xi, Xi)) return network;
  return nullptr;
}

/// The panel's energies become those of its network, if it has one.
void Session::dress(PanelState& panel) const {
  if (!panel.network) return;
  const double t = panel.scene.energy.get("t");
  const auto& score = panel.network->score;
  const bool timed = is_process(panel.scene);  // its particles need no values
  panel.model = std::make_shared<LearnedEnergy>(score, t, timed ? nullptr : panel.table);
  panel.energy = timed ? std::make_shared<LearnedEnergy>(score, panel.time > 0 ? panel.time : t, panel.table)
                       : panel.model;
}

void Session::set_network(std::shared_ptr<const Network> network) {
  std::erase_if(networks_, [&](const auto& other) {
    return other->training.settings == network->training.settings && equal(*other->Xi, *network->Xi);
  });
  networks_.push_back(std::move(network));
}

void Session::forget_network(int index) {
  PanelState& panel = panels_[static_cast<size_t>(index)];
  const auto network = network_for(panel.scene, *panel.Xi);
  std::erase(networks_, network);
  for (PanelState& each : panels_) {
    if (!has_network(each.scene) || !each.network || network_for(each.scene, *each.Xi)) continue;
    each.network = nullptr, each.table = nullptr;
    each.model = each.energy = std::shared_ptr<const Energy>(make_energy(each.scene.energy, *each.Xi));
    each.time = 0;
    each.run = std::make_shared<Run>(each.model, run_settings(each.scene), *each.start);
  }
  seek(step_);
}

void Session::set_belief(int index, std::shared_ptr<const Network> network,
                         std::shared_ptr<const EnergyTable> table, std::shared_ptr<Run> run) {
  PanelState& panel = panels_[static_cast<size_t>(index)];
  const std::shared_ptr<Run> before = panel.run;
  panel.network = std::move(network), panel.table = std::move(table);
  dress(panel);
  panel.process_colours = {};
  if (run)
    for (PanelState& other : panels_)
      if (other.run == before) other.run = run;
  if (!run && !is_process(panel.scene)) panel.run->change(step_, panel.model, run_settings(panel.scene));
  panel.run->advance_to(std::max(step_, shown_step(panel, step_)));
}

std::shared_ptr<const Network> Session::newest_network(int index) const {
  const PanelState& panel = panels_[static_cast<size_t>(index)];
  return has_network(panel.scene) ? network_for(panel.scene, *panel.Xi) : nullptr;
}

void Session::show_time(PanelState& panel) const {
  const bool follows = is_process(panel.scene) && panel.scene.view.time == "follow";
  const double t = follows ? time_grid(run_settings(panel.scene)).at(shown_step(panel, step_)) : 0;
  if (t == panel.time) return;
  panel.time = t;
  panel.energy = follows ? panel.model->at_time(t) : panel.model;
  if (panel.network) dress(panel);
  if (!follows) panel.process_colours = {};
}

/// Colours of a process are computed once: they are a session's only fields that no job computes, and coarse.
void Session::hold_colours(PanelState& panel) const {
  if (panel.field && panel.time > 0 && panel.process_colours.energies.empty())
    panel.process_colours = process_colours(panel);
}

bool Session::all_ended() {
  return std::all_of(panels_.begin(), panels_.end(),
                     [&](PanelState& panel) { return panel.run->all_ended(step_); });
}

Grid Session::field_grid(const PanelState& panel, int width, int height) {
  const View& view = panel.scene.view;
  if (panel.scene.show == "curve") return {width, 1, view.x[0], view.x[1], 0, 0};
  return {width, height, view.x[0], view.x[1], view.y[0], view.y[1]};
}

std::shared_ptr<const Field> Session::compute_field(const PanelState& panel, int width, int height,
                                                    const std::atomic<bool>* cancelled) {
  if (panel.scene.show == "chart") return nullptr;
  auto field = std::make_shared<Field>();
  bool want_gradient = panel.is_landscape() && panel.scene.layers.arrows.shown;
  if (!panel.energy->grid(panel.plane, field_grid(panel, width, height), want_gradient, *field, cancelled))
    return nullptr;
  return field;
}

void Session::set_field(int index, std::shared_ptr<const Field> field) {
  PanelState& panel = panels_[static_cast<size_t>(index)];
  panel.colours = field && has_value(*panel.energy) ? colour_range(*field) : Range{};
  panel.field = std::move(field);
  hold_colours(panel);
}

double energy_zero(const PanelState& panel) {
  return panel.scene.view.zero == "lowest" && !panel.colours.empty() ? panel.colours.low : 0;
}

double Session::zero(int index) const {
  return energy_zero(panels_[static_cast<size_t>(index)]);
}

Range Session::range(int index) const {
  const PanelState& own = panels_[static_cast<size_t>(index)];
  const View& view = own.scene.view;
  const double from = zero(index);
  if (view.lock) return {from + view.low, from + view.high};
  if (!view.shared) return shown_colours(own);
  Range range;
  for (int i = 0; i < static_cast<int>(panels_.size()); ++i) {
    const PanelState& panel = panels_[static_cast<size_t>(i)];
    const View& other = panel.scene.view;
    if (!panel.is_landscape() || !other.shared || other.lock || other.zero != view.zero) continue;
    const Range colours = shown_colours(panel);
    if (colours.empty()) continue;
    range.include(colours.low - zero(i) + from);
    range.include(colours.high - zero(i) + from);
  }
  return range;
}

}  // namespace memscape
