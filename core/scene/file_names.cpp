// In the scene's own values and in its panels' patches: every row that is a path.
#include "core/scene/file_names.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/scene/scene_rows.h"

namespace memscape {
namespace {

using Rewrite = std::function<std::string(const std::string&)>;

void rewrite_value(Value& value, const Rewrite& rewrite) {
  if (!value.text().empty()) value = rewrite(value.text());
}

/// A patch may speak of any kind of the group.
void rewrite_patch(Patch& patch, const KindGroup& group, const Row& row, const Rewrite& rewrite) {
  const Value* part = patch.values.find(group.id);
  if (part && part->find(row.id)) rewrite_value(patch.values[group.id][row.id], rewrite);
}

}  // namespace

Scene with_file_names(Scene scene, const Rewrite& rewrite) {
  for (const KindGroup& group : kind_groups()) {
    Settings& settings = group.settings(scene);
    for (const Row& row : rows_in(group, scene))
      if (row.type == Type::path && settings.has(row.id)) rewrite_value(settings.values[row.id], rewrite);
    std::vector<std::string> done;
    for (std::string_view kind : group.kinds ? group.kinds() : std::vector<std::string_view>())
      for (const Row& row : group.rows(kind)) {
        if (row.type != Type::path || std::ranges::find(done, row.id) != done.end()) continue;
        done.push_back(row.id);
        for (Patch& panel : scene.panels) rewrite_patch(panel, group, row, rewrite);
      }
  }
  return scene;
}

}  // namespace memscape
