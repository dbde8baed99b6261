// The minima against β, for the strip of the slider and for charts, and against K. β is no part of what a
// sweep over β depends on; memories are compared by their values, for panels build them anew.
#include "core/session/panel_sweep.h"
#include "core/session/same.h"
#include "core/session/tasks/task.h"

namespace memscape {
namespace {

struct SweepNeeds {
  std::shared_ptr<const Matrix> Xi;
  Settings energy;
  double x[2] = {}, y[2] = {};
  bool operator==(const SweepNeeds& other) const {
    return energy == other.energy && std::ranges::equal(x, other.x) && std::ranges::equal(y, other.y) &&
           (Xi == other.Xi || equal(*Xi, *other.Xi));
  }
};

/// Nothing of another number of memories, or of another energy.
bool may_stay(const PanelState& now, const PanelState& then, const void*) {
  Settings a = now.scene.energy, b = then.scene.energy;
  a.values.erase("beta"), b.values.erase("beta");
  return is_same_panel(then, now) && a == b && now.Xi->cols() == then.Xi->cols();
}

template <class Kind>
constexpr Task make() {
  Task row = row_of<Kind>();
  row.may_stay = may_stay;
  return row;
}

template <class Kind>
struct Sweeps {
  using Result = Kind;
  using Needs = SweepNeeds;
  static constexpr SweepAgainst against = Kind::axis;
  static constexpr std::string_view words =
      against == SweepAgainst::beta ? "minima against β" : "minima against K";
  static constexpr int urgency = 4;

  static bool is_seen(const PanelState& panel, const Ask& ask) {
    if (ask.wishes.all) return sweep_against(panel.scene) == against;
    return (against == SweepAgainst::beta && ask.panel == ask.wishes.strip) || chart_sweep(panel) == against;
  }
  static std::optional<Needs> key(const PanelState& panel, const Ask& ask) {
    if (!is_seen(panel, ask) || !sweep_refusal(panel, against).empty()) return std::nullopt;
    const View& view = panel.scene.view;
    Needs needs{panel.Xi, panel.scene.energy, {view.x[0], view.x[1]}, {view.y[0], view.y[1]}};
    if (against == SweepAgainst::beta) needs.energy.values.erase("beta");
    return needs;
  }
  /// For the slider alone, or beside all else, nobody waits longer than for a look.
  static std::vector<Cost> costs(const PanelState& panel, const Ask&, const Needs& needs) {
    constexpr double look = 20;
    const auto K = needs.Xi->cols();
    const std::string axis = against == SweepAgainst::beta ? "β" : "K";
    return {{"counting minima against " + axis + " of K = " + std::to_string(K) + " memories",
             sweep_seconds(against, K, needs.Xi->rows()), "give fewer memories",
             chart_sweep(panel) == against ? most_seconds : look}};
  }
  static std::shared_ptr<const Kind> compute(const PanelState& panel, const Needs&, const Detail& detail,
                                             const Watch& watch) {
    const auto sweep = compute_sweep(panel, against, !detail.fine, watch.cancelled, watch.progress);
    return sweep ? std::make_shared<const Kind>(Kind{*sweep}) : nullptr;
  }
  static std::size_t bytes(const Kind& sweep) {
    std::size_t minima = 0;
    for (const SweepSample& sample : sweep.samples) minima += sample.minima.size();
    return 160 * minima + sizeof(SweepChange) * sweep.changes.size();
  }
};

}  // namespace

extern const Task beta_sweep_task, count_sweep_task;
const Task beta_sweep_task = make<Sweeps<BetaSweep>>();
const Task count_sweep_task = make<Sweeps<CountSweep>>();

}  // namespace memscape
