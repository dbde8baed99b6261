// Sentences from numbers.
#include "core/session/lyapunov_report.h"

#include "core/base/stop.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace memscape {
namespace {

std::string number(double value) {
  if (std::isinf(value)) return value > 0 ? "∞" : "−∞";
  char text[40];
  std::snprintf(text, sizeof text, "%.3g", value == 0 ? 0.0 : value);
  return text[0] == '-' ? "−" + std::string(text + 1) : text;
}

/// Of an error only its size counts.
std::string size_of(double error) {
  char text[40];
  std::snprintf(text, sizeof text, "%.0e", error);
  return error > 0 && error < 0.01 ? text : number(error);
}

std::string energy_evidence(const Lyapunov& found) {
  const Circulation& circulation = found.circulation;
  std::string text = circulation.loops == 0 ? "On a line every continuous velocity has one"
                                            : "Round " + std::to_string(circulation.loops) +
                                                  " loops the velocity circulates by at most " +
                                                  size_of(circulation.worst) + " of its size";
  if (found.without_energy && found.circulation.loops > 0)
    text +=
        found.has_energy() == Answer::no ? ": it is the slope of nothing" : ": it is the slope of something";
  if (found.points > 0) text += "; ∇E agrees with differences of E to " + size_of(found.mismatch.worst);
  return text + ".";
}

std::string bound_evidence(const Lyapunov& found) {
  if (found.without_energy)
    return found.has_energy() == Answer::no ? "There is no energy to be bounded."
                                            : "What it is the slope of has not been computed.";
  const Guarantees& known = found.guarantees;
  const std::string lowest = "lowest value found " + number(found.lowest);
  if (std::isfinite(known.lowest))
    return known.lowest_text + (known.lowest != 0 ? ", which is " + number(known.lowest) : "") + "; " +
           lowest + ".";
  const std::string end =
      "at a distance of " + number(found.ray.radius.back()) + " E is " + number(found.ray.energy.back());
  if (found.ray.falls()) return "Along a ray E falls without end: " + end + ".";
  return "No bound is proven, but E falls along no ray: " + end + " at least; " + lowest + ".";
}

const DynamicsKind& method_of(const PanelState& panel) {
  return *find_dynamics(panel.scene.dynamics.method.kind);
}

double step_of(const PanelState& panel) {
  return panel.scene.dynamics.method.get("step");
}

RiseCounts counts_of(const PanelState& panel, int step) {
  const int to = std::min(step, panel.run->computed());
  return panel.run->rises(panel.run->changed_at(to), to);
}

/// What is known of the method without a run.
std::string method_evidence(const PanelState& panel, const Stability& stability) {
  switch (method_of(panel).climbing) {
    case Climbing::never:
      return "This method takes no step that raises E.";
    case Climbing::possible:
      return "Nothing keeps this method from climbing.";
    case Climbing::by_noise:
      return "Noise lifts particles again and again.";
    case Climbing::by_time:
      return "The energy itself changes with the time of the process.";
    case Climbing::beyond_limit:
      break;
  }
  if (stability.basis == StabilityBasis::none) return "No bound of the step size is known.";
  const std::string limit = number(stability.limit), step = "α = " + number(step_of(panel));
  const bool proven = stability.basis == StabilityBasis::proven;
  if (!stability.holds(step_of(panel))) return step + " is not below " + limit + ".";
  if (std::isinf(stability.limit)) return "Proven for every α.";
  return step + " is below " + limit + (proven ? ": proven from anywhere." : ", the limit at the minima.");
}

std::string rise_evidence(const PanelState& panel, const Stability& stability, int step) {
  const RiseCounts counts = counts_of(panel, step);
  const long long rose = counts.rose + counts.by_noise;
  std::string text = "E rose on " + (rose > 0 ? std::to_string(rose) : "none") + " of " +
                     std::to_string(counts.steps) + " steps";
  if (counts.steps == 0) text = "No step has been taken yet";
  if (counts.rose > 0) text += ", by " + number(counts.worst) + " at most";
  return text + ". " + method_evidence(panel, stability);
}

/// Why it is none; empty where no answer is no.
std::string objection(const LyapunovReport& report) {
  if (report.lines[0].answer == Answer::no) return "it has no energy";
  if (report.lines[1].answer == Answer::no) return "its energy has no lower bound";
  if (report.lines[2].answer == Answer::no) return "as it moves here, its energy rises";
  return "";
}

void judge(LyapunovReport& report) {
  const auto says = [&](Answer answer) {
    return std::ranges::count(report.lines, answer, &LyapunovLine::answer);
  };
  if (says(Answer::yes) == 3) {
    report.verdict = Answer::yes;
    report.verdict_text = "You have an associative memory: its energy is a Lyapunov function.";
  } else if (says(Answer::no) > 0) {
    report.verdict = Answer::no;
    report.verdict_text = "Not an associative memory: " + objection(report) + ".";
  } else {
    report.verdict_text = "Nothing was seen that speaks against an associative memory; proof is lacking.";
  }
}

}  // namespace

