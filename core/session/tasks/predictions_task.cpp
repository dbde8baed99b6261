// What memories predict, for the panels that show it.
#include "core/session/predicted.h"
#include "core/session/tasks/cells.h"

namespace memscape {
namespace {

struct PanelPredictions {
  static constexpr std::string_view words = "predictions";
  static constexpr Stage stage = Stage::plots;
  static constexpr int urgency = 7;
  using Result = Prediction;
  struct Needs {
    std::shared_ptr<const Matrix> Xi;
    std::shared_ptr<const Model> model;
    PredictionWants wants;
    double x[2] = {}, y[2] = {};
    std::string plane;
    Dynamics dynamics;
    PredictionSettings settings;
    std::uint64_t seed = 0;
    int cells = 0;
    bool operator==(const Needs&) const = default;
  };

  /// Errors cost as much as predicting every pair twice: where all is asked for, they are of scenes that
  /// predict.
  static PredictionWants wants_of(const PanelState& panel, const Ask& ask) {
    const PredictionWants shown = prediction_wants(panel);
    if (!ask.wishes.all) return shown;
    return {.errors = can_predict(panel) && (shown.any() || !panel.scene.dynamics.clamp.empty())};
  }
  static std::optional<Needs> key(const PanelState& panel, const Ask& ask) {
    const PredictionWants wants = wants_of(panel, ask);
    if (!wants.any()) return std::nullopt;
    const Scene& scene = panel.scene;
    Needs needs{.Xi = panel.Xi,
                .model = panel.shown,
                .wants = wants,
                .dynamics = scene.dynamics,
                .settings = scene.prediction,
                .seed = scene.seed};
    if (!wants.picture) return needs;
    std::copy_n(scene.view.x, 2, needs.x), std::copy_n(scene.view.y, 2, needs.y);
    needs.plane = scene.view.plane;
    needs.cells = cells_of(ask);
    return needs;
  }
  static std::vector<Cost> costs(const PanelState& panel, const Ask&, const Needs& needs) {
    const PredictionWants& wants = needs.wants;
    const std::string pairs = " of K = " + std::to_string(panel.Xi->cols()) + " pairs";
    const std::string cure = "give fewer memories or steps";
    const Grid grid = anatomy_grid(panel, std::max(needs.cells, 2));
    return {{"predicting" + pairs, wants.picture ? picture_seconds(panel, grid.width, grid.height) : 0, cure},
            {"errors" + pairs, wants.errors ? error_seconds(panel) : 0, cure},
            {"errors against β" + pairs, wants.sweep ? 31 * error_seconds(panel) : 0, cure}};
  }
  static std::optional<Needs> without(Needs needs, std::size_t part) {
    (part == 0 ? needs.wants.picture : part == 1 ? needs.wants.errors : needs.wants.sweep) = false;
    return needs.wants.any() ? std::optional(std::move(needs)) : std::nullopt;
  }
  static std::shared_ptr<const Prediction> compute(const PanelState& panel, const Needs& needs,
                                                   const Detail& detail, const Watch& watch) {
    const Grid grid = cell_grid(panel, needs.cells, detail);
    return compute_prediction(panel, needs.wants, grid.width, grid.height, watch.cancelled);
  }
  /// Curves and errors are never coarse.
  static bool is_final(const Needs&, const Prediction* prediction) { return !prediction->picture; }
  static std::size_t bytes(const Prediction& prediction) {
    return prediction.cells.label.size() * (sizeof(int) + sizeof(short) + 4) +
           prediction.sweep.beta.size() * sizeof(PredictionErrors);
  }
};

}  // namespace

extern const Task predictions_task;
const Task predictions_task = row_of<PanelPredictions>();

}  // namespace memscape
