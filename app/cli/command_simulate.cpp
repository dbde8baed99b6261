// `memscape simulate`: the run of a scene's particles, step by step.
#include <unistd.h>

#include <iostream>
#include <memory>

#include "app/cli/cli_command.h"
#include "app/cli/output.h"
#include "app/cli/output_points.h"
#include "app/cli/train_networks.h"
#include "core/learning/score/learned_energy.h"
#include "core/scene/scene_json.h"
#include "core/session/session.h"

namespace memscape {
namespace {

void print_header(Output& out, int D) {
  out << "step,particle";
  print_names(out, D);
}

void print_frame(Output& out, int step, const Frame& frame, bool energies) {
  for (Eigen::Index i = 0; i < frame.X.cols(); ++i) {
    out << step << "," << static_cast<int>(i + 1);
    print_point(out, frame.X.col(i), frame.energy_of(static_cast<int>(i)), energies);
  }
}

/// Every `every`-th step of the run, and the last.
int simulate_scene(const Request& request, int every) {
  Session session;
  session.update(panel_scene(requested_scene(request), request.panel));
  train_networks(session, request.quiet);
  Run& run = *session.panels()[0].run;
  const int last = session.last();
  const bool progress = !request.quiet && isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO);
  Output out;
  print_header(out, run.dimension());
  for (int step = 0;; step = std::min(step + every, last)) {
    run.advance_to(step);
    print_frame(out, step, run.frame(step), has_value(run.model()));
    if (progress) std::cerr << "\rStep " << step << " of " << last << std::flush;
    if (step == last) break;
  }
  out.flush();
  if (progress) std::cerr << "\r";
  if (!request.quiet) say_counts(run.counts(last), last);
  return 0;
}

}  // namespace

CliCommand simulate_command(Request& request) {
  auto every = std::make_shared<int>(1);
  return {"simulate",
          "The run of the particles as CSV: step,particle,x1..xD,energy",
          {scene_option(request),
           {"--every", "Print every N-th step only, and the last", "N", every.get(), false, 1, 1000000},
           panel_option(request)},
          [&request, every] { return simulate_scene(request, *every); }};
}

}  // namespace memscape
