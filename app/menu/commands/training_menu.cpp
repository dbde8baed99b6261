// Training: score networks and their weights.
#include "app/menu/commands/menus.h"
#include "app/shell/training.h"

namespace memscape {

std::vector<Command> training_commands() {
  return {
      {.id = "train.toggle",
       .label = "Train / Pause",
       .help = "Trains the score network of this panel (with All panels: the others after it), or holds the "
               "training.",
       .keys = {{'l'}},
       .run = [](W& b) { b.act(Train{!trains(b)}); },
       .enabled = can_train,
       .checked = trains},
      {.id = "train.cancel",
       .label = "Cancel training",
       .help = "Ends the training and forgets what the network has learned.",
       .run = [](W& b) { b.act(ForgetTraining{}); },
       .enabled = has_training},
      {.id = "train.save",
       .label = "Save weights…",
       .help = "Writes what the network has learned, so that training can go on from there.",
       .run = [](W& b) { b.dialog = Dialog::save_weights; },
       .enabled = has_training,
       .line_before = true},
      {.id = "train.load",
       .label = "Load weights…",
       .help = "Takes a network from a file; this panel's energy becomes that network.",
       .run = [](W& b) { b.dialog = Dialog::load_weights; }},
  };
}

}  // namespace memscape
