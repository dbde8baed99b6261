// Typed formulas for tests, by their text and the values of their parameters.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/energy/formula/formula.h"
#include "core/energy/registry.h"

namespace memscape::testing {

inline Settings typed(const std::string& text, std::vector<std::pair<std::string, double>> values = {}) {
  Settings settings{"formula", {{"text", text}}};
  settings = settings_of("formula", energy_rows(settings), settings);
  settings.values["text"] = text;  // also one with a fault
  for (auto& [name, value] : values) settings.values.at("parameters." + name) = value;
  return settings;
}

inline FormulaEnergy energy_of(const std::string& text,
                               std::vector<std::pair<std::string, double>> values = {},
                               const Matrix& Xi = Matrix::Zero(2, 1)) {
  return FormulaEnergy(typed(text, std::move(values)), Xi);
}

}  // namespace memscape::testing
