// A list of the folder and a field for the name; what is typed narrows the list, Tab is not needed: a click
// completes it.
#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <utility>

#include "app/menu/dialogs.h"
#include "app/shell/preset_list.h"
#include "app/shell/training.h"
#include "app/shell/unsaved.h"
#include "app/widgets/widgets.h"
#include "render/window/imgui_compat.h"

namespace memscape {
namespace {

namespace fs = std::filesystem;

bool same_start(std::string_view text, std::string_view start) {
  return text.size() >= start.size() &&
         std::equal(start.begin(), start.end(), text.begin(), [](char a, char b) {
           return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
         });
}

void begin(Workbench& bench, FileDialog& dialog, bool save) {
  const std::string& name = bench.document.name();
  bool is_file = !name.empty() && name != "-" && preset_index(name) < 0;
  dialog = {};
  dialog.weights = bench.dialog == Dialog::save_weights || bench.dialog == Dialog::load_weights;
  std::error_code error;
  const fs::path own = is_file ? fs::absolute(name, error).parent_path() : fs::path();
  dialog.folder = save ? bench.folders.proposed(std::array{own}) : is_file ? own : fs::current_path(error);
  std::string proposal = !save                     ? ""
                         : dialog.weights          ? "network.weights"
                         : is_file                 ? fs::path(name).stem().string() + ".json"
                         : preset_index(name) >= 0 ? name + ".json"
                                                   : "scene.json";
  std::strncpy(dialog.name, proposal.c_str(), sizeof dialog.name - 1);
}

void refresh(FileDialog& dialog, bool save) {
  if (dialog.listed == dialog.folder) return;
  using Endings = std::vector<std::string>;
  const Endings endings = dialog.weights ? Endings{".weights"}
                          : save         ? Endings{".json"}
                                         : Endings{".json", ".csv", ".tsv", ".txt", ".dat"};
  dialog.entries = list_folder(dialog.folder, endings);
  dialog.listed = dialog.folder;
}

void enter(FileDialog& dialog, const fs::path& folder) {
  dialog.folder = folder.lexically_normal();
  dialog.name[0] = 0;
  dialog.marked = 0;
}

/// The folder above, and what fits what has been typed.
std::vector<FileEntry> shown_entries(const FileDialog& dialog, bool save) {
  std::vector<FileEntry> shown;
  if (dialog.folder.has_relative_path()) shown.push_back({"..", true});
  for (const FileEntry& entry : dialog.entries)
    if (save || !dialog.name[0] || same_start(entry.name, dialog.name)) shown.push_back(entry);
  return shown;
}

/// True when a file was double-clicked, or chosen by Enter.
bool entry_list(Ui& ui, FileDialog& dialog, bool save) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = ui.em(14), width = ImGui::GetContentRegionAvail().x;
  const ControlKeys keys =
      control_keys(ui, ImGui::GetID("list"), "file.list", at, {at.x + width, at.y + height});
  const std::vector<FileEntry> entries = shown_entries(dialog, save);
  const int last = static_cast<int>(entries.size()) - 1;
  dialog.marked = std::clamp(dialog.marked + keys.along(), 0, std::max(last, 0));
  bool taken = false;
  begin_child("entries", {0, height}, true, ImGuiWindowFlags_NoNavInputs);
  for (int i = 0; i <= last; ++i) {
    const FileEntry& entry = entries[static_cast<size_t>(i)];
    const std::string label = entry.name + (entry.folder ? "/" : "");
    const bool marked = keys.focused && ui.focus.visible() && i == dialog.marked;
    const bool clicked = ImGui::Selectable(label.c_str(), marked || entry.name == dialog.name,
                                           ImGuiSelectableFlags_AllowDoubleClick);
    if (marked && keys.along() != 0) ImGui::SetScrollHereY();
    const bool chosen = marked && keys.enter;
    if (!clicked && !chosen) continue;
    if (entry.folder) {
      enter(dialog, entry.name == ".." ? dialog.folder.parent_path() : dialog.folder / entry.name);
    } else {
      std::strncpy(dialog.name, entry.name.c_str(), sizeof dialog.name - 1);
      taken = chosen || ImGui::IsMouseDoubleClicked(0);
    }
  }
  ImGui::EndChild();
  return taken;
}

/// The file that the name means; a name without an ending is a scene, or weights.
fs::path target(const FileDialog& dialog, bool save) {
  fs::path file = fs::path(dialog.name).is_absolute() ? fs::path(dialog.name) : dialog.folder / dialog.name;
  if (save && !file.has_extension()) file += dialog.weights ? ".weights" : ".json";
  return file.lexically_normal();
}

void finish(Workbench& bench, FileDialog& dialog, bool save) {
  fs::path file = target(dialog, save);
  std::error_code error;
  if (fs::is_directory(file, error)) return enter(dialog, file);
  if (save && fs::exists(file, error) && file.string() != bench.document.name() && !dialog.overwrite_asked) {
    dialog.overwrite_asked = true;
    return;
  }
  bench.dialog = Dialog::none;
  bench.later([file = file.string(), save, weights = dialog.weights](Workbench& b) {
    if (!save) return weights ? load_weights(b, file) : open_named(b, file);
    weights ? save_weights(b, file) : save_to(b, file);
    go_on_leaving(b);
  });
}

}  // namespace

std::vector<FileEntry> list_folder(const fs::path& folder, const std::vector<std::string>& endings) {
  std::vector<FileEntry> entries;
  std::error_code error;
  for (fs::directory_iterator it(folder, fs::directory_options::skip_permission_denied, error), end;
       !error && it != end; it.increment(error)) {
    std::string name = it->path().filename().string(), ending = it->path().extension().string();
    std::error_code ignored;
    bool is_folder = it->is_directory(ignored);
    if (name.starts_with(".") || (!is_folder && std::ranges::find(endings, ending) == endings.end()))
      continue;
    entries.push_back({name, is_folder});
  }
  std::ranges::sort(entries, [](const FileEntry& a, const FileEntry& b) {
    return a.folder != b.folder ? a.folder : a.name < b.name;
  });
  return entries;
}

void file_dialog(Ui& ui, Workbench& bench, FileDialog& dialog, bool save, bool opened) {
  if (opened) begin(bench, dialog, save);
  refresh(dialog, save);
  muted_text(ui, elided(dialog.folder.string(), ImGui::GetContentRegionAvail().x));
  bool taken = entry_list(ui, dialog, save);
  if (opened) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  std::string before = dialog.name;
  const bool entered = text_entry(ui, "file.name", "##name", dialog.name, sizeof dialog.name,
                                  ImGuiInputTextFlags_AutoSelectAll, "Name of the file, or a path") &&
                       !ui.focus.is_leaving();
  if (before != dialog.name) dialog.overwrite_asked = false;
  if (dialog.overwrite_asked) {
    coloured_text(ui.palette().alarm,
                  std::string(dialog.name) + " is there already: Replace writes over it.");
  }
  int answer = dialog_buttons(ui, "file",
                              dialog.overwrite_asked ? "Replace"
                              : save                 ? "Save"
                                                     : "Open",
                              dialog.name[0] != 0);
  if (answer < 0) bench.dialog = Dialog::none, bench.after_leave = nullptr, bench.weights_of = nullptr;
  if (dialog.name[0] && (answer > 0 || taken || entered)) finish(bench, dialog, save);
}

}  // namespace memscape
