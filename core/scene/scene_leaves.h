// The values of a scene by path, whoever brings their rows: the scene, a kind, or a text of it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/scene/scene_rows.h"

namespace memscape {

/// Where a value came from, for the sentence of an error.
struct Where {
  std::string name;         ///< of the file, or `--set`
  std::string prefix = {};  ///< e.g. "panels.1."
  bool fresh = false;       ///< a kind starts from its defaults instead of keeping the values that it shares
  bool lenient = false;     ///< skip values of other kinds
  [[noreturn]] void fail(const std::string& path, const std::string& what) const;
};

/// One value of a scene: of the scene's own row, of a row of a group's settings, or (`group` alone) a group's
/// kind.
struct Leaf {
  const KindGroup* group = nullptr;
  RowPtr kind_row = nullptr;
  const SceneRow* scene_row = nullptr;
  explicit operator bool() const { return group || scene_row; }
  /// Its row; nullptr for a kind.
  const Row* row() const { return scene_row ? &scene_row->row : kind_row.get(); }
};
Leaf leaf_at(const Scene& scene, std::string_view path);
/// All that this scene has, in the order of a file.
std::vector<std::string> leaf_paths(const Scene& scene);

/// Asserts that the leaf is not a kind; so does set_leaf.
Value leaf_value(const Leaf& leaf, const Scene& scene);
void set_leaf(const Leaf& leaf, Scene& scene, const Value& value);
bool same_leaf(const Leaf& leaf, const Scene& a, const Scene& b);
void copy_leaf(const Leaf& leaf, Scene& to, const Scene& from);
/// As a file has it.
Value leaf_given(const Leaf& leaf, const Scene& scene);

/// Lays a partial scene, or a single value, over `scene`. Throws Error{input}.
void read_value(Scene& scene, const std::string& path, const Value& value, const Where& where);
void read_fields(Scene& scene, const Value& fields, const Where& where);
/// Checks that what must be given is given, e.g. points of memories. Throws Error{input}.
void check_complete(const Scene& scene, const Where& where);
/// Checks that every panel can be laid over the scene. Throws Error{input}.
void check_panels(const Scene& scene, const std::string& name);
/// Puts a value at a path of nested fields, making them.
void put_at(Value& root, std::string_view path, Value value);

}  // namespace memscape
