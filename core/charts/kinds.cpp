// The table of charts.
#include "core/charts/kinds.h"

#include <algorithm>

#include "core/session/session.h"

namespace memscape {
namespace {

constexpr ChartKind kinds[] = {
    {"energy", "Energy by step", "The energies of all particles at each step.", energy_chart},
    {"weights", "Weights of the memories", "How much each memory pulls the particle of `layers.pull`.",
     weights_chart},
    {"trace", "Energy of one particle", "The energy of the particle of `layers.pull` at each step.",
     trace_chart},
    {"density", "Density of particles",
     "How many particles are where along the first axis, and the exact density of a diffusion at that time.",
     density_chart},
    {"paths", "Paths by step", "The first coordinate of particles at each step.", paths_chart},
    {"slice", "Slice",
     "The energy along the free coordinate while the selected particle's features are held: what a "
     "prediction "
     "descends.",
     slice_chart},
    {"error", "Error against β", "How well stored pairs and pairs held out are predicted, at every β.",
     error_chart},
    {"minima", "Number of minima", "How many minima there are against β or K.", minima_chart, true},
    {"bifurcation", "Bifurcations", "Where the minima lie against β or K, and where they merge.",
     bifurcation_chart, true},
    {"equivalence", "Diffusion and Hopfield",
     "How far the energies and the fixed points of a diffusion model and of a modern Hopfield network with "
     "these memories are apart at each β.",
     equivalence_chart, false, &equivalence_study},
    {"loss", "Loss in training",
     "The mean loss of the score network's training, and that of the exact score, below which nothing gets.",
     loss_chart},
    {"memorization", "Memorization to generalization",
     "How many samples of a diffusion model repeat a memory, crowd where none is, or are new, against the "
     "number of memories.",
     memorization_chart, false, &memorization_study},
    {"recall", "Recall by both",
     "Correlation of what a modern Hopfield network and an exact diffusion make of the same cues of binary "
     "patterns.",
     recall_chart, false, &recall_study},
};

}  // namespace

std::span<const ChartKind> chart_kinds() {
  return kinds;
}

const ChartKind* find_chart(std::string_view id) {
  auto found = std::ranges::find(kinds, id, &ChartKind::id);
  return found == std::end(kinds) ? nullptr : found;
}

Chart chart_of(const PanelState& panel, int step, int last) {
  const ChartKind* kind = find_chart(panel.scene.chart);
  return kind ? kind->make(panel, step, last) : Chart{};
}

}  // namespace memscape
