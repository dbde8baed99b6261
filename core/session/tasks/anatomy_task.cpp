// Basins, Voronoi cells, critical points and separatrices, for the layers that show them.
#include "core/layers/readers.h"
#include "core/session/tasks/cells.h"

namespace memscape {
namespace {

struct Anatomies {
  static constexpr std::string_view words = "critical points and basins";
  static constexpr Stage stage = Stage::plots;
  static constexpr int urgency = 8;
  using Result = Anatomy;
  struct Needs {
    std::shared_ptr<const Matrix> Xi;
    std::shared_ptr<const Model> model;
    AnatomyWants wants;
    BasinOwner by = {};
    Plane plane;  ///< for D > 2, where nothing depends on what of it is in view
    double x[2] = {}, y[2] = {};
    Dynamics dynamics;
    int cells = 0;
    PlotSize lattice;  ///< in place of `cells`
    bool operator==(const Needs&) const = default;
  };

  static std::optional<Needs> key(const PanelState& panel, const Ask& ask) {
    const AnatomyWants wants =
        ask.wishes.all ? anatomy_possible(panel, ask.wishes.force) : anatomy_wants(panel);
    if (!wants.any()) return std::nullopt;
    Needs needs{.Xi = panel.Xi, .model = panel.shown, .wants = wants, .by = asked_owner(panel.scene)};
    if (panel.shown->dimension() > 2)
      needs.plane = panel.plane;
    else
      std::copy_n(panel.scene.view.x, 2, needs.x), std::copy_n(panel.scene.view.y, 2, needs.y);
    if (!wants.basins) return needs;
    needs.dynamics = panel.scene.dynamics;
    needs.cells = cells_of(ask);
    needs.lattice = ask.wishes.lattice;
    return needs;
  }
  static std::shared_ptr<const Anatomy> compute(const PanelState& panel, const Needs& needs,
                                                const Detail& detail, const Watch& watch) {
    if (needs.lattice.width > 0)
      return compute_anatomy(panel, needs.wants, needs.lattice.width, needs.lattice.height, watch.cancelled);
    const Grid grid = cell_grid(panel, needs.cells, detail);
    return compute_anatomy(panel, needs.wants, grid.width, grid.height, watch.cancelled);
  }
  /// Without basins there is nothing coarse.
  static bool is_final(const Needs& needs, const Anatomy*) { return !needs.wants.basins; }
  static std::size_t bytes(const Anatomy& anatomy) {
    const std::size_t cells = anatomy.basins.label.size();
    return cells * (sizeof(int) + sizeof(short) + 4) + anatomy.critical.points.size() * 200 +
           anatomy.separatrices.size() * 10000 + anatomy.voronoi.size() * sizeof(VoronoiEdge);
  }
};

}  // namespace

extern const Task anatomy_task;
const Task anatomy_task = row_of<Anatomies>();

}  // namespace memscape
