// The questions about work that is not saved: before it would be lost, and at the start when an earlier
// window left some behind.
#include <chrono>
#include <ctime>
#include <filesystem>

#include "app/menu/dialogs.h"
#include "app/shell/unsaved.h"
#include "app/widgets/widgets.h"
#include "core/actions/document_text.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/quoted.h"
#include "render/window/imgui_compat.h"

namespace memscape {
namespace {

std::string sentence_of(const Unsaved& it) {
  return it.what == Unsaved::What::left ? it.name + ", which another scene was opened over" : it.name;
}

/// Three buttons over the whole width, the main one last.
float third(float room) {
  return (room - 2 * ImGui::GetStyle().ItemSpacing.x) / 3;
}

std::string local_time(std::filesystem::file_time_type time) {
  const auto system = std::chrono::time_point_cast<std::chrono::system_clock::duration>(
      std::chrono::file_clock::to_sys(time));
  const std::time_t seconds = std::chrono::system_clock::to_time_t(system);
  std::tm parts{};
  char text[64];
  if (!localtime_r(&seconds, &parts) || std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &parts) == 0)
    return "an unknown time";
  return text;
}

LeftBehindDialog described(const KeptWork& kept) {
  std::error_code error;
  const std::string at = local_time(std::filesystem::last_write_time(kept.document(), error));
  try {
    const Document document = parse_document(read_file(kept.document()), kept.document().string()).document;
    std::string what;
    const auto add = [&](const std::string& words) { what += (what.empty() ? "" : ", ") + words; };
    if (document.dirty()) add(version_words(document.name(), document.scene(), document.saved()));
    for (const auto& version : document.left())
      add(version_words(version.name, *version.scene, *version.saved));
    if (what.empty()) what = "a trained network";
    return {"Memscape ended with unsaved changes of " + what + ". They were kept at " + at + ".", true};
  } catch (const Error&) {
    return {"Memscape ended with unsaved work. What was kept at " + at + " in " +
                shown_file(kept.folder().string()) + " cannot be read.",
            false};
  }
}

}  // namespace

void leave_question(Ui& ui, Workbench& bench) {
  const std::vector<Unsaved> all = unsaved(bench, bench.leave_everything);
  if (all.empty()) {  // it has been saved by other means
    bench.dialog = Dialog::none;
    return go_on_leaving(bench);
  }
  constexpr std::size_t most = 8;
  text_lines("Not saved:");
  for (std::size_t i = 0; i < std::min(all.size(), most); ++i) text_lines(sentence_of(all[i]));
  if (all.size() > most) muted_text(ui, "and " + std::to_string(all.size() - most) + " more");
  ImGui::Dummy({0, ui.em(0.3f)});
  const bool several = all.size() > 1;
  const float width = third(ImGui::GetContentRegionAvail().x);
  if (button(ui, "leave.cancel", "Cancel", "", false, width) || ui.escape)
    bench.dialog = Dialog::none, bench.after_leave = nullptr;
  ImGui::SameLine();
  if (button(ui, "leave.discard", several ? "Discard all" : "Discard", "What is named here is lost.", false,
             width)) {
    bench.dialog = Dialog::none;
    bench.later([all](Workbench& b) {
      for (const Unsaved& it : all) let_go(b, it);
      go_on_leaving(b);
    });
  }
  ImGui::SameLine();
  if (button(ui, "leave.save", several ? "Save first…" : "Save…", "Writes what is named first.", true,
             width) ||
      ui.enter) {
    bench.dialog = Dialog::none;
    bench.later([it = all.front()](Workbench& b) { keep(b, it); });
  }
}

void left_behind_question(Ui& ui, Workbench& bench, LeftBehindDialog& dialog, bool opened) {
  const std::size_t count = bench.autosave.left_behind().size();
  if (count == 0) return void(bench.dialog = Dialog::none);
  if (opened || dialog.words.empty()) dialog = described(bench.autosave.left_behind().front());
  text_lines(dialog.words);
  if (count > 1) muted_text(ui, "And the work of " + std::to_string(count - 1) + " more windows.");
  ImGui::Dummy({0, ui.em(0.3f)});
  const float width = third(ImGui::GetContentRegionAvail().x);
  if (button(ui, "left_behind.later", "Later", "It is offered again at the next start.", false, width) ||
      ui.escape) {
    bench.dialog = Dialog::none;
    bench.autosave.leave_alone();
    bench.later(ask_about_left_behind);
  }
  ImGui::SameLine();
  if (button(ui, "left_behind.discard", "Discard", "It is lost.", false, width)) {
    dialog.words.clear();
    bench.dialog = Dialog::none;
    bench.later([](Workbench& b) {
      b.autosave.throw_away();
      ask_about_left_behind(b);
    });
  }
  if (!dialog.readable) return;
  ImGui::SameLine();
  if (button(ui, "left_behind.restore", "Restore", "Shows it as it was, with its undo.", true, width) ||
      ui.enter) {
    bench.dialog = Dialog::none;
    bench.after_left_behind = nullptr;
    bench.later([](Workbench& b) { b.autosave.restore(b); });
  }
}

}  // namespace memscape
