// `memscape eval`: energy and gradient at given points.
#include <algorithm>
#include <iostream>
#include <memory>

#include "app/cli/cli_command.h"
#include "app/cli/output.h"
#include "app/cli/train_networks.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/quoted.h"
#include "core/scene/scene_json.h"
#include "core/scene/sources/data.h"
#include "core/scene/sources/point_table.h"

namespace memscape {
namespace {

/// How points are read: what stands after --points, --columns and --header.
struct PointsOptions {
  std::string file, columns, header = "auto";
};

PointTable points_of(const PointsOptions& options) {
  const Header header = options.header == "yes"  ? Header::yes
                        : options.header == "no" ? Header::no
                                                 : Header::told;
  const ColumnChoice choice{options.columns, "none", header, "--"};
  const bool piped = options.file == "-";
  const std::string name = piped ? "standard input" : options.file;
  return read_points(piped ? read_standard_input() : read_file(name), name, choice);
}

void print_columns(Output& out, char letter, Eigen::Index D) {
  for (int d = 1; d <= D; ++d)
    out << (letter == 'x' && d == 1 ? "" : ",") << std::string_view(&letter, 1) << d;
}

/// Where there is no energy: x1..xD,v1..vD with v = dx/dt.
void print_velocities(Output& out, const Model& model, const Matrix& X) {
  print_columns(out, 'v', X.rows());
  out << "\n";
  Evaluation found;
  model.evaluate(X, {.velocity = true}, found);
  for (Eigen::Index i = 0; i < X.cols(); ++i) {
    for (Eigen::Index d = 0; d < X.rows(); ++d) out << (d > 0 ? "," : "") << X(d, i);
    for (double v : found.velocity.col(i)) out << "," << v;
    out << "\n";
  }
  out.flush();
}

/// Energy and gradient at the points of a CSV file (`-`: standard input).
int eval_scene(const Request& request, const PointsOptions& points) {
  if (request.scene == "-" && points.file == "-")
    throw Error(Fault::input, "Both the scene and the points are -; give one of them as a file.");
  const Scene scene = panel_scene(requested_scene(request), request.panel);
  const Matrix Xi = build_memories(scene.memories);
  const std::shared_ptr<const Model> model = build_model(scene.energy, Xi);
  std::shared_ptr<const Energy> energy = energy_of(model);
  std::shared_ptr<const Network> network;
  if (has_network(scene)) {
    Session session;
    session.update(scene);
    train_networks(session, request.quiet);
    network = session.newest_network(0);
    energy = std::make_shared<LearnedEnergy>(network->score, scene.energy.get("t"));
  }
  const PointTable table = points_of(points);
  const Matrix& X = table.X;
  const Eigen::Index D = model->dimension(), block = 4096;
  if (X.rows() != D)
    throw Error(Fault::input, "The points have " + std::to_string(X.rows()) +
                                  " coordinates and the memories " + std::to_string(D) +
                                  "; give both the same number.");
  if (!request.quiet)
    std::cerr << (points.file == "-" ? "standard input" : shown_file(points.file)) << ": " << table.understood
              << "\n";
  Output out;
  print_columns(out, 'x', D);
  if (!energy) {
    print_velocities(out, *model, X);
    return 0;
  }
  out << ",energy";
  print_columns(out, 'g', D);
  out << "\n";
  Vector E;
  Matrix G;
  for (Eigen::Index from = 0; from < X.cols(); from += block) {
    const auto part = X.middleCols(from, std::min(block, X.cols() - from));
    energy->batch(part, E, &G);
    if (network && !has_value(*energy))
      E = believed_energies(*network, scene.energy.get("t"), part, LikelihoodSettings{}.tolerance);
    for (Eigen::Index i = 0; i < part.cols(); ++i) {
      for (double x : part.col(i)) out << x << ",";
      out << E[i];
      for (double g : G.col(i)) out << "," << g;
      out << "\n";
    }
  }
  out.flush();
  return 0;
}

}  // namespace

CliCommand eval_command(Request& request) {
  auto points = std::make_shared<PointsOptions>();
  return {"eval",
          "Energy and gradient at points: a table of them in, CSV out",
          {scene_option(request),
           {"--points", "A file with one point a line, or -", "FILE", &points->file, true},
           {"--columns", "Its columns that are coordinates, by name or number", "LIST", &points->columns},
           {"--header",
            "Whether its first line has names",
            "",
            &points->header,
            false,
            0,
            0,
            {"auto", "yes", "no"}},
           panel_option(request)},
          [&request, points] { return eval_scene(request, *points); }};
}

}  // namespace memscape
