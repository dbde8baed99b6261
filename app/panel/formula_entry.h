// The entry of a typed formula: what is typed is in force as soon as it is right; until then the last good
// formula stays, and what is wrong is marked under the entry.
#pragma once
#include <string>
#include <vector>

#include "app/shell/workbench.h"
#include "app/widgets/ui.h"
#include "core/energy/formula/formula_text.h"

namespace memscape {

/// What is being typed. Empty where no formula was shown yet.
struct FormulaEntry {
  char text[1200] = {};
  std::string applied;  ///< the scene's text that it was last brought in line with
  Settings before;      ///< the energy when typing began: parameters that come back keep their values
  std::optional<FormulaFault> fault;
  bool told = false;  ///< Enter was pressed, or the entry left: the fault is a complaint
};
/// One for each formula of the kind, see formulas_of.
struct FormulaEntries {
  std::vector<FormulaEntry> all;
};

/// The entry with its examples, for the panel with the focus, whose energy is typed: one formula, or several.
void formula_entry(Ui& ui, Workbench& bench);

/// An example's formula, parameters and view, and its step size where the method of `scene` is one that has
/// it.
Set example_action(const Scene& scene, size_t index);

}  // namespace memscape
