// What commands do that takes more than a line. All run between frames and may throw Error.
#pragma once
#include "app/shell/workbench.h"

namespace memscape {

void toggle_play(Workbench& bench);
void step_by(Workbench& bench, int steps);
void restart_run(Workbench& bench);
void fit_view(Workbench& bench);
/// The preset `offset` places from the current one, in a circle.
void neighbour_preset(Workbench& bench, int offset);
void open_preset(Workbench& bench, int index);
void copy_scene(Workbench& bench);
void save(Workbench& bench);
/// Flips a toggle of the panel with the focus, e.g. "layers.contours.shown". A layer that only two dimensions
/// have stays off elsewhere, and the status line says so.
void flip(Workbench& bench, std::string_view path);
/// Layers that only two dimensions have: basins, Voronoi partition, separatrices.
bool needs_two_dimensions(std::string_view path);
bool is_on(const Workbench& bench, std::string_view path);
void set_theme(Workbench& bench, std::string_view theme);
void scale_text(Workbench& bench, double factor);

constexpr int most_panels = 12;
bool has_room_for_panel(const Workbench& bench);
/// A panel behind the others that shows the same as the one with the focus.
void add_panel(Workbench& bench);
/// A curve in the frame of the panel with the focus (one dimension), behind its others.
void add_overlay(Workbench& bench);
/// A panel behind the others with the chart of this id.
void add_chart(Workbench& bench, std::string_view id);
void remove_panel(Workbench& bench);
/// The focused panel at several steps, side by side, in place of the panels that there are.
void add_strip(Workbench& bench);

}  // namespace memscape
