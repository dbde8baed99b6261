// What a network believes, beside the exact energy of the same memories: the rows of the poster's comparison
// of diffusion models and associative memories ("Memory in Plain Sight"), each with what was measured.
#pragma once
#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "core/session/session.h"

namespace memscape {

struct BeliefLine {
  std::string question, network, exact;  ///< short words with numbers
  std::string help;                      ///< how it was measured
};

struct BeliefReport {
  std::vector<BeliefLine> lines;
};

/// Measures the panel's network at the time that the panel shows. A second or so on one core for D = 2. Null
/// when cancelled, and without a network. Touches nothing: may run in a job.
std::shared_ptr<const BeliefReport> belief_report(const PanelState& panel,
                                                  const std::atomic<bool>* cancelled = nullptr);

}  // namespace memscape
