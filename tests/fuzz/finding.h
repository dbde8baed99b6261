// What must hold in every case. A case that finds otherwise throws a Finding, which nothing but the loop of
// cases catches.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "core/base/vectors.h"

namespace memscape::fuzz {

struct Finding {
  std::string what;
};

/// Prints what a case tries, where one is run by itself.
void show(std::string_view input);
inline bool shows_inputs = false;

/// Throws a Finding where it does not hold.
void expect(bool holds, const std::string& what);
/// That no number is NaN.
void expect_numbers(const ConstMatrix& X, const std::string& what);

/// Does what may fail. True where it did not; false where an Error left it, whose text must be one line of
/// valid UTF-8 without control characters, of at most 1000 bytes; it goes into `why`. Every other exception
/// is a Finding.
bool accepted(const std::function<void()>& work, std::string* why = nullptr);
/// Throws a Finding where it is not, with the reason.
void expect_accepted(const std::function<void()>& work, const std::string& what);

}  // namespace memscape::fuzz
