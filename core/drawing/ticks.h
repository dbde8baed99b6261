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

/// How a set of numbers is written: all with `decimals` digits after the point, divided by 10^exponent.
struct NumberFormat {
  int decimals = 0;
  int exponent = 0;
  bool operator==(const NumberFormat&) const = default;
};

/// The shortest format that tells the values apart; the exponent is not 0 from 10^5 up and below 10^-3.
NumberFormat format_of(std::span<const double> values);

/// E.g. "−0.25", with a true minus sign.
std::string number_text(double value, const NumberFormat& format);

/// E.g. "×10⁵", to stand at the end of an axis; empty where the exponent is 0.
std::string factor_text(const NumberFormat& format);

/// A number as a label on its own: factor included, e.g. "2.5×10⁻⁴".
std::string whole_number_text(double value, const NumberFormat& format);

}  // namespace memscape
