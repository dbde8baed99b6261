// The table of the ways of moving: each with the rows of its settings and the function that takes a step.
#include <algorithm>
#include <cassert>

#include "core/dynamics/methods/accelerated.h"
#include "core/dynamics/methods/first_order.h"
#include "core/dynamics/methods/flow.h"
#include "core/dynamics/methods/lbfgs.h"
#include "core/dynamics/methods/processes.h"

namespace memscape {
namespace {

Row step_size(double fallback) {
  return {
      "step",
      "α",
      "Step size",
      "",
      "How far each step follows the slope. Too small is slow; too large jumps over the valley and climbs.",
      1e-4,
      10,
      fallback,
      Scale::logarithmic};
}

std::vector<Method> make_methods() {
  std::vector<Method> methods = {
      {.kind = {.kind = "gradient",
                .title = "Gradient descent",
                .help = "Each step goes straight downhill, by the slope times the step size, as a network "
                        "with a fixed learning rate does.",
                .source = "tutorial eq. 5.9",
                .rows = {step_size(0.05)},
                .climbing = Climbing::beyond_limit,
                .rule = StepRule::along_velocity},
       .step = gradient_step},
      {.kind = {.kind = "attention",
                .title = "Attention update",
                .help = "Each step jumps to the mean of the memories, weighted by how strongly each of them "
                        "pulls, as one "
                        "layer of attention does. For log-sum-exp (half, scaled) it is gradient descent with "
                        "step size 1.",
                .source = "tutorial eqs. 5.9 and 5.13 with α = 1",
                .needs_attention = true,
                .climbing = Climbing::never,
                .rule = StepRule::attention},
       .step = attention_step},
      {.kind = {.kind = "flow",
                .title = "Continuous flow",
                .help = "Time runs on smoothly, as in a network of neurons: the path of steepest descent "
                        "itself, followed to "
                        "eight digits.",
                .source = "survey eq. 10, tutorial eq. 5.11",
                .rows = {{"tau", "τ", "Time constant", "",
                          "How slowly the state follows the slope; twice the τ takes twice the time.", 0.01,
                          100, 1, Scale::logarithmic},
                         {"interval", "Δt", "Time per step", "",
                          "How much time one recorded step shows. It does not change the path.", 1e-3, 10,
                          0.05, Scale::logarithmic}},
                .climbing = Climbing::never},
       .step = flow_step,
       .evaluates = true,
       .memory_rows = flow_memory},
      {.kind = {.kind = "momentum",
                .title = "Momentum",
                .help = "A heavy ball: it keeps part of its velocity, rolls through flat stretches and may "
                        "overshoot a "
                        "valley.",
                .source = "Polyak 1964",
                .rows = {step_size(0.05),
                         {"momentum", "μ", "Momentum", "",
                          "The part of the velocity that stays from step to step; 0 is gradient descent.", 0,
                          0.999, 0.9}}},
       .step = momentum_step,
       .memory_rows = momentum_memory,
       .at_rest = slow_at_rest},
      {.kind = {.kind = "adam",
                .title = "Adam",
                .help = "Each coordinate has a step of its own, about the step size whatever the slope, as "
                        "when networks are "
                        "trained.",
                .source = "Kingma and Ba 2015",
                .rows = {step_size(0.05),
                         {"beta1", "β₁", "Memory of the slope", "",
                          "The part of the mean slope that stays from step to step.", 0, 0.999, 0.9},
                         {"beta2", "β₂", "Memory of its square", "",
                          "The part of the mean squared slope that stays from step to step.", 0, 0.9999,
                          0.999}}},
       .step = adam_step,
       .memory_rows = adam_memory,
       .at_rest = slow_at_rest},
      {.kind = {.kind = "lbfgs",
                .title = "L-BFGS",
                .help = "Learns the curvature of the valley from its last steps and jumps close to the "
                        "bottom; the energy "
                        "never rises.",
                .source = "Nocedal and Wright, algorithms 7.4 and 7.5",
                .rows = {{"history", "m", "Steps remembered", "",
                          "How many of the last steps tell it of the curvature.", 1, 20, 8, Scale::integer}},
                .climbing = Climbing::never,
                .needs_energy = true},
       .step = lbfgs_step,
       .evaluates = true,
       .memory_rows = lbfgs_memory,
       .keeps_memory = false},
      {.kind = {.kind = "langevin",
                .title = "Langevin dynamics",
                .help = "Gradient descent with noise: particles never settle, but visit each place as often "
                        "as exp(-E/T) "
                        "says.",
                .source = "Euler-Maruyama step x - α∇E + sqrt(2 α T) ξ of dx = -∇E dt + sqrt(2 T) dw",
                .rows = {step_size(0.01),
                         {"temperature", "T", "Temperature", "",
                          "How strong the noise is. At the bottom of a valley it lifts the energy by T/2 for "
                          "each direction.",
                          1e-6, 10, 0.01, Scale::logarithmic}},
                .climbing = Climbing::by_noise},
       .step = langevin_step,
       .at_rest = langevin_at_rest},
  };
  for (Method& method : process_methods()) methods.push_back(std::move(method));
  return methods;
}

}  // namespace

std::span<const Method> methods() {
  static const std::vector<Method> rows = make_methods();
  return rows;
}

const Method& method_of(std::string_view kind) {
  auto found = std::ranges::find(methods(), kind, [](const Method& method) { return method.kind.kind; });
  assert(found != methods().end());
  return *found;
}

std::span<const DynamicsKind> dynamics_kinds() {
  static const std::vector<DynamicsKind> rows = [] {
    std::vector<DynamicsKind> kinds;
    for (const Method& method : methods()) kinds.push_back(method.kind);
    return kinds;
  }();
  return rows;
}

const DynamicsKind* find_dynamics(std::string_view kind) {
  auto found = std::ranges::find(dynamics_kinds(), kind, &DynamicsKind::kind);
  return found == dynamics_kinds().end() ? nullptr : &*found;
}

}  // namespace memscape
