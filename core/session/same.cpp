// Parts of scenes are compared as values.
#include "core/session/same.h"

#include <algorithm>

#include "core/energy/registry.h"
#include "core/scene/sources/data.h"

namespace memscape {

bool same_model(const Scene& a, const Scene& b) {
  return a.memories == b.memories && a.energy == b.energy;
}

bool same_plane(const Scene& a, const Scene& b) {
  return a.view.plane == b.view.plane && std::ranges::equal(a.view.through, b.view.through);
}

bool on_plane(const Particles& particles) {
  const SourceKind* kind = find_particles(particles.source.kind);
  return kind && kind->on_plane;
}

bool goes_forward(const Particles& particles) {
  const SourceKind* kind = find_particles(particles.source.kind);
  return kind && kind->forward;
}

bool same_run(const Scene& a, const Scene& b) {
  return same_model(a, b) && a.particles == b.particles && a.dynamics == b.dynamics && a.seed == b.seed &&
         (same_plane(a, b) || !on_plane(a.particles));
}

namespace {

bool same_window(const View& a, const View& b) {
  return std::ranges::equal(a.x, b.x) && std::ranges::equal(a.y, b.y);
}

}  // namespace

bool is_process(const Scene& scene) {
  const DynamicsKind* kind = find_dynamics(scene.dynamics.method.kind);
  return kind && kind->needs_time;
}

bool same_process(const Scene& a, const Scene& b) {
  const EnergyKind* kind = find_energy(a.energy.kind);
  return run_settings(a) == run_settings(b) && a.energy.kind == b.energy.kind && kind->at_time &&
         kind->at_time(a.energy, 1) == kind->at_time(b.energy, 1);
}

bool same_landscapes(const PanelState& a, const PanelState& b) {
  return a.model == b.model && a.plane == b.plane && same_window(a.scene.view, b.scene.view) &&
         a.scene.show == b.scene.show && run_settings(a.scene) == run_settings(b.scene);
}

bool equal(const Matrix& a, const Matrix& b) {
  return a.rows() == b.rows() && a.cols() == b.cols() && a == b;
}

bool starts_with(const Matrix& longer, const Matrix& shorter) {
  return longer.rows() == shorter.rows() && longer.cols() >= shorter.cols() &&
         longer.leftCols(shorter.cols()) == shorter;
}

Scene corruption_of(Scene scene) {
  scene.dynamics.method =
      settings_of("forward_sde", find_dynamics("forward_sde")->rows, scene.dynamics.method);
  return scene;
}

bool same_corruption(const Scene& a, const Scene& b) {
  return run_settings(corruption_of(a)) == run_settings(corruption_of(b)) && a.energy == b.energy;
}

std::string_view cause_of(const Scene& old, const Scene& next) {
  if (old.memories != next.memories) return "data";
  if (old.particles != next.particles) return "particles";
  if (old.seed != next.seed) return "seed";
  if (is_process(old) || is_process(next)) return "process";
  return "data";
}

}  // namespace memscape
