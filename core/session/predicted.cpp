// The curve and the errors by the particles' own steps; cells, of which there are many, by the vectorised
// descent where the way of moving has one.
#include "core/session/predicted.h"

#include <algorithm>
#include <cmath>

#include "core/basins/basin_picture.h"
#include "core/basins/lattice.h"
#include "core/energy/registry.h"
#include "core/layers/layer.h"
#include "core/layers/readers.h"
#include "core/scene/sources/data.h"
#include "core/session/anatomy.h"
#include "core/session/same.h"
#include "core/views/view.h"

namespace memscape {
namespace {

constexpr int curve_samples = 321, most_steps = 65533;

bool has_cells(const PanelState& panel, const PredictionTask& task) {
  return task.classes && task.features == std::vector<int>{0, 1} && panel.scene.view.plane == "axes";
}

bool has_curve(const PanelState& panel, const PredictionTask& task) {
  return panel.Xi->rows() == 2 && task.is_possible();
}

/// Where states on the feature plane come to rest, as classes.
class CellSolver {
 public:
  CellSolver(const PanelState& panel, const Prediction& prediction, const std::atomic<bool>* cancelled)
      : panel_(panel), prediction_(prediction), cancelled_(cancelled), rule_(prediction_rule(panel)) {
    const std::string& kind = panel.scene.dynamics.method.kind;
    quick_ = find_dynamics(kind)->rule != StepRule::other;
    descent_ = descent_rule(panel);
    descent_.clamped = prediction.task.features;
    rule_.steps = std::min(rule_.steps, most_steps);
  }

  bool solve(LabelLattice& lattice, const std::vector<int>& cells) const {
    Matrix V = prediction_.task.start.replicate(1, static_cast<Eigen::Index>(cells.size()));
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const auto column = static_cast<Eigen::Index>(c);
      V(0, column) = prediction_.grid.x(cells[c] % lattice.width);
      V(1, column) = prediction_.grid.y(cells[c] / lattice.width);
    }
    std::vector<int> label(cells.size()), steps;
    if (!(quick_ ? descend(V, label, steps) : move(V, label, steps))) return false;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const auto cell = static_cast<std::size_t>(cells[c]);
      lattice.label[cell] = label[c];
      lattice.steps[cell] = static_cast<unsigned short>(steps[c]);
      lattice.known[cell] = 1;
    }
    return true;
  }

 private:
  bool descend(Matrix& V, std::vector<int>& label, std::vector<int>& steps) const {
    DescentEnds ends;
    if (!descend_all(*panel_.energy, descent_, rule_.steps, {}, V, ends, cancelled_)) return false;
    steps = std::move(ends.steps);
    for (std::size_t c = 0; c < label.size(); ++c) {
      label[c] = prediction_.task.class_of(ends.X.col(static_cast<Eigen::Index>(c)));
      if (ends.ends[c] == end_unsupported) label[c] = basin_unsupported;
      if (ends.ends[c] == end_diverged) label[c] = basin_diverged;
      if (ends.ends[c] == end_steps) steps[c] = rule_.steps + 1;
    }
    return true;
  }

  bool move(Matrix& V, std::vector<int>& label, std::vector<int>& steps) const {
    Predictions ends;
    if (!predict(panel_.energy, prediction_.task, rule_, V, ends, cancelled_)) return false;
    steps = std::move(ends.steps);
    for (std::size_t c = 0; c < label.size(); ++c) {
      label[c] = prediction_.task.class_of(ends.V.col(static_cast<Eigen::Index>(c)));
      if (ends.status[c] == Status::unsupported) label[c] = basin_unsupported;
      if (ends.status[c] == Status::diverged) label[c] = basin_diverged;
    }
    return true;
  }

  const PanelState& panel_;
  const Prediction& prediction_;
  const std::atomic<bool>* cancelled_;
  PredictionRule rule_;
  DescentRule descent_;
  bool quick_ = false;
};

bool add_cells(const PanelState& panel, int width, int height, Prediction& prediction,
               const std::atomic<bool>* cancelled) {
  const View& view = panel.scene.view;
  prediction.grid = {width, height, view.x[0], view.x[1], view.y[0], view.y[1]};
  const CellSolver solver(panel, prediction, cancelled);
  LabelLattice lattice;
  lattice.width = width, lattice.height = height;
  constexpr int coarse = 8;
  const bool done = refine_lattice(lattice, coarse, {}, [&](LabelLattice& l, const std::vector<int>& cells) {
    return solver.solve(l, cells);
  });
  if (!done) return false;
  Basins& cells = prediction.cells;
  const auto k = prediction.task.outputs.size();
  cells.width = width, cells.height = height;
  cells.label = std::move(lattice.label), cells.steps = std::move(lattice.steps);
  cells.cells.assign(k, 0);
  cells.minima.assign(k, prediction.task.start);  // a basin for each class; where it lies has no meaning
  for (int label : cells.label) {
    if (label >= 0) ++cells.cells[static_cast<std::size_t>(label)];
    cells.unsupported += label == basin_unsupported;
    cells.diverged += label == basin_diverged;
  }
  cells.finished = true;
  std::vector<int> colours(k);
  for (std::size_t c = 0; c < k; ++c) colours[c] = class_colour(static_cast<int>(c));
  prediction.picture = basin_picture(cells, colours);
  prediction.places = basin_places(cells);
  return true;
}

bool add_curve(const PanelState& panel, Prediction& prediction, const std::atomic<bool>* cancelled) {
  const View& view = panel.scene.view;
  const bool across = prediction.task.features[0] == 0;
  const Range x{view.x[0], view.x[1]}, y{view.y[0], view.y[1]};
  return prediction_curve(panel.energy, prediction.task, prediction_rule(panel), across ? x : y,
                          across ? y : x, curve_samples, prediction.curve, cancelled);
}

