// Three questions, each with its answer at the right and the evidence below, and the verdict in a box.
#include "app/panel/lyapunov_group.h"

#include "core/session/lyapunov_report.h"
#include "render/window/imgui_compat.h"

namespace memscape {
namespace {

ImU32 colour_of(const Palette& palette, Answer answer) {
  if (answer == Answer::open) return palette.muted;
  return answer == Answer::yes ? palette.accent : palette.alarm;
}

void question(Ui& ui, const LyapunovLine& line) {
  const std::string answer(answer_text(line.answer));
  push_font(ui.bold);
  const float width = ImGui::CalcTextSize(answer.c_str()).x, room = ImGui::GetContentRegionAvail().x;
  ImGui::PopFont();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  text_lines(line.question, room - width - ui.em(0.6f));
  push_font(ui.bold);
  ImGui::GetWindowDrawList()->AddText({at.x + room - width, at.y}, colour_of(ui.palette(), line.answer),
                                      answer.c_str());
  ImGui::PopFont();
  push_font(ui.small);
  muted_text(ui, line.evidence);
  ImGui::PopFont();
  ImGui::Dummy({0, ui.em(0.15f)});
}

void verdict(Ui& ui, const LyapunovReport& report) {
  const float pad = ui.em(0.55f), width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string lines = wrapped(report.verdict_text, width - 2 * pad);
  const ImVec2 size = ImGui::CalcTextSize(lines.c_str());
  const Palette& p = ui.palette();
  const ImU32 ground = report.verdict == Answer::yes  ? p.accent_soft
                       : report.verdict == Answer::no ? p.alarm_soft
                                                      : p.field;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->AddRectFilled(at, {at.x + width, at.y + size.y + 2 * pad}, ground, ui.em(0.4f));
  draw->AddText({at.x + pad, at.y + pad}, p.text, lines.c_str());
  ImGui::Dummy({width, size.y + 2 * pad});
  report_item(ui, "lyapunov.verdict");
}

}  // namespace

void lyapunov_group(Ui& ui, Workbench& bench) {
  const PanelState& panel = bench.focused();
  if (!panel.result<Lyapunov>()) return muted_text(ui, "Being computed…");
  const LyapunovReport report =
      lyapunov_report(panel, *panel.result<Lyapunov>(), shown_step(panel, bench.session.step()));
  for (const LyapunovLine& line : report.lines) question(ui, line);
  verdict(ui, report);
  if (!bench.tasks.fits(bench.session, bench.focus(), result_type<Lyapunov>)) return;
  std::string answers;
  for (const LyapunovLine& line : report.lines)
    answers += (answers.empty() ? "" : ", ") + std::string(answer_text(line.answer));
  bench.events.tell("lyapunov", answers + ": " + report.verdict_text);
}

}  // namespace memscape
