// An accepted scene, used as the program uses it: read back, edited, computed, drawn; all in small sizes.
#pragma once
#include "core/scene/scene.h"
#include "core/session/session.h"
#include "dice.h"

namespace memscape::fuzz {

/// That what is saved of a scene opens, is the same and is saved alike; and that a value of it that is set
/// again changes nothing.
void check_reads_back(Dice& dice, const Scene& scene);

/// Whether one panel is small enough for a case: by the numbers that its memories, particles and steps have,
/// without files, and without what takes seconds.
bool is_small(const Scene& panel);

/// Panels, session, energies, run, fields, layout and drawing. Throws Error and Finding. False where the
/// scene is too large for that.
bool explore(Dice& dice, const Scene& scene);

/// The model of a panel, evaluated at its memories, near them, in view and far away.
void check_model(Dice& dice, const PanelState& panel);
/// A page with all panels of a session, as a figure of its size has them, but with coarse pictures.
void check_page(Dice& dice, Session& session, double width, double height);

}  // namespace memscape::fuzz
