// Rows by path, widgets by row, edits by value.
#include "app/widgets/controls.h"

#include <algorithm>
#include <cstring>

#include "app/shell/followed_time.h"
#include "app/widgets/track_decoration.h"
#include "app/widgets/widgets.h"
#include "core/scene/scene_leaves.h"
#include "core/scene/scene_rows.h"

namespace memscape {

void control(Ui& ui, Workbench& bench, std::string_view path) {
  const Scene& scene = bench.focused().scene;
  const RowPtr row = row_at(scene, path);
  if (!row) return;
  const TrackDecoration decoration = decoration_of(bench, path);
  const std::optional<double> followed = followed_time(bench.focused(), path);
  std::optional<double> next =
      row_widget(ui, path, *row, followed ? *followed : value_at(scene, path), &decoration);
  if (!next) return;
  if (followed) return seek_time(bench, path, *next);
  bench.act(set_one(path, value_text(*row, clamp_to(*row, *next))), path);
}

void controls_of(Ui& ui, Workbench& bench, std::string_view group, std::span<const Row> rows) {
  for (const Row& row : rows) control(ui, bench, std::string(group) + "." + std::string(row.id));
}

void text_control(Ui& ui, Workbench& bench, std::string_view path) {
  const Scene& scene = bench.focused().scene;
  const Leaf leaf = leaf_at(scene, path);
  const Row* row = leaf.row();
  if (!row || row->type != Type::text) return;
  ImGui::PushID(path.data(), path.data() + path.size());
  ImGui::TextUnformatted(row->label.data(), row->label.data() + row->label.size());
  tooltip(ui, row->help);
  char text[256] = {};
  std::strncpy(text, leaf_value(leaf, scene).text().c_str(), sizeof text - 1);
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  const bool entered = text_entry(ui, path, "##text", text, sizeof text);
  ImGui::PopID();
  if (entered) bench.act(set_one(path, text));
}

namespace detail {

void choose_kind(Ui& ui, Workbench& bench, std::string_view group, std::string_view label,
                 std::span<const std::string_view> kinds, std::span<const std::string_view> titles,
                 std::string_view help, const std::string& chosen) {
  auto at = std::ranges::find(kinds, chosen);
  int index = at == kinds.end() ? -1 : static_cast<int>(at - kinds.begin());
  auto next = choice(ui, std::string(group) + ".kind", label, help, titles, index);
  if (!next) return;
  bench.act(set_one(std::string(group) + ".kind", std::string(kinds[static_cast<size_t>(*next)])));
}

}  // namespace detail
}  // namespace memscape
