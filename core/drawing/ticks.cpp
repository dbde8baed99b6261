// The candidates of a nice step are compared by the logarithm of the number of parts that they give.
#include "core/drawing/ticks.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

namespace memscape {
namespace {

constexpr const char* kMinus = "\u2212";

std::string superscript(int number) {
  static constexpr const char* digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text = number < 0 ? "⁻" : "";
  for (char digit : std::to_string(std::abs(number))) text += digits[digit - '0'];
  return text;
}

}  // namespace

double nice_step(double span, int count, double smallest) {
  double wanted = span / std::max(count, 1);
  double power = std::floor(std::log10(wanted));
  double best = 0, least = std::numeric_limits<double>::infinity();
  for (double k = power - 1; k <= power + 1; ++k)
    for (double digit : {1.0, 2.0, 2.5, 5.0}) {
      // 10^-k is exact for small k where 10^k is not: 2.5 / 100 is nearer to 0.025 than 2.5 * 0.01.
      double step = k < 0 ? digit / std::pow(10.0, -k) : digit * std::pow(10.0, k);
      const double times = smallest > 0 ? step / smallest : 1;  // whole numbers of it, up to rounding
      if (std::abs(times - std::round(times)) > 1e-6 || std::round(times) < 1) continue;
      double off = std::abs(std::log(step / wanted));
      if (off < least) least = off, best = step;
    }
  return std::max(best, smallest);
}

std::vector<double> nice_values(double low, double high, int count, double smallest) {
  std::vector<double> values;
  if (!(high > low) || !std::isfinite(low) || !std::isfinite(high)) return values;
  double step = nice_step(high - low, count, smallest);
  double first = std::ceil(low / step - 1e-6), last = std::floor(high / step + 1e-6);
  if (!(last - first < 10000) || std::abs(first) > 1e15) return values;  // the range is lost in rounding
  for (double k = first; k <= last; ++k) values.push_back(k == 0 ? 0 : k * step);
  return values;
}

NumberFormat format_of(std::span<const double> values) {
  NumberFormat format;
  double largest = 0;
  for (double value : values) largest = std::max(largest, std::abs(value));
  if (largest == 0) return format;
  if (largest >= 1e5 || largest < 1e-3)
    format.exponent = static_cast<int>(std::floor(std::log10(largest) + 1e-9));
  double unit = std::pow(10.0, format.exponent);
  auto exact = [&](double value) {
    double scaled = value / unit * std::pow(10.0, format.decimals);
    return std::abs(scaled - std::round(scaled)) < 1e-6 * std::max(1.0, std::abs(scaled));
  };
  while (format.decimals < 7 && !std::all_of(values.begin(), values.end(), exact)) ++format.decimals;
  return format;
}

std::string number_text(double value, const NumberFormat& format) {
  if (std::isinf(value)) return value < 0 ? std::string(kMinus) + "∞" : "∞";
  char digits[64];
  double scaled = value / std::pow(10.0, format.exponent);
  std::snprintf(digits, sizeof digits, "%.*f", format.decimals, std::abs(scaled));
  bool zero = std::string_view(digits).find_first_not_of("0.") == std::string_view::npos;
  return (scaled < 0 && !zero ? kMinus : "") + std::string(digits);
}

std::string factor_text(const NumberFormat& format) {
  return format.exponent == 0 ? "" : "×10" + superscript(format.exponent);
}

std::string whole_number_text(double value, const NumberFormat& format) {
  return number_text(value, format) + (value == 0 ? "" : factor_text(format));
}

}  // namespace memscape
