// Every energy that the program knows, as rows: adding one means a formula and a row; nothing else knows its
// name.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/model/energy.h"
#include "core/settings/settings.h"

namespace memscape {

struct EnergyKind {
  std::string_view kind;    ///< e.g. "lse"
  std::string_view title;   ///< e.g. "Log-sum-exp"
  std::string_view help;    ///< one sentence
  std::string_view source;  ///< e.g. "tutorial eqs. 5.13 and 4.8"
  std::vector<Row> rows;
  /// The model of memories Xi (D x K, K >= 1). Never throws for values in their domains.
  std::unique_ptr<Model> (*make)(const Settings& settings, const Matrix& Xi);
  /// The formula in use with symbols and its numbers, e.g. "E(x) = -(1/β) log Σ exp(-β‖x - ξ‖²), β = 8".
  std::string (*formula)(const Settings& settings);
  /// For models that have a time (Model::timed): the settings at time t, for formulas and sliders; they
  /// may lie outside their domains.
  Settings (*at_time)(const Settings& settings, double t) = nullptr;
  /// The row under whose track both scales of a diffusion's time stand, t and β = 1/(2σ²t); empty: none.
  std::string_view time_row = {};
  /// The rows that the formulas of settings bring besides those of the kind; null where there are none.
  Rows (*brought)(const Settings& settings) = nullptr;
  /// What is wrong with the formulas for states of D dimensions (0: not known yet), as the end of a sentence
  /// that begins with "energy." and the id of the first; empty where nothing is. Null for kinds without.
  std::string (*fault)(const Settings& settings, int D) = nullptr;
  bool has_energy = true;  ///< false: `make` gives a model that only has a velocity
  /// A network in single precision, which need not be the gradient of anything; `make` gives it untrained.
  bool learned = false;
};

/// All rows, in the order in which menus show them.
std::span<const EnergyKind> energy_kinds();
/// The row of this kind, or nullptr.
const EnergyKind* find_energy(std::string_view kind);
/// The rows of settings: those of their kind and those that their formulas bring.
Rows energy_rows(const Settings& settings);
/// Settings of a kind at its defaults, with its default formulas.
Settings energy_settings(std::string_view kind);
/// The ids of the formulas that describe the kind of settings, in their order.
std::vector<std::string> formulas_of(const Settings& settings);
/// What is wrong with the formulas of settings for states of D dimensions (0: not known yet); see
/// EnergyKind::fault.
std::string energy_fault(const Settings& settings, int D);
/// The model that settings and memories describe. Asserts that the kind is known.
std::shared_ptr<const Model> make_model(const Settings& settings, const Matrix& Xi);
/// The same where it has an energy; null where it has none.
std::shared_ptr<const Energy> make_energy(const Settings& settings, const Matrix& Xi);

}  // namespace memscape
