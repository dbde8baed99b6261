// Inputs made odd: bytes, numbers, words and bracketed parts of a text are changed, doubled, cut, swapped and
// mixed with those of another one, whatever its format.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "dice.h"

namespace memscape::fuzz {

/// A number as no careful person writes it: 1e308, -0, NaN, 2^53 + 1, ..
std::string odd_number(Dice& dice);
/// A text of control characters, bytes that are no UTF-8, long or empty.
std::string odd_text(Dice& dice);

/// One of the corpus after 0 to 8 changes, some with parts of another one of it; at most 100 kB.
std::string mutated(Dice& dice, const std::vector<std::string>& corpus);
/// The same of bytes that are no text: no tokens are looked for.
std::string mutated_bytes(Dice& dice, std::string bytes);

}  // namespace memscape::fuzz
