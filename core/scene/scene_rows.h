// One table of all values of a scene: where it is, what it may be, how to get and set it. JSON, --set, the
// schema, help and the window's controls all come from it. A section of the scene is either a struct whose
// members are bound by rows (scene_rows), or a Settings whose rows come from elsewhere (kind_groups).
#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/scene/scene.h"

namespace memscape {

/// A value that every scene has.
struct SceneRow {
  std::string path;  ///< e.g. "layers.contours.count"
  Row row;           ///< its id is the last part of the path
  std::function<Value(const Row& row, const Scene& scene)> get;
  std::function<void(const Row& row, Scene& scene, const Value& value)> set;
  std::function<bool(const Scene& a, const Scene& b)> same;
  std::function<void(Scene& to, const Scene& from)> copy;
  bool is_text() const { return row.type == Type::text; }
};

/// All of them, in the order in which a file has them.
std::span<const SceneRow> scene_rows();
const SceneRow* find_scene_row(std::string_view path);
/// The number of a row: toggles are 0 or 1, choices the index of their word.
double row_value(const SceneRow& row, const Scene& scene);
void set_row(const SceneRow& row, Scene& scene, double value);

/// A value that is neither a number nor a plain text: its path, its row, and in words what to give, with the
/// kind that it belongs to.
struct ListRow {
  std::string path;
  const Row* row;
  std::string help;
};
std::vector<ListRow> list_rows();

/// A section of the scene that is a Settings: energy, memories, particles, dynamics. To make a section one,
/// make its member of the scene a Settings and add it to the groups in scene_kinds.cpp, without kinds if it
/// has none: its rows, with ids such as "contours.count", then are in JSON, --set, schema, help and controls.
struct KindGroup {
  std::string_view id;  ///< first part of the path
  const Settings& (*get)(const Scene&);
  Settings& (*settings)(Scene&);
  std::string_view first;                    ///< the kind of an empty scene
  std::vector<std::string_view> (*kinds)();  ///< null where there is only one
  /// The rows of a kind. Empty for an unknown kind too.
  std::span<const Row> (*rows)(std::string_view kind);
  /// Null, or the rows of settings where a formula brings some of them.
  Rows (*rows_of)(const Settings& settings) = nullptr;
};
std::span<const KindGroup> kind_groups();
const KindGroup* find_group(std::string_view id);
/// The rows that the group's settings in this scene have: those of the kind and those that a formula brings.
Rows rows_in(const KindGroup& group, const Scene& scene);
/// Settings of a kind with every row at its default.
Settings fresh_settings(const KindGroup& group, std::string_view kind);
/// A formula of the energy becomes another one; parameters that both have keep their values.
void set_energy_text(Scene& scene, std::string_view id, std::string text);
/// Kinds of the group that have a value with this id.
std::vector<std::string_view> kinds_with(const KindGroup& group, std::string_view id);

/// Makes a group be of another kind; values that both kinds have are kept, points and files of the old kind
/// forgotten. Asserts that the kind is known.
void change_kind(Scene& scene, std::string_view group, std::string_view kind);
/// The same, but memories and particles that become `points` stay where they are.
void set_kind(Scene& scene, std::string_view group, std::string_view kind);

/// For controls. The row of the number at a path that this scene has, with those of its kinds; null when
/// there is none or it is no number.
RowPtr row_at(const Scene& scene, std::string_view path);
/// The number there. Asserts that the scene has the path.
double value_at(const Scene& scene, std::string_view path);
/// Sets it, put into its domain. Asserts that the scene has the path.
void set_at(Scene& scene, std::string_view path, double value);

}  // namespace memscape
