// `memscape analyze`: critical points, counts, basins and prediction errors of each panel as JSON.
#include <cmath>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/cli_command.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/train_networks.h"
#include "core/base/error.h"
#include "core/base/quoted.h"
#include "core/flow/fixed_points.h"
#include "core/scene/scene_json.h"
#include "core/session/anatomy.h"
#include "core/session/lyapunov_report.h"
#include "core/session/panel_sweep.h"
#include "core/session/predicted.h"
#include "core/session/session.h"
#include "core/session/tasks/scheduler.h"
#include "core/settings/json_lines.h"

namespace memscape {
namespace {

using Json = nlohmann::ordered_json;

/// JSON has no infinities: they are the words "inf" and "-inf".
Json finite_json(double value) {
  if (std::isfinite(value)) return number_json(value);
  return value > 0 ? "inf" : "-inf";
}

Json vector_json(const Vector& x) {
  Json list = Json::array();
  for (double value : x) list.push_back(finite_json(value));
  return list;
}

/// Of a model without an energy: `eigenvalues` are the real parts of those of ∂v/∂x.
Json fixed_point_json(const CriticalPoint& point) {
  return {{"kind", fixed_kind_text(point)},
          {"x", vector_json(point.x)},
          {"eigenvalues", vector_json(point.eigenvalues)},
          {"turning", number_json(point.turning)}};
}

/// Where a point is and its energy, 0 where rounding leaves no other digit: `size` is that of the view.
struct Place {
  Vector x;
  double energy;
};
Place place_of(const CriticalPoint& point, double size) {
  const double blur = std::max(point.blur, 1e-15 * size);
  double steepest = 0;
  for (const double value : point.eigenvalues)
    if (std::isfinite(value)) steepest = std::max(steepest, std::abs(value));
  const Vector x = (point.x.array().abs() <= blur).select(0, point.x);
  return {x, std::abs(point.energy) <= steepest * blur * blur ? 0 : point.energy};
}

/// In more than two dimensions also how far each point lies off the plane of the view.
Json points_json(const CriticalPoints& critical, const Plane& plane, const View& view) {
  Json list = Json::array();
  for (const CriticalPoint& point : critical.points) {
    if (point.of_flow) {
      list.push_back(fixed_point_json(point));
      continue;
    }
    const Place place = place_of(point, std::max(view.x[1] - view.x[0], view.y[1] - view.y[0]));
    list.push_back({{"kind", critical_kind_text(point)},
                    {"x", vector_json(place.x)},
                    {"energy", finite_json(place.energy)},
                    {"eigenvalues", vector_json(point.eigenvalues)},
                    {"memory", point.memory + 1},
                    {"emergent", point.emergent}});
    if (point.singular && point.kind != CriticalKind::degenerate && point.shape == CriticalShape::point)
      list.back()["degenerate"] = true;
    if (point.x.size() > 2) list.back()["off_plane"] = number_json(plane.distance(point.x));
  }
  return list;
}

Json counts_json(const CriticalCounts& counts) {
  Json json{{"stored", counts.stored},        {"retrievable", counts.retrievable},
            {"emergent", counts.emergent},    {"minima", counts.minima},
            {"saddles", counts.saddles},      {"maxima", counts.maxima},
            {"degenerate", counts.degenerate}};
  for (const auto& [name, count] :
       {std::pair{"lines", counts.lines}, {"rings", counts.rings}, {"plateaus", counts.plateaus}})
    if (count > 0) json[name] = count;
  return json;
}

Json basins_json(const Anatomy& anatomy) {
  const Basins& basins = anatomy.basins;
  Json minima = Json::array();
  for (const Vector& x : basins.minima) minima.push_back(vector_json(x));
  Json json{{"by", anatomy.by == BasinOwner::memory ? "memory" : "minimum"},
            {"width", basins.width},
            {"height", basins.height},
            {"minima", minima},
            {"cells", basins.cells},
            {"unsupported", basins.unsupported},
            {"diverged", basins.diverged},
            {"unsettled", basins.unsettled},
            {"disagreement", number_json(anatomy.disagreement.share)}};
  if (anatomy.cycles.empty()) return json;
  json["cycles"] = Json::array();
  for (const LimitCycle& cycle : anatomy.cycles)  // the last of the minima are places on them
    json["cycles"].push_back({{"period", number_json(cycle.period)},
                              {"low", vector_json(cycle.path.rowwise().minCoeff())},
                              {"high", vector_json(cycle.path.rowwise().maxCoeff())}});
  return json;
}

Json ray_json(const EnergyRay& ray) {
  Json list = Json::array();
  for (size_t i = 0; i < ray.radius.size(); ++i)
    list.push_back({{"distance", number_json(ray.radius[i])}, {"energy", finite_json(ray.energy[i])}});
  return list;
}

Json stability_json(const Stability& stability) {
  static constexpr const char* bases[] = {"proven", "minima", "unknown"};
  Json json{{"basis", bases[static_cast<size_t>(stability.basis)]}};
  if (stability.basis != StabilityBasis::none) json["below"] = finite_json(stability.limit);
  if (stability.attention > 0) json["attention_update"] = number_json(stability.attention);
  return json;
}

Json lyapunov_json(const PanelState& panel, int step) {
  const auto* found = panel.result<Lyapunov>();
  const LyapunovReport report = lyapunov_report(panel, *found, step);
  const RiseCounts rises = panel.run->rises(0, step);
  auto answer = [&](size_t line) {
    return Json{{"answer", answer_text(report.lines[line].answer)},
                {"evidence", report.lines[line].evidence}};
  };
  Json energy = answer(0), bounded = answer(1), never = answer(2);
  energy["circulation"] = number_json(found->circulation.worst), energy["loops"] = found->circulation.loops;
  energy["gradient_mismatch"] = number_json(found->mismatch.worst);
  energy["circulation_error"] = number_json(found->circulation.error);
  energy["gradient_mismatch_error"] = number_json(found->mismatch.error);
  if (found->without_energy)
    return {{"has_energy", energy},
            {"bounded", bounded},
            {"never_rises", never},
            {"associative_memory", answer_text(report.verdict)},
            {"verdict", report.verdict_text}};
  bounded["proven"] = finite_json(found->guarantees.lowest), bounded["lowest"] = finite_json(found->lowest);
  bounded["ray"] = ray_json(found->ray);
  never["steps"] = rises.steps, never["rose"] = rises.rose, never["rose_by_noise"] = rises.by_noise;
  never["worst"] = finite_json(rises.worst), never["stable_step"] = stability_json(found->stability);
  return {{"has_energy", energy},
          {"bounded", bounded},
          {"never_rises", never},
          {"associative_memory", answer_text(report.verdict)},
          {"verdict", report.verdict_text}};
}

Json error_json(const PredictionTask& task, const PredictionError& error) {
  if (error.pairs == 0) return nullptr;
  Json json{{"pairs", error.pairs}, {"rmse", finite_json(error.rmse)}};
  if (task.classes) {
    json["wrong"] = error.wrong;
    json["error_rate"] = finite_json(error.wrong_share());
  }
  json["lost"] = error.lost;
  return json;
}

Json coordinates_json(const std::vector<int>& coordinates) {
  Json list = Json::array();
  for (int d : coordinates) list.push_back("x" + std::to_string(d + 1));
  return list;
}

/// The errors with which outputs are predicted from features; they cost as much as predicting every pair
/// twice, so that they are left out of scenes that do not predict.
Json prediction_json(const Prediction& prediction) {
  const PredictionTask& task = prediction.task;
  const PredictionErrors& errors = prediction.errors;
  return {{"features", coordinates_json(task.features)},
          {"outputs", coordinates_json(task.outputs)},
          {"y0", number_json(task.start[task.outputs[0]])},
          {"classes", task.classes ? Json(task.outputs.size()) : Json(nullptr)},
          {"training", error_json(task, errors.training)},
          {"held_out", error_json(task, errors.held_out)},
          {"folds", errors.folds}};
}

Json sweep_json(const Sweep& sweep) {
  Json values = Json::array(), minima = Json::array(), changes = Json::array();
  for (const SweepSample& sample : sweep.samples)
    values.push_back(number_json(sample.at)), minima.push_back(sample.minima.size());
  for (const SweepChange& change : sweep.changes)
    changes.push_back({{"at", number_json(change.at)},
                       {"low", number_json(change.low)},
                       {"high", number_json(change.high)},
                       {"before", change.before},
                       {"after", change.after}});
  return {{"against", sweep.against == SweepAgainst::count ? "count" : "beta"},
          {"values", values},
          {"minima", minima},
          {"changes", changes}};
}

Json panel_json(const PanelState& panel, int step) {
  const auto* anatomy = panel.result<Anatomy>();
  Json json{{"dimension", panel.Xi->rows()}};
  if (const Settings energy = shown_energy(panel); energy.values.contains("t")) json["t"] = energy.get("t");
  if (anatomy && anatomy->has.critical) {
    json["complete"] = anatomy->critical.complete;
    json["critical_points"] = points_json(anatomy->critical, panel.plane, panel.scene.view);
    json["counts"] = counts_json(anatomy->critical.counts);
  }
  for (const std::string& refusal : panel.found.refusals())
    json["refused"].push_back(refusal + ", or run `memscape analyze --force`.");
  if (anatomy && anatomy->has.basins) json["basins"] = basins_json(*anatomy);
  json["lyapunov"] = lyapunov_json(panel, step);
  if (const auto* prediction = panel.result<Prediction>(); prediction && prediction->has.errors)
    json["prediction"] = prediction_json(*prediction);
  if (const Sweep* sweep = sweep_in(panel, sweep_against(panel.scene))) json["sweep"] = sweep_json(*sweep);
  return json;
}

/// "64x48" as two sides of 2 to 4096.
void parse_grid(const std::string& text, int& width, int& height) {
  char rest = 0;
  if (std::sscanf(text.c_str(), "%5dx%5d%c", &width, &height, &rest) == 2 && width >= 2 && height >= 2 &&
      width <= 4096 && height <= 4096)
    return;
  throw Error(Fault::input,
              "--grid is " + quoted(text) + ": give WIDTHxHEIGHT from 2x2 to 4096x4096, e.g. 64x64.");
}

/// Landscapes of a diffusion are those of the energy's own time, as `eval` gives them, and not those of where
/// its process ends; but a panel that names a step has its time.
Scene at_own_times(Scene scene) {
  for (int i = 0; i < panel_count(scene); ++i) {
    Scene panel = panel_scene(scene, i);
    if (panel.step >= 0) continue;
    panel.view.time = "fixed";
    scene = with_panel(scene, i, panel, true);
  }
  return scene;
}

/// Critical points, counts and basins of each panel as JSON, basins on a lattice of WIDTHxHEIGHT cells.
/// Numbers that JSON lacks are the words "inf" and "-inf"; memories are numbered from 1. What would take
/// more than ten minutes is refused unless forced.
int analyze_scene(const Request& request, const std::string& grid, bool force) {
  int width = 0, height = 0;
  parse_grid(grid, width, height);
  Session session;
  session.update(at_own_times(requested_scene(request)));
  session.seek(session.last());
  train_networks(session, request.quiet);
  const Wishes wishes{.all = true, .lattice = {width, height}, .force = force};
  {
    ProgressLine line(request.quiet);
    for (const Stage stage : {Stage::numbers, Stage::plots})
      complete(session, wishes, stage, [&](const Progress& at) { line.show(at); });
  }
  Json panels = Json::array();
  bool told = false;
  for (const PanelState& panel : session.panels()) {
    panels.push_back(panel_json(panel, session.step()));
    if (panel.Xi->rows() > 2 && !request.quiet && !std::exchange(told, true))
      std::cerr << "Basins take two dimensions, and these memories have " << panel.Xi->rows()
                << ": critical points only, perhaps not all.\n";
  }
  Output out;
  out << pretty_json({{"panels", panels}});
  out.flush();
  return 0;
}

}  // namespace

CliCommand analyze_command(Request& request) {
  auto grid = std::make_shared<std::string>("64x64");
  auto force = std::make_shared<bool>(false);
  return {"analyze",
          "Critical points, counts and basins of each panel as JSON",
          {scene_option(request),
           {"--grid", "Cells of the basins; 64x64 if not given", "WIDTHxHEIGHT", grid.get()},
           {"--force", "What would take more than ten minutes, too", "", force.get()}},
          [&request, grid, force] { return analyze_scene(request, *grid, *force); }};
}

}  // namespace memscape
