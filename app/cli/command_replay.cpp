// `memscape replay`: what the actions of a log come to, without a window.
#include <iostream>
#include <memory>

#include "app/cli/cli_command.h"
#include "app/cli/output.h"
#include "app/files/trust.h"
#include "core/actions/document.h"
#include "core/base/quoted.h"
#include "core/scene/scene_json.h"

namespace memscape {
namespace {

struct ReplayCall {
  std::string log, output;  ///< output empty: standard output
};

int replay_log(const Request& request, const ReplayCall& call) {
  check_output(call.output, {call.log});
  const std::vector<LogLine> log = read_log(call.log, request.trust);
  const Document document = replay(log);
  if (call.output.empty()) {
    Output out;
    out << scene_text(document.scene());
    out.flush();
  } else {
    save_scene(document.scene(), call.output);
  }
  if (!request.quiet && !call.output.empty())
    std::cerr << "Wrote " << shown_file(call.output) << ": " << log.size() << " actions.\n";
  return 0;
}

}  // namespace

CliCommand replay_command(Request& request) {
  auto call = std::make_shared<ReplayCall>();
  return {"replay",
          "The scene that a log of actions comes to, as the window wrote it with --log",
          {{"LOG", "A file with one action a line, or - for standard input", "", &call->log, true},
           {"-o,--output", "Write the scene to this file", "FILE", &call->output},
           trust_option(request),
           {"--quiet", "No messages but errors", "", &request.quiet}},
          [&request, call] { return replay_log(request, *call); },
          false};
}

}  // namespace memscape
