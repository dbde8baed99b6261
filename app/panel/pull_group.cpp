// Its numbers, its charts, and buttons that make panels of these.
#include "app/panel/pull_group.h"

#include <cmath>

#include "app/canvas/hover.h"
#include "app/panel/group_chart.h"
#include "app/shell/actions.h"
#include "app/widgets/track.h"
#include "app/widgets/widgets.h"
#include "core/layers/readers.h"
#include "core/session/pull.h"
#include "render/window/imgui_compat.h"

namespace memscape {
namespace {

std::string heaviest_text(const Pull& pull) {
  if (pull.weights.size() == 0) return "This energy has no weights.";
  const std::vector<int> first = heaviest(pull.weights, 1, 0);
  if (first.empty()) return "No memory acts here: no force.";
  return "Most from memory " + std::to_string(first[0] + 1) + ": " +
         short_number(100 * pull.weights[first[0]], 3) + " %";
}

}  // namespace

bool has_pull(const Workbench& bench) {
  return asked_particle(bench.focused().scene).shown && pulled_particle(bench.focused()) >= 0;
}

void pull_group(Ui& ui, Workbench& bench) {
  const PanelState& panel = bench.focused();
  const auto pull = pull_at(panel, shown_step(panel, bench.session.step()));
  if (!pull) return;
  const std::string title =
      "Particle " + std::to_string(pull->particle + 1) + " of " + std::to_string(panel.run->particles());
  push_font(ui.bold);
  ImGui::TextUnformatted(title.c_str());
  ImGui::PopFont();
  muted_text(ui, hover_text(panel, pull->x));
  const std::string most = heaviest_text(*pull);
  ImGui::TextUnformatted(most.c_str());
  bench.events.tell("pull", title + "; " + most);
  group_charts(ui, bench, Beside::particle, "pull", ui.em(9));
  const float third = (ImGui::GetContentRegionAvail().x - 2 * ImGui::GetStyle().ItemSpacing.x) / 3;
  group_chart_buttons(ui, bench, Beside::particle, "pull", third);
  ImGui::SameLine();
  if (button(ui, "pull.close", "Close", "Asks nobody any more.  (Escape)", false, third))
    flip(bench, asked_particle_switch);
}

}  // namespace memscape
