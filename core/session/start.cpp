// Corrupted particles start as memories and go the forward process' way first.
#include "core/session/start.h"

#include "core/dynamics/runs/run.h"
#include "core/scene/sources/data.h"
#include "core/session/same.h"

namespace memscape {

Matrix start_on(const Scene& scene, const Plane& plane, const Matrix& Xi,
                const std::shared_ptr<const Model>& model) {
  Matrix start = build_particles(scene.particles, plane, Xi);
  if (!goes_forward(scene.particles) || !model->timed()) return start;
  const RunSettings settings = run_settings(corruption_of(scene));
  Run forward(model, settings, std::move(start));
  return forward.frame(settings.steps).X;
}

Matrix start_of(const Scene& scene) {
  const Matrix Xi = build_memories(scene.memories);
  return start_on(scene, view_plane(scene.view, Xi), Xi, build_model(scene.energy, Xi));
}

}  // namespace memscape
