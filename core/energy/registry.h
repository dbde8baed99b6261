// Every energy that the program knows, as rows: adding one means a formula and a row; nothing else knows its
// name.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/model/energy.h"
#include "core/settings/parameter.h"

namespace memscape {

struct EnergyKind {
  std::string_view kind;    ///< e.g. "lse"
  std::string_view title;   ///< e.g. "Log-sum-exp"
  std::string_view help;    ///< one sentence
  std::string_view source;  ///< e.g. "tutorial eqs. 5.13 and 4.8"
  std::vector<Parameter> rows;
  /// The model of memories Xi (D x K, K >= 1). Never throws for values in their domains.
  std::unique_ptr<Model> (*make)(const Settings& settings, const Matrix& Xi);
  /// The formula in use with symbols and its numbers, e.g. "E(x) = -(1/β) log Σ exp(-β‖x - ξ‖²), β = 8".
  std::string (*formula)(const Settings& settings);
  /// For models that have a time (Model::timed): the settings at time t, for formulas and sliders; they
  /// may lie outside their domains.
  Settings (*at_time)(const Settings& settings, double t) = nullptr;
  /// The row under whose track both scales of a diffusion's time stand, t and β = 1/(2σ²t); empty: none.
  std::string_view time_row = {};
  /// For kinds that are described by a text: its default, which fits memories of any dimension; else empty.
  std::string_view text = {};
  /// All rows of settings whose text brings some; null where they are those of the kind.
  std::span<const Parameter> (*rows_of)(const Settings& settings) = nullptr;
  /// What is wrong with the text for states of D dimensions (0: not known yet), as the end of a sentence that
  /// begins with the first of `text_ids`; empty where nothing is. Null for kinds without a text.
  std::string (*fault)(const Settings& settings, int D) = nullptr;
  /// The names under which files give the text: of several, each is one line of it.
  std::vector<std::string_view> text_ids = {"text"};
  bool has_energy = true;  ///< false: `make` gives a model that only has a velocity
  /// A network in single precision, which need not be the gradient of anything; `make` gives it untrained.
  bool learned = false;
};

/// All rows, in the order in which menus show them.
std::span<const EnergyKind> energy_kinds();
/// The row of this kind, or nullptr.
const EnergyKind* find_energy(std::string_view kind);
/// The rows of settings: those of their kind and those that their text brings.
std::span<const Parameter> energy_rows(const Settings& settings);
/// Settings of a kind at its defaults, with its default text.
Settings energy_settings(std::string_view kind);
/// The text that settings have under one of the names of their kind, and all their text with another there.
std::string text_under(const Settings& settings, std::string_view id);
std::string with_text_under(const Settings& settings, std::string_view id, const std::string& text);
/// What is wrong with the text of settings for states of D dimensions (0: not known yet); see
/// EnergyKind::fault.
std::string energy_fault(const Settings& settings, int D);
/// The model that settings and memories describe. Asserts that the kind is known.
std::shared_ptr<const Model> make_model(const Settings& settings, const Matrix& Xi);
/// The same where it has an energy; null where it has none.
std::shared_ptr<const Energy> make_energy(const Settings& settings, const Matrix& Xi);

}  // namespace memscape
