// Sizes and rates are those of the two presets in trainer.h.
#include "core/learning/score/network_kind.h"

#include <cstdio>

#include "core/learning/score/energy_score.h"
#include "core/learning/score/learned_energy.h"

namespace memscape {
namespace {

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

std::vector<Row> rows() {
  return {
      {"setting",
       "",
       "Network",
       "",
       "Small: 32 wide, learns nine memories in seconds. Tutorial: the sizes and rates of section 4.3, "
       "128 wide, which needs 50000 iterations.",
       0,
       1,
       0,
       Scale::choice,
       {"small", "tutorial"}},
      {"form",
       "",
       "Learns",
       "",
       "A score, as diffusion models do; or an energy ½‖n(x, t)‖² whose slope is the score (survey eqs. 19 "
       "and 20).",
       0,
       1,
       0,
       Scale::choice,
       {"score", "energy"}},
      {"iterations", "", "Iterations", "", "How long it is trained. The tutorial takes 50000.", 100, 1000000,
       quick_iterations, Scale::integer_log},
      {"seed", "", "Seed of the network", "", "Of the first weights and of everything random in training.", 0,
       9999, 0, Scale::integer},
      {"t", "t", "Diffusion time", "",
       "The time at which score and energy are shown; trained are all from 0.00001 to 1.", 1e-4, 1, 0.15,
       Scale::logarithmic},
      {"sigma", "σ", "Noise rate", "",
       "Standard deviation that the noise adds in one unit of time, in each coordinate.", 0.1, 10, 1,
       Scale::logarithmic},
      {.id = "weights",
       .label = "Weights",
       .help = "A file that `memscape train` or the window wrote.",
       .fallback = "",
       .type = Type::path,
       .wants = "the path of a file of weights"}};
}

std::string formula(const Settings& settings) {
  const std::string numbers = ", t = " + number(settings.get("t")) + ", σ = " + number(settings.get("sigma"));
  if (settings.on("form")) return "E(x, t) = σ²t ‖n(x, t)‖² with a network n" + numbers;
  return "s(x, t) = n(x, t)/(σ√t) with a network n; E = −2σ²t log p_t by its probability flow" + numbers;
}

}  // namespace

TrainingSettings training_settings(const Settings& settings, int dimension) {
  TrainingSettings training = settings.on("setting") ? TrainingSettings{} : quick_training();
  training.shape.dimension = dimension;
  training.explicit_energy = settings.on("form");
  training.sigma = settings.get("sigma");
  training.seed = static_cast<std::uint64_t>(settings.get("seed"));
  return training;
}

Settings settings_for(const TrainingSettings& training, const Settings& old) {
  Settings settings = settings_of("score_network", rows(), old);
  settings.values["setting"] = training.shape.width == TrainingSettings{}.shape.width;
  settings.values["form"] = training.explicit_energy;
  settings.values["sigma"] = training.sigma;
  settings.values["seed"] = static_cast<double>(training.seed);
  return settings;
}

EnergyKind score_network_kind() {
  EnergyKind kind{
      "score_network",
      "Score network (trained here)",
      "A small neural network that learns the score of the diffused memories by removing noise; press Train.",
      "tutorial eq. 4.3; survey eqs. 8, 9, 19, 20",
      rows(),
      [](const Settings& settings, const Matrix& Xi) -> std::unique_ptr<Model> {
        const TrainingSettings training = training_settings(settings, static_cast<int>(Xi.rows()));
        auto untrained = make_score(averaged_weights(training, first_state(training)));
        return std::make_unique<LearnedEnergy>(std::move(untrained), settings.get("t"));
      },
      formula,
      [](const Settings& settings, double t) {
        Settings later = settings;
        later.values["t"] = t;
        return later;
      }};
  kind.learned = true;
  return kind;
}

}  // namespace memscape
