// Words at the left are cut where there is no room beside the run's.
#include "app/panel/status_line.h"

#include <algorithm>

#include "core/page/words.h"

namespace memscape {
namespace {

void text_at(ImDrawList* draw, ImVec2 at, ImU32 colour, const std::string& text) {
  draw->AddText(at, colour, text.c_str());
}

/// The step at which the first of the particles diverged that had diverged at `step`.
int first_divergence(Run& run, int step) {
  const std::vector<Status>& status = run.frame(step).status;
  int first = step;
  for (std::size_t i = 0; i < status.size(); ++i)
    if (status[i] == Status::diverged) first = std::min(first, run.ended_at(static_cast<int>(i)));
  return first;
}

std::string plural(int count, const char* one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

}  // namespace

float status_height(const Ui& ui) {
  return ui.em(1.75f);
}

void rule(const Rect& place, ImU32 colour) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->PushClipRectFullScreen();
  draw->AddLine({place.x, place.y}, {place.right(), place.y}, colour);
  draw->PopClipRect();
}

std::string run_summary(PanelState& panel, int step) {
  Run& run = *panel.run;
  const int N = run.particles();
  if (N == 0) return "No particles";
  RunCounts counts = run.counts(step);
  std::string text;
  if (counts.settled == N) {
    int end = 0;
    for (int i = 0; i < N; ++i) end = std::max(end, run.ended_at(i));
    return (N == 1 ? "Settled after " : "All settled after ") + plural(end, "step");
  }
  text = plural(N, "particle");
  if (counts.settled) text += ", " + std::to_string(counts.settled) + " settled";
  if (counts.diverged)
    text += ", " + std::to_string(counts.diverged) + " diverged from step " +
            std::to_string(first_divergence(run, step)) + " on";
  if (std::string unstable = unstable_text(panel); !unstable.empty()) text += ", " + unstable;
  if (counts.unsupported) text += ", " + std::to_string(counts.unsupported) + " without force";
  if (const std::string rises = rises_text(panel, step); !rises.empty()) text += ", " + rises;
  return text;
}

void status_line(Ui& ui, Workbench& bench, const Rect& place) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const float y = place.y + (place.height - ImGui::GetFontSize()) / 2, pad = ui.em(0.9f);
  rule(place, ui.palette().border);
  std::string summary = run_summary(bench.focused(), shown_step(bench.focused(), bench.session.step()));
  if (bench.session.panels().size() > 1)  // it speaks of one of them
    summary = "Panel " + std::to_string(bench.focus() + 1) + ": " + summary;
  const std::string run = summary, counter = counter_text(bench.focused());
  if (!counter.empty()) summary = counter + "   " + run;
  if (ImGui::CalcTextSize(summary.c_str()).x > 0.6f * place.width) summary = run;
  const float right = ImGui::CalcTextSize(summary.c_str()).x;
  const std::string &hover = ui.tip.empty() ? bench.messages.hover : ui.tip,
                    note = !ui.tip.empty() ? std::string()
                           : bench.runs.busy() && bench.messages.note.empty()
                               ? "Computing the steps up to " + std::to_string(bench.session.goal()) + "…"
                               : bench.messages.note;
  const float room = place.width - right - 4 * pad;
  std::string left = hover.empty() || note.empty() ? hover + note : hover + "   " + note;
  if (!note.empty() && ImGui::CalcTextSize(left.c_str()).x > room) left = note;
  text_at(draw, {place.x + pad, y}, hover.empty() ? ui.palette().muted : ui.palette().text,
          elided(left, room));
  text_at(draw, {place.right() - pad - right, y}, ui.palette().muted, summary);
  ui.events.tell("tip", ui.tip);
  ui.events.tell("status", bench.messages.note.empty() ? run : bench.messages.note);
}

}  // namespace memscape
