// Basins, Voronoi cells, critical points and separatrices, for the layers that show them.
#include "core/critical/search_cost.h"
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
    const AnatomyWants wants = ask.wishes.all ? anatomy_possible(panel) : anatomy_wants(panel);
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
      return compute_anatomy(panel, needs.wants, needs.lattice.width, needs.lattice.height, watch.cancelled,
                             watch.progress);
    const Grid grid = cell_grid(panel, needs.cells, detail);
    return compute_anatomy(panel, needs.wants, grid.width, grid.height, watch.cancelled, watch.progress);
  }
  static std::vector<Cost> costs(const PanelState& panel, const Ask&, const Needs& needs) {
    const auto K = panel.Xi->cols();
    const std::string of = " of K = " + std::to_string(K) + " memories", fewer = "give fewer memories";
    const Grid grid = needs.lattice.width > 0 ? Grid{needs.lattice.width, needs.lattice.height}
                                              : anatomy_grid(panel, std::max(needs.cells, 2));
    const AnatomyWants& wants = needs.wants;
    const bool search = panel.energy && (wants.critical || wants.separatrices);
    return {{"critical points" + of + " in D = " + std::to_string(panel.Xi->rows()),
             search ? search_seconds(*panel.energy, K) : 0, fewer},
            {"separatrices" + of,
             wants.separatrices && panel.energy ? separatrix_seconds(*panel.energy, K) : 0, fewer},
            {"basins" + of, wants.basins ? basin_seconds(panel, grid.width, grid.height) : 0,
             fewer + (needs.lattice.width > 0 ? " or fewer cells" : " or fewer steps")}};
  }
  static std::optional<Needs> without(Needs needs, std::size_t part) {
    AnatomyWants& wants = needs.wants;
    if (part == 0) wants.critical = wants.separatrices = false;
    if (part == 1) wants.separatrices = false;
    if (part == 2) {  // what they alone depend on goes with them
      wants.basins = false;
      needs.dynamics = {}, needs.cells = 0, needs.lattice = {};
    }
    return wants.any() ? std::optional(std::move(needs)) : std::nullopt;
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
