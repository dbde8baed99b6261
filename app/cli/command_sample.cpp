// `memscape sample`: where the run of a scene's particles ends, and the clusters there.
#include <memory>
#include <string>
#include <vector>

#include "app/cli/cli_command.h"
#include "app/cli/output.h"
#include "app/cli/output_points.h"
#include "app/cli/train_networks.h"
#include "core/base/error.h"
#include "core/learning/sample_clusters.h"
#include "core/learning/score/learned_energy.h"
#include "core/scene/file_names.h"
#include "core/scene/scene_json.h"
#include "core/session/session.h"

namespace memscape {
namespace {

void print_samples(Output& out, const Frame& frame, bool energies) {
  for (int d = 1; d <= frame.X.rows(); ++d) out << "x" << d << ",";
  out << "energy\n";
  for (Eigen::Index i = 0; i < frame.X.cols(); ++i) {
    for (double x : frame.X.col(i)) out << x << ",";
    if (energies) out << frame.energy[i];
    out << "\n";
  }
}

/// Points and how many samples each stands for; `energies` is empty where the model has none.
void print_marks(Output& out, const char* name, const Matrix& X, const std::vector<int>& sizes,
                 const Vector& energies) {
  for (Eigen::Index i = 0; i < X.cols(); ++i) {
    out << name << "," << static_cast<int>(i + 1) << "," << sizes[static_cast<size_t>(i)];
    print_point(out, X.col(i), energies.size() > 0 ? energies[i] : 0, energies.size() > 0);
  }
}

/// Clusters of the particles within bounds, then memories, each with the particles that are nearest to it.
void print_clusters(Output& out, const PanelState& panel, const Frame& frame, double cut) {
  const Matrix X = samples_of(frame);
  if (X.cols() == 0)
    throw Error(Fault::work, "Every particle flew apart; take more steps, or the geometric time grid.");
  const SampleClusters found = sample_clusters(X, *panel.Xi, *panel.model, cut);
  out << "kind,number,samples";
  print_names(out, static_cast<int>(X.rows()));
  print_marks(out, "cluster", found.centroids, found.sizes, found.energies);
  print_marks(out, "memory", *panel.Xi, found.nearest, found.memory_energies);
}

struct SampleCall {
  int count = 0;       ///< particles; 0: the scene's own
  double cut = -1;     ///< not negative: clusters instead of samples, Ward's tree cut at this height
  std::string output;  ///< a file; empty: standard output
};

/// The particles after the run's last step, or the centroids of their clusters and the memories with the
/// energies that the scene's energy gives them.
int sample_scene(Request request, const SampleCall& sample) {
  if (sample.count > 0) request.sets.push_back("particles.count=" + std::to_string(sample.count));
  Session session;
  const Scene scene = requested_scene(request);
  std::vector<std::string> read = file_names(scene);
  read.push_back(request.scene);
  check_output(sample.output, read);
  session.update(panel_scene(scene, request.panel));
  train_networks(session, request.quiet);
  const PanelState& panel = session.panels()[0];
  Run& run = *panel.run;
  const int last = session.last();
  if (run.particles() == 0)
    throw Error(Fault::input,
                "This scene has no particles to sample with; give it some, e.g. "
                "--set particles.kind=gaussian.");
  const Frame& frame = run.frame(last);
  Output out(sample.output);
  if (sample.cut < 0)
    print_samples(out, frame, has_value(run.model()));
  else
    print_clusters(out, panel, frame, sample.cut);
  out.flush();
  if (!request.quiet) say_counts(run.counts(last), last);
  return 0;
}

}  // namespace

CliCommand sample_command(Request& request) {
  auto call = std::make_shared<SampleCall>();
  return {
      "sample",
      "Where the particles are after the last step, as CSV: x1..xD,energy",
      {scene_option(request),
       {"--count", "How many particles; the scene's own if not given", "N", &call->count, false, 1, 1000000},
       {"--cut",
        "Print clusters instead (kind,number,samples,x1..xD,energy): centroids of Ward's tree cut at "
        "this height, then the memories",
        "HEIGHT", &call->cut, false, 0, 1e9},
       {"-o,--output", "Write to this file", "FILE", &call->output},
       panel_option(request)},
      [&request, call] { return sample_scene(request, *call); }};
}

}  // namespace memscape
