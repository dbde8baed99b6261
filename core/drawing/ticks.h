// Nice numbers and their texts: steps of 1, 2, 2.5 or 5 times a power of ten, all written alike.
#pragma once
#include <span>
#include <string>
#include <vector>

namespace memscape {

/// The step of the form {1, 2, 2.5, 5} 10^k that divides `span` > 0 into most nearly `count` parts; a
/// multiple of `smallest` where that is given.
double nice_step(double span, int count, double smallest = 0);

/// The multiples of the nice step in [low, high], ascending; empty for an empty, flat or infinite range.
std::vector<double> nice_values(double low, double high, int count, double smallest = 0);

/// How a set of numbers is written: what they are above `offset`, with `decimals` digits after the point,
/// divided by 10^exponent.
struct NumberFormat {
  int decimals = 0;
  int exponent = 0;
  double offset = 0;
  bool operator==(const NumberFormat&) const = default;
};

/// Formats that tell the values apart, each by another text, the one that reads best first: as they are (the
/// exponent is not 0 from 10^5 up and below 10^-3), with an exponent, as differences from a round one of
/// them. What a float can tell apart in seven digits, but not in five, is read best as a difference.
std::vector<NumberFormat> formats_of(std::span<const double> values);

/// The first of them.
NumberFormat format_of(std::span<const double> values);

/// E.g. "−0.25", with a true minus sign. Never "−0".
std::string number_text(double value, const NumberFormat& format);

/// E.g. " − 0.8 (×10⁻⁸)", to stand behind the name of an axis: what was taken from its numbers; empty where
/// that is nothing.
std::string name_suffix(const NumberFormat& format);

/// E.g. "×10⁵", empty where the exponent is 0.
std::string factor_text(const NumberFormat& format);

/// A number as a label on its own: factor and offset included, e.g. "2.5×10⁻⁴", "0.8 + 2×10⁻⁸".
std::string whole_number_text(double value, const NumberFormat& format);

}  // namespace memscape
