// A line of text, its fault with a mark, and a list of examples that fit the memories' dimension.
#include "app/panel/formula_entry.h"

#include <algorithm>
#include <cstring>

#include "app/widgets/widgets.h"
#include "core/energy/formula/formula_examples.h"
#include "core/energy/formula/formula_program.h"
#include "core/energy/registry.h"
#include "core/scene/scene_rows.h"
#include "render/window/imgui_compat.h"

namespace memscape {
namespace {

constexpr std::string_view help =
    "Coordinates x1, x2, .. (x and y for the first two) and r = ‖x‖; signs + - * / ^ and comparisons with ? "
    "and :; "
    "functions such as exp, ln, sin, sqrt, abs, min, max; pi and e; d2(k), the squared distance to memory k, "
    "and "
    "lse(β) of the memories. Every other name becomes a parameter. Enter applies.";

void fill(FormulaEntry& entry, const std::string& text) {
  entry.applied = text, entry.fault.reset(), entry.told = false;
  const size_t size = std::min(text.size(), sizeof entry.text - 1);
  std::memcpy(entry.text, text.data(), size);
  entry.text[size] = 0;
}

/// Part of the text about the fault, the fault itself in the colour of alarm and underlined.
void fault_mark(Ui& ui, const FormulaFault& fault, std::string_view text, ImU32 colour) {
  constexpr size_t before = 16, after = 14;
  const size_t first = fault.at > before ? fault.at - before : 1;
  const size_t low = character_offset(text, first), at = character_offset(text, fault.at),
               end = character_offset(text, fault.at + fault.length),
               high = character_offset(text, fault.at + fault.length + after);
  auto part = [&](size_t from, size_t to) { return std::string(text.substr(from, to - from)); };
  const std::string left = (first > 1 ? "…" : "") + part(low, at), wrong = part(at, end),
                    right = part(end, high) + (high < text.size() ? "…" : "");
  const ImVec2 place = ImGui::GetCursorScreenPos();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const float x = place.x + ui.em(0.3f), line = ImGui::GetFontSize();
  const float x_wrong = x + ImGui::CalcTextSize(left.c_str()).x;
  const float width = std::max(ImGui::CalcTextSize(wrong.c_str()).x, ui.em(0.5f));
  draw->AddText({x, place.y}, ui.palette().muted, left.c_str());
  draw->AddText({x_wrong, place.y}, colour, wrong.c_str());
  draw->AddText({x_wrong + width, place.y}, ui.palette().muted, right.c_str());
  const float y = place.y + line + ui.em(0.1f);
  draw->AddLine({x_wrong, y}, {x_wrong + width, y}, colour, ui.em(0.12f));
  ImGui::Dummy({ImGui::GetContentRegionAvail().x, line + ui.em(0.3f)});
}

void show_fault(Ui& ui, const FormulaEntry& entry) {
  const ImU32 colour = entry.told ? ui.palette().alarm : ui.palette().muted;
  fault_mark(ui, *entry.fault, entry.text, colour);
  std::string what = entry.fault->what;
  if (!what.empty() && what[0] >= 'a' && what[0] <= 'z') what[0] = static_cast<char>(what[0] - 'a' + 'A');
  const std::string stop = entry.fault->cure.ends_with('?') ? "" : ".";
  push_font(ui.small);
  coloured_text(colour,
                what + " at character " + std::to_string(entry.fault->at) + ": " + entry.fault->cure + stop);
  muted_text(ui, "The last good formula stays.");
  ImGui::PopFont();
}

/// What is typed comes into force where it is right.
void apply_typed(Workbench& bench, FormulaEntry& entry, std::string_view id, const std::string& path) {
  const PanelState& panel = bench.focused();
  entry.fault = formula_fault(entry.text, panel.run->dimension());
  if (entry.fault || entry.text == panel.scene.energy.text(id)) return;
  Scene edited = panel.scene;
  edited.energy.values.insert(entry.before.values.begin(), entry.before.values.end());
  set_energy_text(edited, id, entry.text);
  entry.applied = entry.text;
  bench.act(set_settings("energy", edited.energy), path);
}

void examples(Ui& ui, Workbench& bench) {
  std::vector<std::string_view> titles;
  std::vector<size_t> fitting;
  int chosen = -1;
  for (size_t i = 0; i < formula_examples().size(); ++i) {
    const FormulaExample& example = formula_examples()[i];
    if (formula_text_fault(example.text, bench.focused().run->dimension())) continue;
    if (example.text == bench.focused().scene.energy.text("text")) chosen = static_cast<int>(titles.size());
    titles.push_back(example.title), fitting.push_back(i);
  }
  if (chosen < 0) chosen = static_cast<int>(titles.size()), titles.push_back("Your own");
  auto next = choice(ui, "energy.example", "Example", "A formula to begin with, with its view and step size.",
                     titles, chosen);
  if (next && static_cast<size_t>(*next) < fitting.size())
    bench.act(example_action(bench.focused().scene, fitting[static_cast<size_t>(*next)]));
}

}  // namespace

Set example_action(const Scene& scene, size_t index) {
  const FormulaExample& example = formula_examples()[index];
  Set set{{{"energy.kind", "formula"}, {"energy.text", std::string(example.text)}}};
  auto& values = set.values;
  for (const auto& [name, value] : example.parameters)
    values.emplace_back("energy.parameters." + std::string(name), value_text({}, value));
  values.emplace_back("view.x", list_text(example.x));
  values.emplace_back("view.y", list_text(example.y));
  if (row_at(scene, "dynamics.step")) values.emplace_back("dynamics.step", value_text({}, example.step));
  return set;
}

namespace {

/// The entry of the text under `id`.
void one_entry(Ui& ui, Workbench& bench, std::string_view id, FormulaEntry& entry) {
  const Settings& energy = bench.focused().scene.energy;
  const std::string path = "energy." + std::string(id), shown = energy.text(id);
  ImGui::PushID(path.data(), path.data() + path.size());
  if (entry.applied != shown) fill(entry, shown);
  const bool whole = formulas_of(energy).size() == 1;
  ImGui::TextUnformatted(whole ? "Formula  E(x) =" : ("Formula  d" + std::string(id) + "/dt =").c_str());
  tooltip(ui, help);
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  const bool wrong = entry.fault && entry.told;
  if (wrong) ImGui::PushStyleColor(ImGuiCol_Border, ui.palette().alarm);
  const bool entered = text_entry(ui, path, "##formula", entry.text, sizeof entry.text);
  if (wrong) ImGui::PopStyleColor();
  if (ImGui::IsItemActivated()) entry.before = energy, entry.told = false;
  bench.typing = bench.typing || ImGui::IsItemActive();
  const bool left = ImGui::IsItemDeactivated();
  if (ImGui::IsItemEdited()) entry.told = false, apply_typed(bench, entry, id, path);
  if (entered || left) {
    apply_typed(bench, entry, id, path);
    entry.told = entry.fault.has_value();
    if (entry.fault) ui.events.say("complaint", path + " " + fault_text(*entry.fault, entry.text));
    ui.pulse.stir();
  }
  if (entry.fault) show_fault(ui, entry);
  ImGui::PopID();
}

}  // namespace

void formula_entry(Ui& ui, Workbench& bench) {
  if (!ui.formulas) ui.formulas = std::make_shared<FormulaEntries>();
  const std::vector<std::string> ids = formulas_of(bench.focused().scene.energy);
  if (ids.size() == 1) examples(ui, bench);
  ui.formulas->all.resize(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) one_entry(ui, bench, ids[i], ui.formulas->all[i]);
}

}  // namespace memscape
