// One step of each process. With v = -∇E that of the step's time t, σ² Δ ∇ log p_t = (Δ / 2t) v.
#include "core/dynamics/methods/processes.h"

#include <cmath>
#include <limits>

#include "core/dynamics/methods/dormand_prince.h"
#include "core/dynamics/methods/flow.h"
#include "core/dynamics/methods/noise.h"

namespace memscape {
namespace {

/// Independent noise for each process, and for each of several draws in a step: the seed's high half.
enum class Stream : std::uint64_t { forward = 1, reverse = 2, langevin = 3 };

/// block.X += amplitude ξ, but for clamped coordinates.
void add_noise(const StepContext& context, Stream stream, int draw, double amplitude, Block& block) {
  const std::uint64_t seed = context.settings.seed ^ ((static_cast<std::uint64_t>(stream) << 32) +
                                                      (static_cast<std::uint64_t>(draw) << 40));
  Vector xi(block.dimension());
  for (int j = 0; j < block.size(); ++j) {
    normals(seed, static_cast<std::uint64_t>(context.step),
            static_cast<std::uint64_t>(context.first + block.index[static_cast<std::size_t>(j)]),
            {xi.data(), static_cast<std::size_t>(xi.size())});
    context.mask(xi.data());
    block.X.col(j) += amplitude * xi;
  }
}

/// σ of the process; 1 where the model has no time.
double noise_rate(const StepContext& context) {
  const Timed* timed = context.given.timed();
  return timed ? timed->noise_rate() : 1;
}

/// dx/ds = ∓v(x, t) / 4 with s = ±log t, from s = 0.
struct LogTimeSlope {
  const StepContext& context;
  double sign;
  double operator()(double s, const Vector& x, Vector& slope) const {
    const double t = context.time * std::exp(sign * s);
    const Timed* timed = context.given.timed();
    const auto member = timed ? timed->at_time(t) : nullptr;
    const double E = context.velocity_of(member ? *member : context.given, x, slope);
    slope *= -0.25 * sign;
    return E;
  }
};

void follow_probability_flow(const StepContext& context, Block& block) {
  const double span = std::log(context.next_time / context.time), sign = span < 0 ? -1 : 1;
  if (span == 0) return;
  const bool valued = block.E.size() > 0;
  for (int j = 0; j < block.size(); ++j) {
    DormandPrince flow(LogTimeSlope{context, sign}, block.X.col(j), -0.25 * sign * block.V.col(j),
                       valued ? block.E[j] : 0);
    double& h = block.memory(0, j);
    if (h == 0) h = flow.first_substep();
    if (follow(flow, std::abs(span), h))
      block.X.col(j) = flow.x;
    else
      block.X.col(j).setConstant(std::numeric_limits<double>::infinity());
  }
}

Row latest_row() {
  return {"t_max", "T", "Latest time",     "", "Where the process is farthest from the data.", 1e-3,
          100,     1,   Scale::logarithmic};
}
Row earliest_row() {
  return {"t_min",
          "ε",
          "Earliest time",
          "",
          "Where the process is nearest to the data; at 0 itself the score is infinite.",
          1e-8,
          1,
          1e-5,
          Scale::logarithmic};
}
Row grid_row() {
  return {"grid",
          "",
          "Time grid",
          "",
          "Geometric: each step takes the same part of the time that is left. Linear: all steps are equally "
          "long, as in the tutorial's code, whose last step may be far longer than the time that is left.",
          0,
          1,
          0,
          Scale::choice,
          {"geometric", "linear"}};
}

Method process(DynamicsKind kind, std::vector<Row> more, void (*step)(const StepContext&, Block&)) {
  kind.rows = {latest_row(), earliest_row(), grid_row()};
  kind.rows.insert(kind.rows.end(), more.begin(), more.end());
  kind.needs_time = true, kind.climbing = Climbing::by_time;
  Method method{std::move(kind), step};
  method.at_rest = never_at_rest;
  return method;
}

Method flow_process() {
  Method method = process(
      {"probability_flow", "Probability flow",
       "The same densities as the diffusion with no noise at all: each particle follows a smooth path from "
       "noise to data, or back.",
       "survey eqs. 8 and 9"},
      {{"solver",
        "",
        "Solver",
        "",
        "Euler's rule takes one straight step; the adaptive pair follows the path to eight digits.",
        0,
        1,
        0,
        Scale::choice,
        {"euler", "adaptive"}},
       {"forward", "", "Forwards", "", "From data to noise instead of from noise to data.", 0, 1, 0,
        Scale::toggle}},
      probability_flow_step);
  method.memory_rows = probability_flow_memory;
  method.keeps_memory = false;
  method.takes_euler_steps = [](const Settings& settings) {
    return settings.whole("solver") == 0 && !settings.on("forward");
  };
  return method;
}

}  // namespace

void forward_sde_step(const StepContext& context, Block& block) {
  const double added = context.step == 0 ? context.next_time : context.next_time - context.time;
  add_noise(context, Stream::forward, 0, noise_rate(context) * std::sqrt(added), block);
}

void reverse_sde_step(const StepContext& context, Block& block) {
  block.X += 0.5 * context.length / context.time * block.V;
  add_noise(context, Stream::reverse, 0, noise_rate(context) * std::sqrt(context.length), block);
}

int probability_flow_memory(const Settings&, int) {
  return 1;
}

void probability_flow_step(const StepContext& context, Block& block) {
  if (context.row("solver") != 0) return follow_probability_flow(context, block);
  const double sign = context.next_time > context.time ? 1 : -1;
  block.X -= 0.25 * sign * context.length / context.time * block.V;
}

void annealed_langevin_step(const StepContext& context, Block& block) {
  const double part = context.row("step"), sigma = noise_rate(context);
  const int updates = static_cast<int>(context.row("updates"));
  for (int update = 0; update < updates; ++update) {
    if (update > 0) {
      Evaluation found;
      context.model.evaluate(block.X, {.velocity = true}, found);
      block.V = std::move(found.velocity);
      for (int c : context.clamped) block.V.row(c).setZero();
    }
    block.X += 0.25 * part * block.V;
    add_noise(context, Stream::langevin, update, sigma * std::sqrt(part * context.time), block);
  }
}

bool never_at_rest(const StepContext&, const Block&, int) {
  return false;
}

std::vector<Method> process_methods() {
  Method reverse =
      process({"reverse_sde", "Reverse diffusion",
               "Noise becomes data: every step removes a part of the noise along the score and adds "
               "a little anew. Start it from the noise of all data, e.g. around memories with "
               "spread 1.",
               "tutorial eqs. 4.2 and 4.15"},
              {}, reverse_sde_step);
  reverse.takes_euler_steps = [](const Settings&) { return true; };
  return {
      process({.kind = "forward_sde",
               .title = "Forward diffusion",
               .help = "Data become noise: every step adds independent noise, and the memories blur into one "
                       "cloud.",
               .source = "tutorial eq. 4.14",
               .runs_forward = true},
              {}, forward_sde_step),
      std::move(reverse), flow_process(),
      process(
          {"annealed_langevin", "Annealed Langevin dynamics",
           "At each level of noise a few steps of Langevin dynamics along the score, then on to the next, "
           "lower level.",
           "Song and Ermon 2019, algorithm 1"},
          {{"step", "α/σ²t", "Step size", "",
            "Of each update, relative to the variance of the noise at its level.", 1e-3, 2, 0.2,
            Scale::logarithmic},
           {"updates", "", "Updates per level", "", "Langevin updates before the noise falls.", 1, 100, 5,
            Scale::integer_log}},
          annealed_langevin_step)};
}

}  // namespace memscape
