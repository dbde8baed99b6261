// Each part by its own module of core/landscape, on the panel's view.
#include "core/session/anatomy.h"

#include <algorithm>
#include <cmath>

#include "core/base/stop.h"
#include "core/critical/search_cost.h"
#include "core/flow/fixed_points.h"
#include "core/layers/layer.h"
#include "core/scene/sources/data.h"
#include "core/session/session.h"

namespace memscape {
namespace {

constexpr int most_steps = 65534;      // of BasinSettings
constexpr double default_step = 0.05;  // where no curvature is known
constexpr double path_error = 1e-5;    // of a step of the flow, as a share of the view

Domain domain_of(const View& view) {
  return {view.x[0], view.x[1], view.y[0], view.y[1]};
}

/// The largest curvature on a lattice over the view, in any direction. Zero for more than two dimensions.
double curvature_in_view(const PanelState& panel) {
  constexpr int side = 9;
  const auto D = panel.Xi->rows();
  if (D > 2) return 0;
  const View& view = panel.scene.view;
  const Grid grid{side, D == 1 ? 1 : side, view.x[0], view.x[1], view.y[0], view.y[1]};
  double largest = 0;
  for (int j = 0; j < grid.height; ++j)
    for (int i = 0; i < grid.width; ++i) {
      Vector x(D);
      x[0] = grid.x(i);
      if (D == 2) x[1] = grid.y(j);
      largest = std::max(largest, panel.energy->hessian(x).norm());
    }
  return largest;
}

/// The coordinates that stay.
std::vector<int> clamped_of(const PanelState& panel) {
  const std::vector<bool>& clamp = panel.scene.dynamics.clamp;
  std::vector<int> clamped;
  for (std::size_t d = 0; d < std::min(clamp.size(), static_cast<std::size_t>(panel.shown->dimension())); ++d)
    if (clamp[d]) clamped.push_back(static_cast<int>(d));
  return clamped;
}

/// By a formula or by weights: one evaluation takes as long as those of hundreds of memories.
bool is_described(const Settings& energy) {
  return std::ranges::any_of(energy.values, [](const auto& entry) { return !entry.second.text().empty(); });
}

/// Every cell is followed where that is quick, so that lightness is exact; else cells whose neighbours agree
/// inherit from them.
int spacing_of(const PanelState& panel) {
  constexpr double quick = 2000;  // memories times steps of one cell
  if (is_described(panel.scene.energy) || descent_rule(panel).continuous) return 8;
  return static_cast<double>(panel.Xi->cols()) * std::min(panel.scene.dynamics.steps, 100) <= quick ? 1 : 8;
}

void colour_basins(Anatomy& anatomy) {
  anatomy.colours = basin_colours(anatomy.basins);
  anatomy.picture = basin_picture(anatomy.basins, anatomy.colours);
  anatomy.places = basin_places(anatomy.basins);
}

/// Basins along the velocity, for the time of the panel's run or longer: cycles are long in coming.
bool add_flow_basins(const PanelState& panel, Anatomy& anatomy, const std::atomic<bool>* cancelled) {
  constexpr double shortest = 40;
  const Dynamics& dynamics = panel.scene.dynamics;
  const Settings& method = dynamics.method;
  const double per_step =
      method.has("interval") ? method.get("interval") / method.get("tau") : method.get_or("step", 0);
  FlowBasins found;
  const CriticalPoints fixed = anatomy.has.critical
                                   ? anatomy.critical
                                   : find_fixed_points(*panel.shown, *panel.Xi, domain_of(panel.scene.view));
  if (!flow_basins(*panel.shown, *panel.Xi, anatomy.grid, fixed,
                   std::max(shortest, dynamics.steps * per_step), found, cancelled))
    return false;
  anatomy.basins = std::move(found.basins), anatomy.cycles = std::move(found.cycles);
  colour_basins(anatomy);
  return true;
}

bool add_basins(const PanelState& panel, Anatomy& anatomy, const std::atomic<bool>* cancelled) {
  const Scene& scene = panel.scene;
  BasinSettings settings;
  settings.rule = descent_rule(panel);
  settings.steps = std::min(scene.dynamics.steps, most_steps);
  settings.coarse = spacing_of(panel);
  anatomy.by = basin_owner(panel);
  settings.by = anatomy.by == BasinOwner::memory ? BasinBy::nearest_memory : BasinBy::minimum;
  if (!compute_basins(*panel.energy, *panel.Xi, panel.plane, anatomy.grid, settings, anatomy.basins,
                      cancelled))
    return false;
  colour_basins(anatomy);
  return true;
}

/// For D > 2: starts on the plane of the view, a lattice over the memories' box there, and the memories
/// through which it lies. Pan and zoom change neither.
SearchHints hints_of(const PanelState& panel) {
  constexpr int side = 12;
  const Matrix& Xi = *panel.Xi;
  const Plane& plane = panel.plane;
  SearchHints hints;
  if (Xi.rows() <= 2) return hints;
  const Matrix uv = plane.axes.transpose() * (Xi.colwise() - plane.origin);
  const Eigen::Vector2d low = uv.rowwise().minCoeff(), high = uv.rowwise().maxCoeff();
  hints.starts.resize(Xi.rows(), side * side);
  for (int j = 0; j < side; ++j)
    for (int i = 0; i < side; ++i) {
      const Eigen::Array2d share((i + 0.5) / side, (j + 0.5) / side);
      const Eigen::Vector2d at = low.array() + share * (high - low).array();
      hints.starts.col(j * side + i) = plane.lift(at.x(), at.y());
    }
  if (through_memories(panel.scene.view, Xi))
    for (int memory : plane_memories(panel.scene.view, static_cast<int>(Xi.cols())))
      hints.memories.push_back(memory);
  return hints;
}

}  // namespace

double basin_seconds(const PanelState& panel, double width, double height) {
  if (!panel.energy) return 0;
  const auto K = static_cast<double>(panel.Xi->cols());
  const bool vectors = panel.energy->dense() && !descent_rule(panel).continuous;
  const double cells = width * height, borders = 4 * std::sqrt(K) * std::max(width, height);
  const double followed = K + (spacing_of(panel) == 1 ? cells : std::min(cells, cells / 64 + borders));
  const double steps = std::min(panel.scene.dynamics.steps + 100, 300);
  return followed * steps * (is_described(panel.scene.energy) ? 4e-7 : K * (vectors ? 6e-11 : 3e-9));
}

AnatomyWants anatomy_possible(const PanelState& panel) {
  if (!panel.shown) return {};
  const int D = panel.shown->dimension();
  if (panel.energy) return {D == 2, D == 2, D >= 1, D == 2};
  return {D == 2 && clamped_of(panel).empty(), D == 2, D == 2, false};
}

AnatomyWants anatomy_wants(const PanelState& panel) {
  const Needs needs = needs_of(panel);
  const bool separatrices = needs.has(Need::separatrices);
  return {needs.has(Need::basins), needs.has(Need::voronoi), needs.has(Need::critical) || separatrices,
          separatrices};
}

DescentRule descent_rule(const PanelState& panel) {
  const Dynamics& dynamics = panel.scene.dynamics;
  DescentRule rule;
  rule.tolerance = dynamics.tolerance;
  const StepRule own = find_dynamics(dynamics.method.kind)->rule;
  rule.attention = own == StepRule::attention;
  rule.continuous = panel.energy && own != StepRule::attention && own != StepRule::along_velocity;
  rule.clamped = clamped_of(panel);
  if (own == StepRule::along_velocity) {
    rule.step = dynamics.method.get("step");
  } else if (panel.energy) {
    const Guarantees known = panel.energy->guarantees();
    const double curvature = known.attention_step > 0 || std::isfinite(known.curvature)
                                 ? known.curvature
                                 : curvature_in_view(panel);
    rule.step = known.attention_step > 0 ? known.attention_step
                : curvature > 0          ? 1 / curvature
                                         : default_step;
    const View& view = panel.scene.view;
    rule.accuracy = path_error * std::max(view.x[1] - view.x[0], view.y[1] - view.y[0]);
  }
  return rule;
}

BasinOwner basin_owner(const PanelState& panel) {
  return clamped_of(panel).empty() ? asked_owner(panel.scene) : BasinOwner::memory;
}

Grid anatomy_grid(const PanelState& panel, int longest) {
  const View& view = panel.scene.view;
  const double across = view.x[1] - view.x[0], down = view.y[1] - view.y[0];
  const double cell = std::max(across, down) / std::max(longest, 2);
  auto cells = [&](double length) { return std::max(2, static_cast<int>(std::lround(length / cell))); };
  return {cells(across), cells(down), view.x[0], view.x[1], view.y[0], view.y[1]};
}

std::shared_ptr<const Anatomy> compute_anatomy(const PanelState& panel, const AnatomyWants& wants, int width,
                                               int height, const std::atomic<bool>* cancelled,
                                               const std::function<void(double)>& progress) {
  const AnatomyWants possible = anatomy_possible(panel);
  auto anatomy = std::make_shared<Anatomy>();
  AnatomyWants& has = anatomy->has;
  has = {wants.basins && possible.basins, wants.voronoi && possible.voronoi,
         (wants.critical || wants.separatrices) && possible.critical,
         wants.separatrices && possible.separatrices};
  if (!has.any()) return nullptr;
  const View& view = panel.scene.view;
  const Domain domain = domain_of(view);
  anatomy->dimension = panel.shown->dimension();
  anatomy->grid = {width, height, view.x[0], view.x[1], view.y[0], view.y[1]};
  const auto K = panel.Xi->cols();
  const double critical = has.critical && panel.energy ? search_seconds(*panel.energy, K) : 0,
               lines = has.separatrices ? separatrix_seconds(*panel.energy, K) : 0,
               basins = has.basins ? basin_seconds(panel, width, height) : 0;
  auto done = [&](double seconds) {
    if (const double all = critical + lines + basins; progress && all > 0) progress(seconds / all);
  };
  if (has.voronoi) anatomy->voronoi = voronoi_edges(*panel.Xi, anatomy->grid);
  if (has.critical)
    anatomy->critical =
        panel.energy ? find_critical_points(*panel.energy, *panel.Xi, domain, cancelled, hints_of(panel))
                     : find_fixed_points(*panel.shown, *panel.Xi, domain, cancelled);
  if (stopped(cancelled)) return nullptr;
  done(critical);
  if (has.separatrices)
    anatomy->separatrices = trace_separatrices(*panel.energy, anatomy->critical, domain, {}, cancelled);
  if (stopped(cancelled)) return nullptr;
  done(critical + lines);
  if (has.basins &&
      !(panel.energy ? add_basins(panel, *anatomy, cancelled) : add_flow_basins(panel, *anatomy, cancelled)))
    return nullptr;
  if (has.basins && has.voronoi)
    anatomy->disagreement =
        disagreement(anatomy->basins, *panel.Xi, nearest_memories(*panel.Xi, panel.plane, anatomy->grid));
  return anatomy;
}

}  // namespace memscape
