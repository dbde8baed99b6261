// Every command of the command line: its help, and what it says of a call that is wrong.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/cli/cli_command.h"
#include "support_program.h"

using namespace memscape;

namespace {

/// One sentence on one line, and nothing else.
void check_refused(const Outcome& outcome) {
  CHECK(outcome.code == 2);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.starts_with("memscape: "));
  CHECK(std::ranges::count(outcome.err, '\n') == 1);
}

}  // namespace

TEST_CASE("every command has words, refuses what it does not know and a scene that is not there") {
  Request request;
  for (const CliCommand& command : cli_commands(request)) {
    CAPTURE(command.name);
    Folder folder;
    CHECK(!command.help.empty());
    for (const CliOption& option : command.options) {
      CAPTURE(option.names);
      CHECK(!option.help.empty());
    }
    const Outcome help = folder.run(command.name + " --help");
    CHECK(help.code == 0);
    CHECK(help.err.empty());
    CHECK(help.out.find(command.help) != std::string::npos);
    for (const CliOption& option : command.options) {
      CAPTURE(option.names);
      CHECK(help.out.find(option.names.substr(0, option.names.find(','))) != std::string::npos);
    }
    check_refused(folder.run(command.name + " --no-such-option"));
    check_refused(folder.run(command.name + " --set"));
    const bool takes_scene =
        std::ranges::any_of(command.options, [](const CliOption& option) { return option.names == "SCENE"; });
    if (takes_scene) check_refused(folder.run(command.name + " no-such-scene -o x.png"));
    CHECK(folder.files() == 0);
  }
}
