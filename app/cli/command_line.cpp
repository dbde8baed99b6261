// The command line: CLI11 reads it, a command does it.
#include "app/cli/command_line.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <optional>

#include "app/cli/commands.h"
#include "app/shell/window.h"
#include "core/base/error.h"
#include "core/base/parallel.h"

namespace memscape {
namespace {

struct Call {
  Request request;
  RenderRequest render;
  TrainRequest train;
  SampleRequest sample;
  std::string points, topic, theme = "light", window_size = "1280x800", grid = "64x64";
  double text_scale = 1;
  int threads = 0, every = 1;
  bool events = false;
};

constexpr const char* about =
    "Energy landscapes of associative memories, live: a window, figures and numbers.\n"
    "Without a command the window opens. SCENE is a preset's name or a file; - is standard input.";

void add_scene(CLI::App& app, Call& call, bool required) {
  app.add_option("SCENE", call.request.scene, "A preset's name, a file, or - for standard input")
      ->required(required);
}

void add_common(CLI::App& app, Call& call) {
  auto* set = app.add_option("--set", call.request.sets,
                             "Set a value of the scene, e.g. --set energy.beta=4; repeatable");
  set->type_name("PATH=VALUE")->expected(1)->allow_extra_args(false)->take_all();
  app.add_option("--seed", call.request.seed, "Seed of the noise")->type_name("N");
  app.add_option("--threads", call.threads, "How many threads may work; results do not depend on it")
      ->check(CLI::Range(1, 1024))
      ->type_name("N");
  app.add_flag("--quiet", call.request.quiet, "No messages but errors");
}

void add_panel(CLI::App& app, Call& call) {
  app.add_option("--panel", call.request.panel, "Which panel of the scene, numbered from 0")
      ->check(CLI::Range(0, 11))
      ->type_name("N");
}

void add_window(CLI::App& app, Call& call) {
  add_scene(app, call, false);
  app.add_option("--theme", call.theme, "light, dark or projector")
      ->check(CLI::IsMember({"light", "dark", "projector"}));
  app.add_option("--size", call.window_size, "Size of the window, e.g. 1280x800")->type_name("WIDTHxHEIGHT");
  app.add_option("--text-scale", call.text_scale, "2 shows all text twice as large")
      ->check(CLI::Range(0.5, 4.0));
  app.add_flag("--events", call.events, "Print one line per event on standard output, for scripts");
}

void add_render(CLI::App& app, Call& call) {
  add_scene(app, call, true);
  app.add_option("-o,--output", call.render.output, "A file that ends in .png, .svg or .pdf")
      ->required()
      ->type_name("FILE");
  app.add_option("--size", call.render.size, "120mmx90mm, 5inx4in or 1600x1200 (pixels)")->type_name("SIZE");
  app.add_option("--dpi", call.render.dpi, "Dots per inch of a picture")
      ->check(CLI::Range(10, 2400))
      ->type_name("N");
  app.add_option("--steps", call.render.steps, "Show the run at this step; the last one if not given")
      ->check(CLI::Range(0, 1000000))
      ->type_name("N");
}

void add_train(CLI::App& app, Call& call) {
  add_scene(app, call, true);
  app.add_option("-o,--output", call.train.output, "The file for the weights, e.g. circle.weights")
      ->required()
      ->type_name("FILE");
  app.add_option("--iterations", call.train.iterations,
                 "How long to train; the scene's energy.iterations if not given")
      ->check(CLI::Range(1, 10000000))
      ->type_name("N");
  add_panel(app, call);
}

void add_sample(CLI::App& app, Call& call) {
  add_scene(app, call, true);
  app.add_option("--count", call.sample.count, "How many particles; the scene's own if not given")
      ->check(CLI::Range(1, 1000000))
      ->type_name("N");
  app.add_option(
         "--cut", call.sample.cut,
         "Print clusters instead (kind,number,samples,x1..xD,energy): centroids of Ward's tree cut at "
         "this height, then the memories")
      ->check(CLI::Range(0.0, 1e9))
      ->type_name("HEIGHT");
  app.add_option("-o,--output", call.sample.output, "Write to this file")->type_name("FILE");
  add_panel(app, call);
}

bool parse_window_size(const std::string& text, int& width, int& height) {
  char rest = 0;
  return std::sscanf(text.c_str(), "%5dx%5d%c", &width, &height, &rest) == 2 && width >= 320 && height >= 240;
}

int open_window(const Call& call) {
  int width = 0, height = 0;
  if (!parse_window_size(call.window_size, width, height))
    throw Error(Fault::input, "--size is '" + call.window_size +
                                  "': give WIDTHxHEIGHT of at least 320x240, e.g. 1280x800.");
  return run_window(requested_scene(call.request),
                    {call.theme, width, height, call.text_scale, call.events, call.request.scene});
}

/// What CLI11 says, as one sentence.
std::string sentence_of(const CLI::ParseError& error) {
  std::string text = error.what();
  std::replace(text.begin(), text.end(), '\n', ' ');
  while (text.ends_with('.') || text.ends_with(' ')) text.pop_back();
  return text + "; 'memscape --help' shows what can be asked.";
}

}  // namespace

int run_command_line(int count, char** arguments) {
  Call call;
  CLI::App app(about, "memscape");
  app.set_version_flag("--version", "memscape " MEMSCAPE_VERSION);
  app.set_help_flag("-h,--help", "Print this help and exit");
  app.require_subcommand(0, 1);
  add_window(app, call);
  auto command = [&](const char* name, const char* help) {
    CLI::App* sub = app.add_subcommand(name, help);
    add_common(*sub, call);
    return sub;
  };
  add_common(app, call);
  auto* render = command("render", "Write a figure of the scene: PNG, SVG or PDF");
  add_render(*render, call);
  auto* eval = command("eval", "Energy and gradient at points: CSV in (x1,x2,..), CSV out");
  add_scene(*eval, call, true);
  eval->add_option("--points", call.points, "A CSV file with one point a line, or -")
      ->required()
      ->type_name("FILE");
  add_panel(*eval, call);
  auto* simulate = command("simulate", "The run of the particles as CSV: step,particle,x1..xD,energy");
  add_scene(*simulate, call, true);
  simulate->add_option("--every", call.every, "Print every N-th step only, and the last")
      ->check(CLI::Range(1, 1000000))
      ->type_name("N");
  add_panel(*simulate, call);
  auto* sample = command("sample", "Where the particles are after the last step, as CSV: x1..xD,energy");
  add_sample(*sample, call);
  auto* analyze = command("analyze", "Critical points, counts and basins of each panel as JSON");
  add_scene(*analyze, call, true);
  analyze->add_option("--grid", call.grid, "Cells of the basins; 64x64 if not given")
      ->type_name("WIDTHxHEIGHT");
  auto* train = command("train", "Train the score network of a scene and write its weights");
  add_train(*train, call);
  auto* list = app.add_subcommand("list", "What there is: " + CLI::detail::join(list_topics(), ", "));
  list->add_option("TOPIC", call.topic, "One of them; all if not given")->check(CLI::IsMember(list_topics()));
  auto* schema = app.add_subcommand("schema", "A JSON Schema of scenes");

  try {
    app.footer([] {
      return "Values of a scene, for --set (those of each kind: memscape list energies, memories, ..):\n" +
             values_text();
    });
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    throw Error(Fault::input, sentence_of(error));
  }
  std::optional<ThreadLimit> limit;
  if (call.threads > 0) limit.emplace(call.threads);
  if (render->parsed()) return command_render(call.request, call.render);
  if (eval->parsed()) return command_eval(call.request, call.points);
  if (simulate->parsed()) return command_simulate(call.request, call.every);
  if (sample->parsed()) return command_sample(call.request, call.sample);
  if (analyze->parsed()) return command_analyze(call.request, call.grid);
  if (train->parsed()) return command_train(call.request, call.train);
  if (list->parsed()) return command_list(call.topic);
  if (schema->parsed()) return command_schema();
  return open_window(call);
}

}  // namespace memscape
