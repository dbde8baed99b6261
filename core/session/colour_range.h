// What energies the colours of a landscape span: those of a field about its memories and particles, or while
// a panel follows a diffusion process those of the whole process, so that a colour keeps its energy while
// time goes by.
#pragma once
#include <vector>

#include "core/plane/contours.h"
#include "core/plane/grid.h"

namespace memscape {

struct PanelState;

/// The energies of a field.
struct FieldColours {
  Range whole;    ///< from the lowest to the highest
  Range usual;    ///< less a few spikes (the rim of LSR's support) that lie far above the rest
  Range painted;  ///< what colours tell apart: see told_apart
};

/// `usual`: up to the highest energy, unless spikes lie far above the rest; then up to a little above the 98
/// % quantile of a sample.
Range colour_range(const Field& field);

/// The part of `usual` that colours tell apart, so that corners do not take most of them: up to the energies
/// between the memories and a little about them, of three quarters of the view, and of half of the particles'
/// starts. Downwards the same where the landscape falls off at the border of the view; a minimum in view is
/// never cut. All of it where little would be cut off.
Range told_apart(const Field& field, const Range& usual, const std::vector<PlanePoint>& memories,
                 const std::vector<PlanePoint>& starts);

FieldColours field_colours(const Field& field, const PanelState& panel);

/// Over a process; empty where a panel follows none.
struct ProcessColours {
  FieldColours all;    ///< of the landscapes at its first and at its last time
  FieldColours above;  ///< the same, where colours count from the lowest energy in view
  bool empty() const { return all.usual.empty(); }
};

/// From coarse fields on the panel's view at the two times: E(x, t) only falls with t at every x (of the full
/// circle it only rises), so that all others lie between. Empty for energies without values (score networks).
ProcessColours process_colours(const PanelState& panel);

/// What the colours of the panel's field span, and what energies there are. Empty without a field.
FieldColours shown_colours(const PanelState& panel);

}  // namespace memscape
