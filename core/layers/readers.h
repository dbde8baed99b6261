// What others read of layers' settings: tasks that compute for them, and gestures that set them.
#pragma once
#include <string_view>

#include "core/scene/scene.h"

namespace memscape {

/// To what a basin of attraction belongs: the minimum in which descents end, or the memory nearest to the
/// state after T steps.
enum class BasinOwner { minimum, memory };
/// As the scene asks; see basin_owner for what it gets.
BasinOwner asked_owner(const Scene& scene);

/// The height at which the tree of clusters is cut.
double cluster_height(const Scene& scene);

/// The particle that is asked who pulls it, counted from 1; beyond the last one means the last one.
struct AskedParticle {
  bool shown = false;
  int number = 1;
};
inline constexpr std::string_view asked_particle_switch = "layers.pull.shown";
AskedParticle asked_particle(const Scene& scene);
void ask_particle(Scene& scene, const AskedParticle& asked);

}  // namespace memscape