std::shared_ptr<const Lyapunov> compute_lyapunov(const PanelState& panel,
                                                 const std::atomic<bool>* cancelled) {
  constexpr Eigen::Index most_memories = 128;  // for which critical points are found in a moment
  const View& view = panel.scene.view;
  const Domain domain{view.x[0], view.x[1], view.y[0], view.y[1]};
  if (!panel.energy) {
    auto turning = std::make_shared<Lyapunov>(examine_flow(*panel.shown, panel.plane, domain, cancelled));
    return stopped(cancelled) ? nullptr : turning;
  }
  std::vector<CriticalPoint> known;
  const bool proven = std::isfinite(panel.energy->guarantees().curvature);
  if (!proven && panel.Xi->rows() <= 2 && panel.Xi->cols() <= most_memories)
    known = find_critical_points(*panel.energy, *panel.Xi, domain, cancelled).points;
  auto lyapunov =
      std::make_shared<Lyapunov>(examine(*panel.energy, *panel.Xi, panel.plane, domain, known, cancelled));
  if (stopped(cancelled)) return nullptr;
  return lyapunov;
}

Stability panel_stability(const PanelState& panel) {
  if (!panel.energy) return {};
  if (std::isfinite(panel.energy->guarantees().curvature)) return step_stability(*panel.energy, *panel.Xi);
  return panel.result<Lyapunov>() ? panel.result<Lyapunov>()->stability : Stability{};
}

Answer never_rises(const PanelState& panel, const Stability& stability, int step) {
  const RiseCounts counts = counts_of(panel, step);
  if (counts.rose + counts.by_noise > 0) return Answer::no;
  const Climbing climbing = method_of(panel).climbing;
  if (climbing == Climbing::never) return Answer::yes;
  if (climbing == Climbing::by_time) return Answer::no;
  const bool proven = climbing == Climbing::beyond_limit && stability.basis == StabilityBasis::proven &&
                      stability.holds(step_of(panel));
  return proven ? Answer::yes : Answer::open;
}

LyapunovReport lyapunov_report(const PanelState& panel, const Lyapunov& lyapunov, int step) {
  LyapunovReport report;
  report.lines[0] = {"Has it an energy?", lyapunov.has_energy(), energy_evidence(lyapunov)};
  report.lines[1] = {"Is it bounded from below?", lyapunov.bounded(), bound_evidence(lyapunov)};
  if (lyapunov.without_energy)
    report.lines[2] = {"Does it never rise?", lyapunov.bounded(),
                       lyapunov.bounded() == Answer::no ? "There is no energy that could rise or fall."
                                                        : "No energy is followed along the way."};
  else
    report.lines[2] = {"Does it never rise?", never_rises(panel, lyapunov.stability, step),
                       rise_evidence(panel, lyapunov.stability, step)};
  judge(report);
  return report;
}

std::string_view answer_text(Answer answer) {
  switch (answer) {
    case Answer::yes:
      return "yes";
    case Answer::no:
      return "no";
    case Answer::open:
      break;
  }
  return "not proven";
}

}  // namespace memscape
