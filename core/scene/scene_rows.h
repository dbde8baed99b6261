// One table of all values of a scene: where it is, what it may be, how to get and set it. JSON, --set, the
// schema, help and the window's controls all come from it. The rows of a kind (energy, memories, particles,
// dynamics) come from that kind.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/scene/scene.h"

namespace memscape {

/// A value that every scene has. Numbers, toggles and choices are doubles as in `Settings`; texts are
/// strings.
struct SceneRow {
  std::string_view path;                    ///< e.g. "layers.contours.count"
  Parameter row;                            ///< its id is the last part of the path
  std::function<double(const Scene&)> get;  ///< null for texts and for choices that are kept as words
  std::function<void(Scene&, double)> set;
  std::string& (*text)(Scene&) = nullptr;  ///< the string of a text, or of a choice that is kept as a word
  bool is_text() const { return text != nullptr && row.scale != Scale::choice; }
};

/// All of them, in the order in which a file has them.
std::span<const SceneRow> scene_rows();
const SceneRow* find_scene_row(std::string_view path);
/// The value of a row that is not a text.
double row_value(const SceneRow& row, const Scene& scene);
void set_row(const SceneRow& row, Scene& scene, double value);

/// A value that is a list, a pair or a range: its path, and in words what to give.
struct ListRow {
  std::string_view path, help;
};
std::vector<ListRow> list_rows();

/// A part of the scene that has kinds: energy, memories, particles, dynamics.
struct KindGroup {
  std::string_view id;  ///< first part of the path
  Settings& (*settings)(Scene&);
  std::vector<std::string_view> (*kinds)();
  /// The rows of a kind. Empty for an unknown kind too.
  std::span<const Parameter> (*rows)(std::string_view kind);
  /// Null, or the rows of settings where a text brings some of them.
  std::span<const Parameter> (*rows_of)(const Settings& settings) = nullptr;
};
std::span<const KindGroup> kind_groups();
const KindGroup* find_group(std::string_view id);
const Settings& settings_in(const KindGroup& group, const Scene& scene);
/// The rows that the group's settings in this scene have: those of the kind and those that its text brings.
std::span<const Parameter> rows_in(const KindGroup& group, const Scene& scene);
/// The text of the energy (a typed formula) becomes another one; parameters that both have keep their values.
void set_energy_text(Scene& scene, std::string text);
/// Kinds of the group that have a value with this id.
std::vector<std::string_view> kinds_with(const KindGroup& group, std::string_view id);

/// Makes a group be of another kind; values that both kinds have are kept, points and files of the old kind
/// forgotten. Asserts that the kind is known.
void change_kind(Scene& scene, std::string_view group, std::string_view kind);
/// The same, but memories and particles that become `points` stay where they are.
void set_kind(Scene& scene, std::string_view group, std::string_view kind);

/// For controls. The row at a path that this scene has, with those of its kinds; nullptr when there is none
/// or it is a text.
const Parameter* row_at(const Scene& scene, std::string_view path);
/// The value there. Asserts that the scene has the path.
double value_at(const Scene& scene, std::string_view path);
/// Sets it, put into its domain. Asserts that the scene has the path.
void set_at(Scene& scene, std::string_view path, double value);

}  // namespace memscape