bool same_sweep(const ErrorSweep& a, const ErrorSweep& b) {
  return a.energy == b.energy && a.Xi == b.Xi && a.settings == b.settings && a.dynamics == b.dynamics &&
         a.seed == b.seed;
}

bool add_sweep(const PanelState& panel, Prediction& prediction, const std::atomic<bool>* cancelled) {
  constexpr int places = 31;
  constexpr double lowest = 0.1, highest = 1000;
  const Scene& scene = panel.scene;
  ErrorSweep sweep{scene.energy, panel.Xi, scene.prediction, scene.dynamics, scene.seed, {}, {}};
  const bool has_beta = sweep.energy.values.erase("beta") > 0;
  if (panel.result<Prediction>() && panel.result<Prediction>()->has.sweep &&
      same_sweep(panel.result<Prediction>()->sweep, sweep)) {
    prediction.sweep = panel.result<Prediction>()->sweep;
    return true;
  }
  for (int i = 0; has_beta && i < places; ++i) {
    Settings energy = scene.energy;
    sweep.beta.push_back(lowest * std::pow(highest / lowest, i / (places - 1.0)));
    energy.values["beta"] = sweep.beta.back();
    const MakeEnergy make = [&](const Matrix& Xi) -> std::shared_ptr<const Energy> {
      return make_energy(energy, Xi);
    };
    if (!prediction_errors(make, prediction.task, prediction_rule(panel), *panel.Xi,
                           sweep.errors.emplace_back(), cancelled))
      return false;
  }
  prediction.sweep = std::move(sweep);
  return true;
}

}  // namespace

PredictionTask task_of(const PanelState& panel) {
  return prediction_task(*panel.Xi, panel.scene.dynamics.clamp, panel.scene.prediction.y0);
}

PredictionRule prediction_rule(const PanelState& panel) {
  return {run_settings(panel.scene), panel.scene.dynamics.steps};
}

bool can_predict(const PanelState& panel) {
  return panel.energy && !is_process(panel.scene) && task_of(panel).is_possible();
}

bool leaves_labels(const PanelState& panel) {
  const Settings& source = panel.scene.memories.source;
  return panel.notes && panel.notes->labels.any() && source.has("outputs") && !source.on("outputs");
}

Vector slice_start(const PanelState& panel) {
  const auto N = panel.start ? panel.start->cols() : 0;
  if (N > 0) return panel.start->col(std::min<Eigen::Index>(asked_particle(panel.scene).number, N) - 1);
  const View& view = panel.scene.view;
  return panel.plane.lift(0.5 * (view.x[0] + view.x[1]), 0.5 * (view.y[0] + view.y[1]));
}

PredictionWants prediction_possible(const PanelState& panel) {
  const PredictionTask task = task_of(panel);
  const bool any = can_predict(panel);
  return {any && places_of(panel) == Places::plane && (has_curve(panel, task) || has_cells(panel, task)), any,
          any};
}

PredictionWants prediction_wants(const PanelState& panel) {
  const Scene& scene = panel.scene;
  if (!can_predict(panel)) return {};
  const SourceKind* source = find_memories(scene.memories.source.kind);
  const bool pairs = source && source->pairs;
  const Needs needs = needs_of(panel);
  const bool asked = needs.has(Need::prediction);
  return {asked && places_of(panel) == Places::plane, asked || pairs || needs.has(Need::errors),
          needs.has(Need::error_sweep)};
}

double error_seconds(const PanelState& panel) {
  const auto K = static_cast<double>(panel.Xi->cols()), D = static_cast<double>(panel.Xi->rows());
  return 2 * K * panel.scene.dynamics.steps * (K * D * 1.5e-9 + 2e-7);  // stored, and held out
}

double picture_seconds(const PanelState& panel, double width, double height) {
  const auto K = static_cast<double>(panel.Xi->cols()), D = static_cast<double>(panel.Xi->rows());
  const bool curve = panel.Xi->rows() == 2;
  const double states =
      curve ? curve_samples : std::min(width * height, width * height / 64 + 40 * (width + height));
  return states * panel.scene.dynamics.steps * (K * D * (curve ? 1.5e-9 : 1e-10) + 1e-8);
}

std::string coordinate_name(int d) {
  static constexpr const char* digits[] = {"₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
  return "x" + (d < 9 ? std::string(digits[d]) : std::to_string(d + 1));
}

int class_colour(int label) {
  return label % static_cast<int>(basin_palette.size());
}

std::shared_ptr<const Prediction> compute_prediction(const PanelState& panel, const PredictionWants& wants,
                                                     int width, int height,
                                                     const std::atomic<bool>* cancelled) {
  const PredictionWants possible = prediction_possible(panel);
  auto prediction = std::make_shared<Prediction>();
  prediction->has = {wants.picture && possible.picture, wants.errors && possible.errors,
                     wants.sweep && possible.sweep};
  if (!prediction->has.any()) return nullptr;
  prediction->task = task_of(panel);
  const bool curve = has_curve(panel, prediction->task);
  if (prediction->has.picture && !(curve ? add_curve(panel, *prediction, cancelled)
                                         : add_cells(panel, width, height, *prediction, cancelled)))
    return nullptr;
  const MakeEnergy make = [&](const Matrix& Xi) -> std::shared_ptr<const Energy> {
    return make_energy(panel.scene.energy, Xi);
  };
  if (prediction->has.errors && !prediction_errors(make, prediction->task, prediction_rule(panel), *panel.Xi,
                                                   prediction->errors, cancelled))
    return nullptr;
  if (prediction->has.sweep && !add_sweep(panel, *prediction, cancelled)) return nullptr;
  return prediction;
}

}  // namespace memscape
