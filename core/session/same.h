// When what was computed for one scene still holds for another: the questions that Session::update asks.
#pragma once
#include <string_view>

#include "core/session/session.h"

namespace memscape {

/// Whether memories and energy are the same.
bool same_model(const Scene& a, const Scene& b);
/// Whether the same plane is shown.
bool same_plane(const Scene& a, const Scene& b);
/// Particles that lie on the plane of the view go where it goes.
bool on_plane(const Particles& particles);
/// True when the forward process takes them to where they start.
bool goes_forward(const Particles& particles);
/// Whether panels of the two scenes share one run.
bool same_run(const Scene& a, const Scene& b);
/// Whether particles move by a diffusion's process, in its own time.
bool is_process(const Scene& scene);
/// Whether a diffusion process goes the same way on both: time is the process's own, whatever time the
/// energy's settings say.
bool same_process(const Scene& a, const Scene& b);
/// Whether the landscapes of a process are the same all the way.
bool same_landscapes(const PanelState& a, const PanelState& b);
/// The scene with the forward process in place of its own, on the same grid of times.
Scene corruption_of(Scene scene);
/// Whether the forward process corrupts data alike.
bool same_corruption(const Scene& a, const Scene& b);
/// What made a run of the one scene start again as that of the other: data, particles, seed or process.
std::string_view cause_of(const Scene& old, const Scene& next);
/// Sizes and values.
bool equal(const Matrix& a, const Matrix& b);
/// Whether the first columns of the one are the other.
bool starts_with(const Matrix& longer, const Matrix& shorter);

}  // namespace memscape
