// Every word comes from the rows of the registries: symbol or label, value, title.
#include "core/page/panel_words.h"

#include <filesystem>

#include "core/base/quoted.h"
#include "core/dynamics/methods/method.h"
#include "core/energy/registry.h"
#include "core/layers/layer.h"
#include "core/layers/memory_labels.h"
#include "core/layers/prediction_layer.h"
#include "core/page/wording.h"
#include "core/page/words.h"
#include "core/scene/sources/data.h"
#include "core/views/panel.h"

namespace memscape {
std::string with_minus(std::string text) {
  return text.starts_with('-') ? "\u2212" + text.substr(1) : text;
}

std::string lower(std::string text) {
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

std::string value_of(const Settings& settings, const Row& row) {
  auto found = settings.values.find(row.id);
  if (found == settings.values.end()) return "";
  if (row.type == Type::path) return std::filesystem::path(found->second.text()).filename().string();
  if (row.is_words()) return found->second.text();
  std::string value = with_minus(value_text(row, found->second));
  if (row.is_number() && row.scale == Scale::toggle) value = found->second != 0 ? "yes" : "no";
  if (!row.symbol.empty()) return std::string(row.symbol) + " = " + value;
  return std::string(row.label) + ": " + value;
}

/// What memories look like: " (stars)", or nothing where they are not drawn.
std::string marks_text(const PanelState& panel, bool dots) {
  if (!has_marks(panel.scene, MarksOf::memories)) return "";
  const Labels& labels = labels_of(panel);
  return labels.any() ? " (marked by " + shown(labels.title) + ")" : dots ? " (dots)" : " (stars)";
}

std::string memories_text(const PanelState& panel, bool dots) {
  if (!panel.Xi) return "";
  const EnergyKind* kind = find_energy(panel.scene.energy.kind);
  if (kind && kind->learned)
    return "K = " + std::to_string(panel.Xi->cols()) + " memories to learn from" + marks_text(panel, dots);
  if (!stores_memories(panel))
    return !has_marks(panel.scene, MarksOf::memories) ? ""
           : labels_of(panel).any()                   ? "marks: points that the energy does not store"
           : dots                                     ? "dots: points that the energy does not store"
                                                      : "stars: points that the energy does not store";
  std::string text =
      "K = " + std::to_string(panel.Xi->cols()) + (panel.Xi->cols() == 1 ? " memory" : " memories");
  text += marks_text(panel, dots);
  if (panel.Xi->rows() > 2) text += " in D = " + std::to_string(panel.Xi->rows()) + " dimensions";
  return text;
}

std::string plane_text(const PanelState& panel) {
  if (!panel.Xi || panel.Xi->rows() <= 2 || places_of(panel) != Places::plane) return "";
  const View& view = panel.scene.view;
  std::string plane = view.plane == "principal" ? "plane of two principal components" : "plane of x₁ and x₂";
  if (through_memories(view, *panel.Xi)) {
    const auto three = plane_memories(view, static_cast<int>(panel.Xi->cols()));
    plane = "plane through memories";
    for (size_t i = 0; i < 3; ++i) plane += (i ? ", " : " ") + std::to_string(three[i] + 1);
  }
  return classes_wanted(panel) ? plane : plane + " (fainter: farther off it)";
}

std::string particles_text(const PanelState& panel) {
  if (!panel.run || panel.run->particles() == 0 || !has_marks(panel.scene, MarksOf::particles)) return "";
  std::string text = "N = " + std::to_string(panel.run->particles()) +
                     (panel.run->particles() == 1 ? " particle" : " particles");
  return text + " (discs)";
}

bool stores_memories(const PanelState& panel) {
  return !panel.model || panel.model->memory_weights();
}

std::string method_text(const PanelState& panel) {
  const Settings& method = panel.scene.dynamics.method;
  const DynamicsKind* kind = find_dynamics(method.kind);
  if (!kind || particles_text(panel).empty()) return "";
  std::string text(kind->title);
  for (const Row& row : kind->rows)
    if (!row.symbol.empty()) text += ", " + value_of(method, row);
  return text;
}

}  // namespace memscape
