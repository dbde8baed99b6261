// `memscape simulate`: the run of a scene's particles, step by step; `memscape sample`: where it ends, and
// the clusters there.
#include <unistd.h>

#include <iostream>
#include <vector>

#include "app/commands.h"
#include "app/output.h"
#include "app/train_networks.h"
#include "core/error.h"
#include "core/learning/ward.h"
#include "core/scene/scene_json.h"
#include "core/scene/session.h"

namespace memscape {
namespace {

void print_names(Output& out, int D) {
  for (int d = 1; d <= D; ++d) out << ",x" << d;
  out << ",energy\n";
}

void print_header(Output& out, int D) {
  out << "step,particle";
  print_names(out, D);
}

/// After a comma, and without the energy where the model has none.
void print_point(Output& out, const ConstVector& x, double energy, bool known) {
  for (double coordinate : x) out << "," << coordinate;
  out << ",";
  if (known) out << energy;
  out << "\n";
}

void print_frame(Output& out, int step, const Frame& frame, bool energies) {
  for (Eigen::Index i = 0; i < frame.X.cols(); ++i) {
    out << step << "," << static_cast<int>(i + 1);
    print_point(out, frame.X.col(i), frame.energy[i], energies);
  }
}

void print_samples(Output& out, const Frame& frame, bool energies) {
  for (int d = 1; d <= frame.X.rows(); ++d) out << "x" << d << ",";
  out << "energy\n";
  for (Eigen::Index i = 0; i < frame.X.cols(); ++i) {
    for (double x : frame.X.col(i)) out << x << ",";
    if (energies) out << frame.energy[i];
    out << "\n";
  }
}

/// Points and how many samples each stands for, with the energies of the panel's own energy.
void print_marks(Output& out, const char* name, const Matrix& X, const std::vector<int>& sizes,
                 const Energy& energy) {
  Vector E;
  energy.batch(X, E, nullptr);
  for (Eigen::Index i = 0; i < X.cols(); ++i) {
    out << name << "," << static_cast<int>(i + 1) << "," << sizes[static_cast<size_t>(i)];
    print_point(out, X.col(i), E[i], has_value(energy));
  }
}

/// Clusters of the particles within bounds, then memories, each with the particles that are nearest to it.
void print_clusters(Output& out, const PanelState& panel, const Frame& frame, double cut) {
  std::vector<int> kept;
  for (int i = 0; i < static_cast<int>(frame.X.cols()); ++i)
    if (frame.status[static_cast<size_t>(i)] != Status::diverged) kept.push_back(i);
  if (kept.empty())
    throw Error(Fault::work, "Every particle flew apart; take more steps, or the geometric time grid.");
  const Matrix X = frame.X(Eigen::all, kept), &Xi = *panel.Xi;
  const std::vector<int> labels = cut_tree(ward_tree(X), static_cast<int>(X.cols()), cut);
  const Matrix centroids = cluster_centroids(X, labels);
  std::vector<int> sizes(static_cast<size_t>(centroids.cols())), nearest(static_cast<size_t>(Xi.cols()));
  for (int label : labels) ++sizes[static_cast<size_t>(label)];
  for (const auto& x : X.colwise()) {
    Eigen::Index memory = 0;
    (Xi.colwise() - x).colwise().squaredNorm().minCoeff(&memory);
    ++nearest[static_cast<size_t>(memory)];
  }
  out << "kind,number,samples";
  print_names(out, static_cast<int>(X.rows()));
  print_marks(out, "cluster", centroids, sizes, *panel.model);
  print_marks(out, "memory", Xi, nearest, *panel.model);
}

void say_counts(const RunCounts& counts, int step) {
  std::cerr << "At step " << step << ": " << counts.settled << " settled, " << counts.moving << " moving";
  if (counts.diverged) std::cerr << ", " << counts.diverged << " diverged";
  if (counts.unsupported) std::cerr << ", " << counts.unsupported << " without a force";
  std::cerr << ".\n";
}

}  // namespace

int command_simulate(const Request& request, int every) {
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
    print_frame(out, step, run.frame(step), has_value(run.energy()));
    if (progress) std::cerr << "\rStep " << step << " of " << last << std::flush;
    if (step == last) break;
  }
  out.flush();
  if (progress) std::cerr << "\r";
  if (!request.quiet) say_counts(run.counts(last), last);
  return 0;
}

int command_sample(Request request, const SampleRequest& sample) {
  if (sample.count > 0) request.sets.push_back("particles.count=" + std::to_string(sample.count));
  Session session;
  session.update(panel_scene(requested_scene(request), request.panel));
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
    print_samples(out, frame, has_value(run.energy()));
  else
    print_clusters(out, panel, frame, sample.cut);
  out.flush();
  if (!request.quiet) say_counts(run.counts(last), last);
  return 0;
}

}  // namespace memscape
