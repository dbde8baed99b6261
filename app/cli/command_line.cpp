// The command line: CLI11 reads it, a command does it.
#include "app/cli/command_line.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <optional>
#include <span>
#include <sstream>

#include "app/cli/cli_command.h"
#include "app/cli/command_list.h"
#include "app/cli/output.h"
#include "app/files/state_folder.h"
#include "app/files/trust.h"
#include "app/shell/window.h"
#include "core/actions/document.h"
#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/quoted.h"
#include "core/settings/row.h"

namespace memscape {
namespace {

struct WindowCall {
  std::string theme, size, log, replay;
  double text_scale = 0;  ///< as the theme and the size: as it was last where it is not given
  bool events = false, no_state = false;
};

constexpr const char* about =
    "Energy landscapes of associative memories, live: a window, figures and numbers.\n"
    "Without a command the window opens. SCENE is a preset's name or a file; - is standard input.";

void add_option(CLI::App& app, const CliOption& row) {
  auto add = [&](auto* value) -> CLI::Option* {
    if constexpr (std::is_same_v<decltype(value), bool*>) return app.add_flag(row.names, *value, row.help);
    CLI::Option* option = app.add_option(row.names, *value, row.help);
    if constexpr (!std::is_same_v<decltype(value), std::string*>)
      if (row.low < row.high) {
        using Number = std::remove_pointer_t<decltype(value)>;
        option->check([low = row.low, high = row.high](const std::string& text) -> std::string {
          Number number{};
          if (CLI::detail::lexical_cast(text, number) && number >= low && number <= high) return {};
          return quoted(text) + " is no number from " + value_text({}, low) + " to " + value_text({}, high);
        });
      }
    return option;
  };
  CLI::Option* option = std::visit(add, row.value);
  option->required(row.required);
  if (!row.words.empty()) option->check(CLI::IsMember(row.words));
  if (!row.type.empty()) option->type_name(row.type);
}

/// What the window and every command with a scene take.
void add_common(CLI::App& app, Request& request, int& threads) {
  auto* set =
      app.add_option("--set", request.sets, "Set a value of the scene, e.g. --set energy.beta=4; repeatable");
  set->type_name("PATH=VALUE")->expected(1)->allow_extra_args(false)->take_all();
  add_option(app, {"--seed", "Seed of the noise", "N", &request.seed});
  add_option(app, {"--threads", "How many threads may work; results do not depend on it", "N", &threads,
                   false, 1, 1024});
  add_option(app, trust_option(request));
  add_option(app, {"--quiet", "No messages but errors", "", &request.quiet});
}

void add_window(CLI::App& app, Request& request, WindowCall& call) {
  CliOption scene = scene_option(request);
  scene.required = false;
  for (const CliOption& row : std::vector<CliOption>{
           scene,
           {"--theme",
            "light, dark or projector; as it was last if not given",
            "",
            &call.theme,
            false,
            0,
            0,
            {"light", "dark", "projector"}},
           {"--size", "Size of the window, e.g. 1280x800; as it was last if not given", "WIDTHxHEIGHT",
            &call.size},
           {"--text-scale", "2 shows all text twice as large; as it was last if not given", "",
            &call.text_scale, false, 0.5, 4},
           {"--events", "Print one line per event on standard output, for scripts", "", &call.events},
           {"--no-state", "Neither read nor write what is remembered of earlier windows", "", &call.no_state},
           {"--log", "Write what is done to this file, one action a line", "FILE", &call.log},
           {"--replay", "Open what a log begins with, and do what it says", "LOG", &call.replay}})
    add_option(app, row);
}

bool parse_window_size(const std::string& text, int& width, int& height) {
  char rest = 0;
  return std::sscanf(text.c_str(), "%5dx%5d%c", &width, &height, &rest) == 2 && width >= 320 && height >= 240;
}

/// The window asks about the files of a scene, where no value is to be set in it first.
bool asks_for_trust(const Request& request) {
  return !request.trust && request.sets.empty() && request.seed.empty() && !request.scene.empty() &&
         request.scene != "-" && !files_outside(load_scene(request.scene)).empty();
}

int open_window(const Request& request, const WindowCall& call) {
  check_output(call.log, {request.scene, call.replay});
  const std::filesystem::path state = call.no_state ? std::filesystem::path() : state_folder();
  const Remembered last = read_remembered(state);
  int width = last.width, height = last.height;
  if (!call.size.empty() && !parse_window_size(call.size, width, height))
    throw Error(Fault::input,
                "--size is " + quoted(call.size) + ": give WIDTHxHEIGHT of at least 320x240, e.g. 1280x800.");
  WindowOptions options{.theme = call.theme.empty() ? last.theme : call.theme,
                        .width = width,
                        .height = height,
                        .text_scale = call.text_scale > 0 ? call.text_scale : last.text_scale,
                        .events = call.events,
                        .name = request.scene,
                        .log = call.log,
                        .state = state};
  if (call.replay.empty()) {
    if (asks_for_trust(request)) {
      options.name.clear(), options.asked = request.scene;
      return run_window(default_scene(), options);
    }
    return run_window(requested_scene(request), options);
  }
  if (!request.scene.empty())
    throw Error(Fault::input, "A log brings its own scene: give --replay or a scene, not both.");
  options.replay = read_log(call.replay, request.trust);
  const Document start = replay(std::span(options.replay).first(std::min<size_t>(options.replay.size(), 1)));
  options.name = start.name();
  return run_window(start.scene(), options);
}

/// What CLI11 says, as one sentence in which long arguments are cut.
std::string sentence_of(const CLI::ParseError& error, std::span<char*> arguments) {
  std::string text = error.what();
  for (std::string_view argument : arguments) {
    const size_t equals = argument.starts_with("--") ? argument.find('=') : std::string_view::npos;
    if (equals != std::string_view::npos) argument.remove_prefix(equals + 1);
    const std::string cut = shown(argument);
    if (argument.empty() || cut == argument) continue;
    for (size_t at = 0; (at = text.find(argument, at)) != std::string::npos; at += cut.size())
      text.replace(at, argument.size(), cut);
  }
  std::replace(text.begin(), text.end(), '\n', ' ');
  while (text.ends_with('.') || text.ends_with(' ')) text.pop_back();
  return text + "; 'memscape --help' shows what can be asked.";
}

/// What is given as nothing would be taken for what is not given.
void check_empty(std::span<char*> arguments) {
  for (std::string_view argument : arguments) {
    if (argument.empty()) throw Error(Fault::input, "An argument is empty; give it a value or leave it out.");
    if (argument.starts_with("--") && argument.find('=') + 1 == argument.size())
      throw Error(Fault::input, quoted(argument) + " gives nothing; give it a value or leave it out.");
  }
}

/// Help, version: what CLI11 prints goes where results go.
int print_answer(const CLI::App& app, const CLI::ParseError& error) {
  std::ostringstream text;
  const int code = app.exit(error, text, text);
  Output out;
  out << text.str();
  out.flush();
  return code;
}

}  // namespace

int run_command_line(int count, char** arguments) {
  Request request;
  WindowCall window;
  int threads = 0;
  CLI::App app(about, "memscape");
  app.set_version_flag("--version", "memscape " MEMSCAPE_VERSION);
  app.set_help_flag("-h,--help", "Print this help and exit");
  app.require_subcommand(0, 1);
  add_window(app, request, window);
  add_common(app, request, threads);
  const std::vector<CliCommand> commands = cli_commands(request);
  std::vector<CLI::App*> parsers;
  for (const CliCommand& command : commands) {
    CLI::App* parser = parsers.emplace_back(app.add_subcommand(command.name, command.help));
    if (command.common) add_common(*parser, request, threads);
    for (const CliOption& option : command.options) add_option(*parser, option);
  }
  const auto given = std::span(arguments, static_cast<size_t>(count)).subspan(count > 0 ? 1 : 0);
  check_empty(given);
  try {
    app.footer([] {
      return "Values of a scene, for --set (those of each kind: memscape list energies, memories, ..):\n" +
             values_text();
    });
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return print_answer(app, error);
    throw Error(Fault::input, sentence_of(error, given));
  }
  std::optional<ThreadLimit> limit;
  if (threads > 0) limit.emplace(threads);
  for (size_t i = 0; i < commands.size(); ++i)
    if (parsers[i]->parsed()) {
      const int code = commands[i].run();
      if (!request.understood.empty()) std::cerr << request.understood << "\n";
      return code;
    }
  return open_window(request, window);
}

}  // namespace memscape
