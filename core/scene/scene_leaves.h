// Inside of scene_json: the values of a scene by path, as JSON. Included only by the sources that read and
// write JSON.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "core/scene/scene_rows.h"

namespace memscape {

using Json = nlohmann::ordered_json;

/// Where a value came from, for the sentence of an error.
struct Where {
  std::string name;         ///< of the file, or `--set`
  std::string prefix = {};  ///< e.g. "panels.1."
  bool fresh = false;       ///< a kind starts from its defaults instead of keeping the values that it shares
  bool lenient = false;     ///< skip values of other kinds
  [[noreturn]] void fail(const std::string& path, const std::string& what) const;
};

/// A value that is neither a number nor a word: lists, pairs, ranges.
struct Structure {
  std::string_view path, help, schema;
  bool (*present)(const Scene&);
  bool (*same)(const Scene&, const Scene&);
  void (*copy)(Scene& to, const Scene& from);
  Json (*write)(const Scene&);
  void (*read)(Scene&, const Json&, const Where&);
  bool first = false;  ///< it brings rows: it is read and written before those of its section
};
std::span<const Structure> structures();

/// One value of a scene: exactly one of the members tells what it is (`group` alone: the group's kind).
struct Leaf {
  const KindGroup* group = nullptr;
  const Parameter* kind_row = nullptr;
  const SceneRow* row = nullptr;
  const Structure* structure = nullptr;
  explicit operator bool() const { return group || row || structure; }
};
Leaf leaf_at(const Scene& scene, std::string_view path);
/// All that this scene has, in the order of a file.
std::vector<std::string> leaf_paths(const Scene& scene);

bool same_leaf(const Leaf& leaf, const Scene& a, const Scene& b);
void copy_leaf(const Leaf& leaf, Scene& to, const Scene& from);
Json leaf_json(const Leaf& leaf, const Scene& scene);
/// A double as JSON: whole numbers without a point.
Json number_json(double value);

/// Lays a partial scene, or a single value, over `scene`. Throws Error{input}.
void read_value(Scene& scene, const std::string& path, const Json& value, const Where& where);
void read_object(Scene& scene, const Json& object, const Where& where);
/// Parses text. Throws Error{input} with line and column.
Json parse_json(std::string_view text, const std::string& name);
/// Checks that memories that need points or a file have them. Throws Error{input}.
void check_complete(const Scene& scene, const Where& where);
/// Checks that every panel can be laid over the scene. Throws Error{input}.
void check_panels(const Scene& scene, const std::string& name);
/// Puts a value at a path of nested objects, making them.
void put_json(Json& root, std::string_view path, Json value);
/// JSON for people: short objects and lists on one line.
std::string pretty_json(const Json& json);

}  // namespace memscape
