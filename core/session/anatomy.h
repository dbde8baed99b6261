// The anatomy of one panel's landscape, as a plain value: whose basin each cell of a lattice on the view is,
// the Voronoi partition of the memories, where the gradient vanishes, and the separatrices. Layers draw it.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "core/basins/basin_colours.h"
#include "core/basins/basin_picture.h"
#include "core/basins/disagreement.h"
#include "core/critical/separatrices.h"
#include "core/flow/flow_basins.h"
#include "core/layers/readers.h"
#include "core/plane/voronoi.h"
#include "core/scene/scene.h"

namespace memscape {

struct PanelState;

/// Which parts are computed. Disagreement takes basins and Voronoi, separatrices take critical points.
struct AnatomyWants {
  bool basins = false, voronoi = false, critical = false, separatrices = false;
  bool any() const { return basins || voronoi || critical || separatrices; }
  bool operator==(const AnatomyWants&) const = default;
};

struct Anatomy {
  AnatomyWants has;                                          ///< what was asked for and could be computed
  int dimension = 0;                                         ///< of the states
  BasinOwner by = {};                                        ///< what `basins` are of: see basin_owner
  Grid grid;                                                 ///< of the basins: the middles of their cells
  Basins basins;                                             ///< empty unless `has.basins`
  std::vector<int> colours;                                  ///< of each basin, indices into basin_palette
  std::shared_ptr<const std::vector<std::uint8_t>> picture;  ///< of the basins, see basin_picture
  std::vector<BasinPlace> places;                            ///< of each basin, where its number has room
  Disagreement disagreement;  ///< empty unless basins and Voronoi cells were asked for
  std::vector<VoronoiEdge> voronoi;
  CriticalPoints critical;
  std::vector<Separatrix> separatrices;
  std::vector<LimitCycle> cycles;  ///< of a model without an energy; their basins are the last ones
};

/// What the layers of a panel show. Nothing for a chart.
AnatomyWants anatomy_wants(const PanelState& panel);

/// Everything that there is for states of D dimensions: all for D = 2, critical points for every D; of a
/// model without an energy no separatrices, and basins unless coordinates are held.
AnatomyWants anatomy_possible(const PanelState& panel);

/// What basins on so many cells take, in seconds on two cores.
double basin_seconds(const PanelState& panel, double width, double height);

/// What the panel's particles do at each step, as a rule for basins. Gradient descent and the attention
/// update are themselves, T steps of them; every other method is followed as the continuous flow dx/dt = -∇E,
/// whose steps keep an error of 1e-5 of the view. Clamped coordinates stay, noise is left out.
DescentRule descent_rule(const PanelState& panel);

/// To what basins belong: as the layer says, but to memories when coordinates are clamped, for then the
/// minima are not isolated.
BasinOwner basin_owner(const PanelState& panel);

/// A lattice of about the view's shape whose longer side has `longest` cells.
Grid anatomy_grid(const PanelState& panel, int longest);

/// Computes what is wanted and possible; basins on width x height cells. Null when cancelled, or when
/// nothing is left to compute. Touches nothing: may run in a job. `progress`
/// hears the share that is done where a part of it is.
std::shared_ptr<const Anatomy> compute_anatomy(const PanelState& panel, const AnatomyWants& wants, int width,
                                               int height, const std::atomic<bool>* cancelled = nullptr,
                                               const std::function<void(double)>& progress = {});

}  // namespace memscape
