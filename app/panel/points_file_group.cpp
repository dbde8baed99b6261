// Columns as switches where they are few, else as a list to type.
#include "app/panel/points_file_group.h"

#include <algorithm>
#include <filesystem>

#include "app/widgets/controls.h"
#include "app/widgets/widgets.h"
#include "core/base/quoted.h"
#include "core/scene/sources/data.h"
#include "core/scene/sources/point_table.h"

namespace memscape {
namespace {

constexpr size_t most_switches = 8, most_names = 30;

std::string name_of(const FileColumn& column) {
  return column.named ? shown(column.name) : "Column " + column.name;
}

/// A switch for each column that may be a coordinate; the last one that is on stays on.
void column_switches(Ui& ui, Workbench& bench, const MemoryNotes& notes) {
  for (size_t c = 0; c < notes.columns.size(); ++c) {
    if (!notes.columns[c].numbers) continue;
    const std::string path = "memories.columns." + std::to_string(c + 1);
    const Row row{.id = "columns",
                  .label = name_of(notes.columns[c]),
                  .help = "This column of the file is a coordinate.",
                  .scale = Scale::toggle};
    const auto at = std::ranges::find(notes.coordinates, c);
    const bool on = at != notes.coordinates.end();
    const auto next = toggle(ui, path, row, on);
    if (!next || (on && notes.coordinates.size() == 1)) continue;
    std::vector<size_t> chosen = notes.coordinates;
    if (on)
      chosen.erase(chosen.begin() + (at - notes.coordinates.begin()));
    else
      chosen.insert(std::ranges::upper_bound(chosen, c), c);
    bench.act(set_one("memories.columns", column_list(notes.columns, chosen)));
  }
}

/// Auto, none, or one of the columns.
void label_choice(Ui& ui, Workbench& bench, const MemoryNotes& notes) {
  if (notes.columns.size() > most_names) return text_control(ui, bench, "memories.labels");
  const std::string& chosen = bench.focused().scene.memories.source.text("labels");
  std::vector<std::string> values = {"", "none"}, words = {"auto", "none"};
  for (size_t c = 0; c < notes.columns.size(); ++c) {
    values.push_back(column_list(notes.columns, {c}));
    words.push_back(name_of(notes.columns[c]));
  }
  const auto at = std::ranges::find(values, chosen);
  const std::vector<std::string_view> views(words.begin(), words.end());
  const auto next =
      choice(ui, "memories.labels", "Labels", "The column of labels: colour and mark of each memory.", views,
             at == values.end() ? -1 : static_cast<int>(at - values.begin()));
  if (next) bench.act(set_one("memories.labels", values[static_cast<size_t>(*next)]));
}

}  // namespace

void points_file_group(Ui& ui, Workbench& bench) {
  const PanelState& panel = bench.focused();
  if (!panel.scene.memories.source.has("file")) return;
  const std::string name = std::filesystem::path(panel.scene.memories.file()).filename().string();
  muted_text(ui, name.empty() ? "No file yet." : shown_file(name));
  if (button(ui, "memories.file", "Choose a file of points…", "One point a row."))
    bench.later([](Workbench& b) { b.dialog = Dialog::open; });
  if (!panel.notes || panel.notes->columns.empty()) return;
  const auto notes = panel.notes;  // an edit may let the panel's go
  muted_text(ui, notes->understood + ".");
  report_item(ui, "memories.understood");
  const auto numbers = std::ranges::count_if(notes->columns, &FileColumn::numbers);
  if (static_cast<size_t>(numbers) <= most_switches)
    column_switches(ui, bench, *notes);
  else
    text_control(ui, bench, "memories.columns");
  label_choice(ui, bench, *notes);
}

}  // namespace memscape
