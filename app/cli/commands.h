// What can be asked on the command line. Each command writes its result to standard output or a file and
// returns 0, or throws Error.
#pragma once
#include <string>
#include <vector>

#include "core/scene/scene.h"

namespace memscape {

/// What every command with a scene understands.
struct Request {
  std::string scene;              ///< a preset's name, a file, or `-`
  std::vector<std::string> sets;  ///< path=value, in order
  std::string seed;               ///< empty: the scene's own
  bool quiet = false;             ///< no messages on standard error but errors
  int panel = 0;                  ///< for commands that work on one panel
};

struct RenderRequest {
  std::string output, size;  ///< size empty: the scene's own
  int dpi = 0;               ///< 0: the scene's own
  int steps = -1;            ///< the step that is shown; -1: the last one
};

struct TrainRequest {
  std::string output;
  int iterations = 0;  ///< 0: the scene's own
};

/// The scene with all of the request's values set; the default scene where none is named.
Scene requested_scene(const Request& request);

/// Writes a figure of the scene.
int command_render(const Request& request, const RenderRequest& render);
/// Energy and gradient at the points of a CSV file (`-`: standard input).
int command_eval(const Request& request, const std::string& points);
/// Every `every`-th step of the run, and the last.
int command_simulate(const Request& request, int every);
struct SampleRequest {
  int count = 0;       ///< particles; 0: the scene's own
  double cut = -1;     ///< not negative: clusters instead of samples, Ward's tree cut at this height
  std::string output;  ///< a file; empty: standard output
};
/// The particles after the run's last step, or the centroids of their clusters and the memories with the
/// energies that the scene's energy gives them.
int command_sample(Request request, const SampleRequest& sample);
/// Critical points, counts and basins of each panel as JSON, basins on a lattice of WIDTHxHEIGHT cells.
/// Numbers that JSON lacks are the words "inf" and "-inf"; memories are numbered from 1.
int command_analyze(const Request& request, const std::string& grid);
/// Trains the score network of a panel and writes its weights.
int command_train(const Request& request, const TrainRequest& train);
/// scenes, energies, memories, particles, dynamics, colormaps or values; empty: all of them.
int command_list(const std::string& topic);
const std::vector<std::string>& list_topics();
int command_schema();

/// All values that --set knows whatever the kinds, one a line with domain and default.
std::string values_text();

}  // namespace memscape
