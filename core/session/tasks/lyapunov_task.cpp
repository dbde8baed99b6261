// What can be known of an energy without a run (core/critical/lyapunov.h), for the panel that everything is
// told of.
#include <cmath>

#include "core/session/lyapunov_report.h"
#include "core/session/tasks/task.h"

namespace memscape {
namespace {

struct Questions {
  static constexpr std::string_view words = "the three questions";
  using Result = Lyapunov;
  struct Needs {
    std::shared_ptr<const Model> model;
    double x[2] = {}, y[2] = {};
    bool operator==(const Needs&) const = default;
  };

  static std::optional<Needs> key(const PanelState& panel, const Ask& ask) {
    if (!ask.focused() || !panel.shown) return std::nullopt;
    const View& view = panel.scene.view;
    return Needs{panel.shown, {view.x[0], view.x[1]}, {view.y[0], view.y[1]}};
  }
  static std::shared_ptr<const Lyapunov> compute(const PanelState& panel, const Needs&, const Detail&,
                                                 const Watch& watch) {
    return compute_lyapunov(panel, watch.cancelled);
  }
  static bool is_final(const Needs&, const Lyapunov*) { return true; }
  static std::size_t bytes(const Lyapunov& found) { return sizeof(double) * 2 * found.ray.energy.size(); }
};

constexpr Task make() {
  Task row = row_of<Questions>();
  row.urgency = 5;
  row.coarse_threads = row.fine_threads = 1;
  // Never cancelled by what overtakes it; while something is dragged only stable steps that no proof gives
  // are worth it.
  row.effort = [](const PanelState& panel, const Ask& ask) {
    if (ask.wishes.training) return Effort::none;
    const Energy* energy = panel.shown->energy();
    const bool proven = energy && std::isfinite(energy->guarantees().curvature);
    return ask.wishes.at_rest || !proven ? Effort::coarse : Effort::none;
  };
  row.may_stay = [](const PanelState&, const PanelState&, const void*) { return true; };
  return row;
}

}  // namespace

extern const Task lyapunov_task;
const Task lyapunov_task = make();

}  // namespace memscape
