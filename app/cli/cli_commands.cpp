// The catalogue of commands: one line each.
#include "app/cli/cli_command.h"

namespace memscape {

CliCommand render_command(Request& request);
CliCommand eval_command(Request& request);
CliCommand simulate_command(Request& request);
CliCommand sample_command(Request& request);
CliCommand analyze_command(Request& request);
CliCommand train_command(Request& request);
CliCommand replay_command(Request& request);
CliCommand list_command(Request& request);
CliCommand schema_command(Request& request);

std::vector<CliCommand> cli_commands(Request& request) {
  return {
      render_command(request), eval_command(request),    simulate_command(request),
      sample_command(request), analyze_command(request), train_command(request),
      replay_command(request), list_command(request),    schema_command(request),
  };
}

}  // namespace memscape
