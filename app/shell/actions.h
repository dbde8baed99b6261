// What commands do that takes more than a line: which actions they ask for, and what is no action.
#pragma once
#include "app/shell/workbench.h"

namespace memscape {

void toggle_play(Workbench& bench);
/// Why there is nothing to play: no panel has particles, or a time that passes. Empty where there is.
std::string_view run_refusal(const Workbench& bench);
void step_by(Workbench& bench, int steps);
void restart_run(Workbench& bench);
/// Holds the run and shows this step.
void show_step(Workbench& bench, int step);
/// The preset `offset` places from the current one, in a circle.
void neighbour_preset(Workbench& bench, int offset);
void open_preset(Workbench& bench, int index);
void copy_scene(Workbench& bench);
void save(Workbench& bench);
/// Flips a toggle of the panel with the focus, e.g. "layers.contours.shown". A layer that refuses stays off,
/// and the status line says why.
void flip(Workbench& bench, std::string_view path);
/// Why the layer whose switch is at this path cannot be switched on, as a sentence; empty where it can, where
/// it is on, and for other paths.
std::string switch_refusal(const Workbench& bench, std::string_view path);
bool is_on(const Workbench& bench, std::string_view path);
void set_theme(Workbench& bench, std::string_view theme);
void scale_text(Workbench& bench, double factor);

bool has_room_for_panel(const Workbench& bench);

/// What the status line says after an action, or nothing. `changed` tells whether it changed the scene,
/// `same_run` whether the panel with the focus still has its run.
std::string words_after(const Workbench& bench, const Action& action, bool changed, bool same_run);

}  // namespace memscape
