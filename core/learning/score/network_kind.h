// The score network among the energies: its rows, and what they say about training.
#pragma once
#include "core/energy/registry.h"
#include "core/learning/score/trainer.h"

namespace memscape {

// Row of the registry. `make` gives the network as it is before any training.
EnergyKind score_network_kind();

/// What settings of that kind ask for, for states of D dimensions.
TrainingSettings training_settings(const Settings& settings, int dimension);
/// The settings that ask for this training, with the rows that it does not depend on (t, iterations) of
/// `old`.
Settings settings_for(const TrainingSettings& training, const Settings& old);

}  // namespace memscape
