// In the scene's own values and in its panels' patches: every row that is a path, however deep its name is
// spelled.
#include "core/scene/file_names.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/scene/scene_rows.h"

namespace memscape {
namespace {

using Rewrite = std::function<std::string(const std::string&)>;

/// "memories.file" and so on, of all kinds.
const std::vector<std::string>& file_paths() {
  static const std::vector<std::string> paths = [] {
    std::vector<std::string> found;
    for (const KindGroup& group : kind_groups())
      for (std::string_view kind : group.kinds ? group.kinds() : std::vector<std::string_view>())
        for (const Row& row : group.rows(kind))
          if (row.type == Type::path) found.push_back(std::string(group.id) + "." + row.id);
    return found;
  }();
  return paths;
}

/// A patch may speak of any kind of the group, in fields within fields or in one name with dots.
void rewrite_at(const std::string& path, Value& value, const Rewrite& rewrite) {
  if (value.is_fields())
    for (auto& [name, child] : value.edit_fields())
      rewrite_at(path.empty() ? name : path + "." + name, child, rewrite);
  else if (value.is_text() && !value.text().empty() &&
           std::ranges::find(file_paths(), path) != file_paths().end())
    value = rewrite(value.text());
}

/// What a path says after "panels.0.".
std::string in_panel(const std::string& path) {
  if (!path.starts_with("panels.")) return path;
  const size_t dot = path.find('.', path.find('.') + 1);
  return dot == std::string::npos ? "" : path.substr(dot + 1);
}

}  // namespace

Scene with_file_names(Scene scene, const Rewrite& rewrite) {
  for (const KindGroup& group : kind_groups())
    for (auto& [id, value] : group.settings(scene).values)
      rewrite_at(std::string(group.id) + "." + id, value, rewrite);
  for (Patch& panel : scene.panels) rewrite_at("", panel.values, rewrite);
  return scene;
}

std::vector<std::string> file_names(const Scene& scene) {
  std::vector<std::string> names;
  with_file_names(scene, [&](const std::string& name) {
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    return name;
  });
  return names;
}

std::vector<std::string> file_names_at(const std::string& path, const Value& value) {
  std::vector<std::string> names;
  const Rewrite note = [&](const std::string& name) { return names.push_back(name), name; };
  for (Value panel : path == "panels" ? value.list() : Value::List{value})
    rewrite_at(path == "panels" ? "" : in_panel(path), panel, note);
  return names;
}

}  // namespace memscape
