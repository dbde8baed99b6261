// Training in the window: what its commands do, and what happens between frames. The panel with the focus
// says what is trained; where edits go to all panels, the others follow in turn.
#pragma once
#include <string>

#include "app/shell/workbench.h"

namespace memscape {

/// The panel's energy is a score network.
bool can_train(const Workbench& bench);
/// Its network is being trained.
bool is_training(const Workbench& bench);
/// It is, or panels are trained in turn and another one is at it.
bool trains(const Workbench& bench);
/// The panel that is being trained, -1 when none is.
int trained_panel(const Workbench& bench);
/// There is something that was learned.
bool has_training(const Workbench& bench);

/// Does what the action says. A network that has done all its iterations begins anew.
void follow_training(Workbench& bench, const Train& action);
void follow_training(Workbench& bench, const ForgetTraining&);
/// Throws Error.
void save_weights(Workbench& bench, const std::string& file);
/// The panel's energy becomes the network of the file. Throws Error.
void load_weights(Workbench& bench, const std::string& file);

/// Takes what was learned and shows it; tells events "training running|paused|done N",
/// "trained all" and "belief full".
void keep_up_training(Workbench& bench);

}  // namespace memscape
