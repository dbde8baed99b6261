// Scene <-> JSON and single values by path. Every name, domain and default comes from rows; see scene_rows.h.
#pragma once
#include <string>
#include <string_view>

#include "core/scene/scene.h"

namespace memscape {

/// Reads a scene. Partial files are fine. Throws Error{input} with file (`name`), place and cure.
Scene parse_scene(std::string_view text, const std::string& name = "the scene");
/// The whole scene as JSON, `"memscape": 1` first, reading back equal.
std::string scene_text(const Scene& scene);

/// `path=value` as --set takes it, e.g. `energy.beta=4`, `layers.contours.count=8`, `energy.kind=lsr`,
/// `panels.1.energy.beta=3`, `memories.points=[[0,0],[1,1]]`. Throws Error{input} naming the nearest path or
/// the domain.
void set_value(Scene& scene, std::string_view assignment);

/// How many panels a scene shows (at least 1).
int panel_count(const Scene& scene);
/// The scene that panel `index` shows: its patch laid over the scene; has no panels itself.
Scene panel_scene(const Scene& scene, int index);
/// `scene` after its panel `index` was edited to `edited`. What changed goes to the panel alone when
/// `only_here` or where the panel's patch already says something of it; else to the scene, so that it acts on
/// all panels. `overlay` always goes to the panel alone.
Scene with_panel(const Scene& scene, int index, const Scene& edited, bool only_here);

/// A JSON Schema (draft 2020-12) of scenes, made from the rows.
std::string scene_schema();

}  // namespace memscape
