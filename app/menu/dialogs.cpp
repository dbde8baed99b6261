// Modal frames around the dialogues.
#include "app/menu/dialogs.h"

#include <algorithm>
#include <utility>

#include "app/shell/actions.h"
#include "app/shell/unsaved.h"
#include "app/widgets/widgets.h"
#include "core/base/quoted.h"
#include "render/window/imgui_compat.h"

namespace memscape {
namespace {

const char* title_of(Dialog dialog) {
  switch (dialog) {
    case Dialog::open:
      return "Open a scene or a CSV file";
    case Dialog::save_as:
      return "Save the scene as";
    case Dialog::export_figure:
      return "Export a figure";
    case Dialog::save_weights:
      return "Save the weights as";
    case Dialog::load_weights:
      return "Load weights";
    case Dialog::help:
      return "Keys and mouse";
    case Dialog::leave:
      return "Unsaved changes";
    case Dialog::trust:
      return "Files outside the folder";
    case Dialog::readings:
      return "How to read this file";
    case Dialog::left_behind:
      return "Unsaved work of before";
    case Dialog::none:
      break;
  }
  return "";
}

float width_of(Dialog dialog) {
  if (dialog == Dialog::help) return 46;
  return dialog == Dialog::leave || dialog == Dialog::left_behind ? 30 : dialog == Dialog::trust ? 40 : 34;
}

void contents(Ui& ui, Workbench& bench, Dialogs& dialogs, bool opened) {
  switch (dialogs.shown) {
    case Dialog::open:
      return file_dialog(ui, bench, dialogs.file, false, opened);
    case Dialog::save_as:
      return file_dialog(ui, bench, dialogs.file, true, opened);
    case Dialog::export_figure:
      return export_dialog(ui, bench, dialogs.figure, opened);
    case Dialog::save_weights:
      return file_dialog(ui, bench, dialogs.file, true, opened);
    case Dialog::load_weights:
      return file_dialog(ui, bench, dialogs.file, false, opened);
    case Dialog::help:
      return help_page(ui, bench);
    case Dialog::leave:
      return leave_question(ui, bench);
    case Dialog::trust:
      return trust_question(ui, bench);
    case Dialog::readings:
      return readings_question(ui, bench);
    case Dialog::left_behind:
      return left_behind_question(ui, bench, dialogs.left_behind, opened);
    case Dialog::none:
      break;
  }
}

}  // namespace

int dialog_buttons(Ui& ui, std::string_view path, std::string_view main, bool enabled) {
  ImGui::Dummy({0, ui.em(0.3f)});
  const float width = ui.em(7), gap = ImGui::GetStyle().ItemSpacing.x;
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() +
                       std::max(0.f, ImGui::GetContentRegionAvail().x - 2 * width - gap));
  int answer = 0;
  if (button(ui, std::string(path) + ".cancel", "Cancel", "", false, width) || ui.escape) answer = -1;
  ImGui::SameLine();
  ImGui::BeginDisabled(!enabled);
  if (button(ui, std::string(path) + ".ok", main, "", true, width) || (ui.enter && enabled)) answer = 1;
  ImGui::EndDisabled();
  return answer;
}

void dialogs(Ui& ui, Workbench& bench, Dialogs& dialogs) {
  bool opened = bench.dialog != dialogs.shown;
  dialogs.shown = bench.dialog;
  bench.events.tell("dialog", title_of(dialogs.shown));
  if (dialogs.shown == Dialog::none) return;
  const char* title = title_of(dialogs.shown);
  if (opened) ImGui::OpenPopup(title);
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float width = std::min(ui.em(width_of(dialogs.shown)), screen.x - ui.em(1));
  ImGui::SetNextWindowSize({width, 0}, ImGuiCond_Always);
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, screen.y - ui.em(1)});
  ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5f, 0.5f});
  push_font(ui.bold);
  bool open = true;
  constexpr auto flags = ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoCollapse |
                         ImGuiWindowFlags_NoNavInputs;
  bool visible = ImGui::BeginPopupModal(title, &open, flags);
  ImGui::PopFont();
  if (visible) {
    push_font(ui.regular);
    contents(ui, bench, dialogs, opened);
    ImGui::PopFont();
    if (bench.dialog != dialogs.shown) {  // the next question may be one of the same kind
      ImGui::CloseCurrentPopup();
      dialogs.shown = Dialog::none;
      bench.events.tell("dialog", "");
    }
    ImGui::EndPopup();
  }
  if (!open && dialogs.shown == Dialog::left_behind) {
    bench.autosave.leave_alone();
    bench.later(ask_about_left_behind);
  }
  if (!open && bench.dialog == dialogs.shown) bench.dialog = Dialog::none;
  if (!visible && !opened && !open) bench.dialog = Dialog::none;
}

void readings_question(Ui& ui, Workbench& bench) {
  const ReadingsQuestion& question = bench.readings;
  text_lines(question.unclear + ".");
  ImGui::Dummy({0, ui.em(0.3f)});
  const float width = ImGui::GetContentRegionAvail().x;
  for (size_t i = 0; i < question.readings.size(); ++i) {
    const TwoReadings::Reading& reading = question.readings[i];
    const bool main = i == 0;
    if (!button(ui, "readings." + std::to_string(i + 1), reading.words, "", main, width) &&
        !(main && ui.enter))
      continue;
    bench.dialog = Dialog::none;
    Settings chosen = question.chosen;
    chosen.values[reading.setting] = reading.value;
    return bench.later([file = question.file, chosen](Workbench& b) { open_points(b, file, chosen); });
  }
  if (button(ui, "readings.cancel", "Cancel", "", false, width) || ui.escape) bench.dialog = Dialog::none;
}

void trust_question(Ui& ui, Workbench& bench) {
  constexpr size_t most = 6;
  const std::vector<std::string>& files = bench.trust.files;
  text_lines(shown_file(bench.trust.from) + " wants to read:");
  for (size_t i = 0; i < std::min(files.size(), most); ++i) text_lines(escaped(files[i]));
  if (files.size() > most) text_lines("and " + std::to_string(files.size() - most) + " more.");
  muted_text(ui, "Open it if you know where it comes from.");
  const int answer = dialog_buttons(ui, "trust", "Open");
  if (answer) bench.dialog = Dialog::none;
  if (answer > 0) bench.later([](Workbench& later) { perform(later, Open(std::move(later.trust.open))); });
}

}  // namespace memscape
