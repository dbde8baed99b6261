// Training without a window: the score networks that a scene's panels ask for, before something is made of
// them.
#pragma once
#include "core/session/networks.h"
#include "core/session/session.h"

namespace memscape {

/// Trains this network, with a bar of progress on standard error where that is a terminal and not `quiet`.
/// Throws Error{work} when the loss stops being finite.
std::shared_ptr<const Network> train_network(const TrainingSettings& settings,
                                             std::shared_ptr<const Matrix> Xi, int iterations, bool quiet);

/// Loads or trains what the session's panels ask for and lack, and shows it at the session's step: energies
/// on a fine lattice, particles moved anew.
void train_networks(Session& session, bool quiet);

}  // namespace memscape
