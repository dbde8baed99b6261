// Run: the steps of the particles.
#include "app/menu/commands/menus.h"
#include "app/shell/actions.h"

namespace memscape {
namespace {

bool before_start(const W& bench) {
  return bench.session.step() > 0;
}
bool before_end(const W& bench) {
  return bench.session.step() < bench.session.last();
}

}  // namespace

std::vector<Command> run_commands() {
  return {
      {.id = "transport.play",
       .label = "Play / Pause",
       .help = "Lets the particles move, or holds them.",
       .keys = {{' '}},
       .run = toggle_play,
       .checked = [](const W& b) { return b.playing(); },
       .refusal = run_refusal},
      {.id = "transport.back",
       .label = "Step back",
       .help = "One step back.",
       .keys = {{','}},
       .run = [](W& b) { step_by(b, -1); },
       .enabled = before_start,
       .refusal = run_refusal,
       .repeats = true},
      {.id = "transport.step",
       .label = "Step",
       .help = "One step on.",
       .keys = {{'.'}},
       .run = [](W& b) { step_by(b, 1); },
       .enabled = before_end,
       .refusal = run_refusal,
       .repeats = true},
      {.id = "transport.restart",
       .label = "Restart",
       .help = "Back to the start; a run that plays goes on playing.",
       .keys = {{'r'}},
       .run = restart_run,
       .refusal = run_refusal},
      {.id = "transport.first",
       .label = "First step",
       .help = "To the start of the run.",
       .keys = {{keys::home}},
       .run = [](W& b) { show_step(b, 0); },
       .enabled = before_start,
       .refusal = run_refusal},
      {.id = "transport.last",
       .label = "Last step",
       .help = "To the end of the run.",
       .keys = {{keys::end}},
       .run = [](W& b) { show_step(b, b.session.last()); },
       .enabled = before_end,
       .refusal = run_refusal},
  };
}

}  // namespace memscape
