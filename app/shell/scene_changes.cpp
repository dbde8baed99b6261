// Values are compared one by one, by their rows.
#include "app/shell/scene_changes.h"

#include <algorithm>
#include <vector>

#include "core/scene/scene_leaves.h"

namespace memscape {
namespace {

/// Its name for people; numbers with what they were and are.
std::string words_of(const std::string& path, const Leaf& leaf, const Scene& from, const Scene& to) {
  const Row* row = leaf.row();
  if (!row) return path.substr(0, path.find('.')) + " " + leaf.group->get(to).kind;
  const std::string name = !row->symbol.empty() ? row->symbol : row->label;
  const bool number = row->is_number() && row->scale != Scale::toggle;
  if (!name.empty() && number)
    return name + " " + value_text(*row, leaf_value(leaf, from)) + " → " +
           value_text(*row, leaf_value(leaf, to));
  return name.empty() ? path.substr(0, path.find('.')) : name;
}

}  // namespace

std::string changes_text(const Scene& from, const Scene& to) {
  constexpr std::size_t most = 3;
  std::vector<std::string> all;
  for (const std::string& path : leaf_paths(to)) {
    const Leaf leaf = leaf_at(to, path);
    if (!leaf_at(from, path) || same_leaf(leaf, from, to)) continue;
    const std::string words = words_of(path, leaf, from, to);
    if (std::ranges::find(all, words) == all.end()) all.push_back(words);
  }
  if (from.panels != to.panels) all.push_back("panels");
  std::string text;
  for (std::size_t i = 0; i < std::min(all.size(), most); ++i) text += (i ? ", " : "") + all[i];
  if (all.size() > most) text += " and " + std::to_string(all.size() - most) + " more";
  return text;
}

}  // namespace memscape
