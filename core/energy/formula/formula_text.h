// The text of a typed formula E(x1, x2, .., a, b, ..): the names in it, the parameters that it brings, and
// what is wrong with it and where. It knows names and characters; the grammar is muparser's
// (formula_program.h).
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/settings/settings.h"

namespace memscape {

/// Double well in one dimension, hat in more, tilted: fits memories of any dimension.
inline constexpr std::string_view default_formula = "(r^2 - a)^2 + b*x1";

struct FormulaFault {
  std::string what;  ///< completes "has ..", e.g. "an unexpected ')'"
  std::string cure;  ///< what to do, e.g. "remove it, or open a bracket before it"
  size_t at =
      1;  ///< the character (not byte) of the text, from 1; one past the end where something is missing
  size_t length = 1;  ///< in characters
};

/// E.g. "has an unexpected ')' at character 7 of 'a*(x1))'; remove it, or open a bracket before it".
std::string fault_text(const FormulaFault& fault, std::string_view text);

/// Names that are neither coordinates (x1, x2, ..; x and y for the first two; r = ‖x‖) nor functions nor the
/// constants pi, π and e, in the order in which they appear.
std::vector<std::string> formula_parameters(std::string_view text);

/// The highest coordinate in it, at least as many dimensions states must have; 0 where it has none.
int formula_dimension(std::string_view text);

/// True where the formula calls `lse` or `d2`: it then depends on the stored memories.
bool formula_uses_memories(std::string_view text);

/// What is wrong with characters, names and brackets, if anything. `dimension`: D of the states, or 0 where
/// it is not known yet.
std::optional<FormulaFault> formula_text_fault(std::string_view text, int dimension);

/// One row for each parameter, with the id "parameters.NAME".
std::vector<Row> formula_rows(std::string_view text);

/// The number of characters in `bytes` bytes of UTF-8 text, and where the character `at` (from 1) begins.
size_t character_count(std::string_view text);
size_t character_offset(std::string_view text, size_t at);

}  // namespace memscape
