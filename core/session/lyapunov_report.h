// The three questions of the poster "Memory in Plain Sight", for a panel's model and way of moving, each
// answered with its evidence: has it an energy, is it bounded from below, does it never rise?
#pragma once
#include <array>
#include <atomic>
#include <memory>
#include <string>

#include "core/critical/lyapunov.h"
#include "core/session/session.h"

namespace memscape {

/// Looks at the panel's energy; see `examine`. Null when cancelled. Touches nothing: may run in a job.
std::shared_ptr<const Lyapunov> compute_lyapunov(const PanelState& panel,
                                                 const std::atomic<bool>* cancelled = nullptr);

/// The stable steps of the panel's energy: what is proven at once, else what its Lyapunov found.
Stability panel_stability(const PanelState& panel);

/// Whether E never rises as the panel's particles move, by the steps since the last change up to `step`, and
/// by what is proven of the method.
Answer never_rises(const PanelState& panel, const Stability& stability, int step);

struct LyapunovLine {
  std::string_view question;
  Answer answer = Answer::open;
  std::string evidence;
};

struct LyapunovReport {
  std::array<LyapunovLine, 3> lines;
  Answer verdict = Answer::open;  ///< yes only when all three answers are
  std::string verdict_text;
};

LyapunovReport lyapunov_report(const PanelState& panel, const Lyapunov& lyapunov, int step);

/// "yes", "no", "not proven".
std::string_view answer_text(Answer answer);

}  // namespace memscape
