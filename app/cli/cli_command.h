// A command of the command line as a row: its words, what it takes, and what it does. Each has a file of its
// own and a line in cli_commands.cpp; only command_line.cpp knows the library that parses.
#pragma once
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "core/scene/scene.h"

namespace memscape {

/// What every command with a scene understands.
struct Request {
  std::string scene;               ///< a preset's name, a file, or `-`
  std::vector<std::string> sets;   ///< path=value, in order
  std::string seed;                ///< empty: the scene's own
  bool trust = false;              ///< the scene may read files outside its folder
  bool quiet = false;              ///< no messages on standard error but errors
  int panel = 0;                   ///< for commands that work on one panel
  mutable std::string understood;  ///< what requested_scene understood of points, told when the work is done
};
/// The scene with all of the request's values set; the default scene where none is named.
Scene requested_scene(const Request& request);

struct CliOption {
  std::string names;  ///< e.g. "-o,--output"; a name in capitals stands for itself, by its place
  std::string help;
  std::string type;  ///< what to give, e.g. "FILE"; may be empty
  std::variant<std::string*, int*, double*, bool*> value;
  bool required = false;
  double low = 0, high = 0;             ///< bounds of a number
  std::vector<std::string> words = {};  ///< the only ones that may be given; empty: any
};

struct CliCommand {
  std::string name, help;
  std::vector<CliOption> options;
  std::function<int()> run;  ///< writes its result and returns 0, or throws Error
  bool common = true;        ///< takes what every command with a scene takes
};

/// All of them, in the order of --help. What they have in common lands in `request`, which outlives them.
std::vector<CliCommand> cli_commands(Request& request);

CliOption scene_option(Request& request);
CliOption panel_option(Request& request);
CliOption trust_option(Request& request);

}  // namespace memscape
