// The kinds of input that are tried, one file each: what a case of it does. A case depends on its dice only.
#pragma once
#include <span>
#include <string_view>

#include "dice.h"

namespace memscape::fuzz {

struct FuzzKind {
  std::string_view name;  ///< as --kind spells it
  int share;              ///< of the cases of a mixed run
  /// Throws a Finding. True where the input was accepted.
  bool (*run)(Dice& dice);
};

std::span<const FuzzKind> fuzz_kinds();

bool run_scene(Dice& dice);
bool run_rows(Dice& dice);
bool run_setting(Dice& dice);
bool run_table(Dice& dice);
bool run_weights(Dice& dice);
bool run_formula(Dice& dice);
bool run_log(Dice& dice);
bool run_document(Dice& dice);
bool run_page(Dice& dice);

}  // namespace memscape::fuzz
