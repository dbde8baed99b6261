// What energies the colours of a landscape span: those of a field, or while a panel follows a diffusion
// process those of the whole process, so that a colour keeps its energy while time goes by.
#pragma once
#include "core/plane/grid.h"

namespace memscape {

struct PanelState;

/// Energy above which the colours of a field end: its highest, unless a few spikes (the rim of LSR's support)
/// lie far above the rest; then a little above the 98 % quantile of a sample.
Range colour_range(const Field& field);

/// Over a process; empty where a panel follows none.
struct ProcessColours {
  Range energies;   ///< of the landscapes at its first and at its last time
  double span = 0;  ///< the wider of the two, where colours count from the lowest energy in view
};

/// From coarse fields on the panel's view at the two times: E(x, t) only falls with t at every x (of the full
/// circle it only rises), so that all others lie between. Empty for energies without values (score networks).
ProcessColours process_colours(const PanelState& panel);

/// What the colours of the panel's field span. Empty without a field.
Range shown_colours(const PanelState& panel);

}  // namespace memscape
