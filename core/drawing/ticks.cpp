// The candidates of a nice step are compared by the logarithm of the number of parts that they give.
#include "core/drawing/ticks.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <utility>

namespace memscape {
namespace {

constexpr const char* kMinus = "\u2212";

std::string superscript(int number) {
  static constexpr const char* digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text = number < 0 ? "⁻" : "";
  for (char digit : std::to_string(std::abs(number))) text += digits[digit - '0'];
  return text;
}

/// value 10^power, also where 10^power alone overflows.
double shifted(double value, int power) {
  if (std::abs(power) <= 300)
    return power < 0 ? value / std::pow(10.0, -power) : value * std::pow(10.0, power);
  const int half = power / 2;
  return shifted(shifted(value, half), power - half);
}

/// 1, or what numbers of this size are divided by at both ends of what a double is, where powers of ten
/// overflow or lose their digits.
double safe_unit(double largest) {
  return largest > 1e270 ? 1e40 : largest < 1e-270 ? 1e-40 : 1;
}

int power_of(double largest) {
  return static_cast<int>(std::floor(std::log10(largest) + 1e-9));
}

double largest_of(std::span<const double> values) {
  double largest = 0;
  for (double value : values) largest = std::max(largest, std::abs(value));
  return largest;
}

/// The smallest distance of two neighbours; 0 for fewer than two values.
double least_step(std::span<const double> values) {
  double least = 0;
  for (size_t i = 1; i < values.size(); ++i)
    if (const double step = std::abs(values[i] - values[i - 1]); step > 0 && (least == 0 || step < least))
      least = step;
  return least;
}

/// With the fewest decimals that are exact to a small part of a step, or of one value alone to six digits,
/// and that give no two values the same text.
NumberFormat with_decimals(NumberFormat format, std::span<const double> values, double step) {
  constexpr int most_of_one = 7, most = 20;
  const double resolution =
      std::numeric_limits<double>::epsilon() * std::max(largest_of(values), std::abs(format.offset));
  auto exact = [&](double value) {
    const int power = format.decimals - format.exponent;
    const double scaled = shifted(value - format.offset, power), off = std::abs(scaled - std::round(scaled));
    if (step == 0) return off < 1e-6 * std::max(1.0, std::abs(scaled));
    return off < std::max(0.6 * shifted(resolution, power), 1e-3 * shifted(step, power));
  };
  auto distinct = [&] {
    for (size_t i = 1; i < values.size(); ++i)
      if (values[i] != values[i - 1] && number_text(values[i], format) == number_text(values[i - 1], format))
        return false;
    return true;
  };
  while (format.decimals < (step > 0 ? most : most_of_one) &&
         !(std::ranges::all_of(values, exact) && distinct()))
    ++format.decimals;
  return format;
}

/// How many digits it takes to write the value to a small part of a step, and what is written so.
std::pair<int, double> shortest(double value, double step) {
  constexpr int most = 17;
  for (int digits = 1; digits <= most; ++digits) {
    char text[40];
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    if (const double read = std::strtod(text, nullptr); std::abs(read - value) <= 1e-3 * step)
      return {digits, read};
  }
  return {most, value};
}

NumberFormat as_differences(std::span<const double> values, double step) {
  std::pair<int, double> base{std::numeric_limits<int>::max(), 0};
  for (double value : values)
    if (const auto here = shortest(value, step); here.first < base.first) base = here;
  NumberFormat format{0, 0, base.second};
  double widest = 0;
  for (double value : values) widest = std::max(widest, std::abs(value - base.second));
  if (widest >= 1e5 || widest < 1e-3) format.exponent = power_of(widest);
  return with_decimals(format, values, step);
}

/// The number of fewest digits in [low, high].
double roundest(double low, double high) {
  for (int digits = 1; digits <= 17; ++digits)
    for (double part : {0.5, 0.25, 0.75, 0.0, 1.0}) {
      char text[40];
      std::snprintf(text, sizeof text, "%.*g", digits, low + part * (high - low));
      if (const double read = std::strtod(text, nullptr); read >= low && read <= high) return read;
    }
  return low;
}

/// All digits of an offset: "100000", "0.8", "2.5×10⁸".
std::string alone_text(double value) {
  char text[40];
  int digits = 1;
  do std::snprintf(text, sizeof text, "%.*e", digits - 1, std::abs(value));
  while (std::strtod(text, nullptr) != std::abs(value) && ++digits <= 17);
  digits = std::min(digits, 17);
  const int power = power_of(std::abs(value));
  NumberFormat format;
  if (power > 5 || power < -3) format.exponent = power;
  format.decimals = std::max(0, digits - 1 - (power - format.exponent));
  return number_text(value, format) + factor_text(format);
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
  if (const double unit = safe_unit(std::max(std::abs(low), std::abs(high))); unit != 1) {
    for (double value : nice_values(low / unit, high / unit, count, smallest / unit))
      if (value >= low / unit && value <= high / unit) values.push_back(value * unit);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
  }
  double step = nice_step(high - low, count, smallest);
  double first = std::ceil(low / step - 1e-6), last = std::floor(high / step + 1e-6);
  constexpr double most = 1e12;  // multiples whose step is not yet lost in their rounding
  if (std::abs(first) > most || std::abs(last) > most) {
    const double base = roundest(low, high);
    for (double value : nice_values(low - base, high - base, count, smallest))
      if (const double at = base + value; at >= low && at <= high) values.push_back(at);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
  }
  if (!(last - first < 10000)) return values;
  for (double k = first; k <= last; ++k) values.push_back(k == 0 ? 0 : k * step);
  return values;
}

std::vector<NumberFormat> formats_of(std::span<const double> values) {
  const double largest = largest_of(values);
  if (largest == 0) return {{}};
  if (const double unit = safe_unit(largest); unit != 1) {
    std::vector<double> safe;
    for (double value : values) safe.push_back(value / unit);
    std::vector<NumberFormat> formats = formats_of(safe);
    for (NumberFormat& format : formats) format.exponent += power_of(unit), format.offset *= unit;
    return formats;
  }
  const double step = least_step(values);
  constexpr double five_digits = 3e4;  // times the step
  const int power = power_of(largest);
  const bool far = largest >= 1e5 || largest < 1e-3;
  std::vector<NumberFormat> formats{with_decimals({0, far ? power : 0, 0}, values, step)};
  if (!far && power != 0) formats.push_back(with_decimals({0, power, 0}, values, step));
  if (step > 0 && largest > 20 * step) {
    NumberFormat apart = as_differences(values, step);
    formats.insert(largest > five_digits * step ? formats.begin() : formats.end(), apart);
  }
  return formats;
}

NumberFormat format_of(std::span<const double> values) {
  return formats_of(values).front();
}

std::string number_text(double value, const NumberFormat& format) {
  if (std::isinf(value)) return value < 0 ? std::string(kMinus) + "∞" : "∞";
  char digits[400];
  double scaled = shifted(value - format.offset, -format.exponent);
  std::snprintf(digits, sizeof digits, "%.*f", format.decimals, std::abs(scaled));
  bool zero = std::string_view(digits).find_first_not_of("0.") == std::string_view::npos;
  return (scaled < 0 && !zero ? kMinus : "") + std::string(digits);
}

std::string factor_text(const NumberFormat& format) {
  return format.exponent == 0 ? "" : "×10" + superscript(format.exponent);
}

std::string name_suffix(const NumberFormat& format) {
  std::string text;
  if (format.offset != 0)
    text =
        (format.offset < 0 ? " + " : std::string(" ") + kMinus + " ") + alone_text(std::abs(format.offset));
  const std::string factor = factor_text(format);
  return factor.empty() ? text : text + " (" + factor + ")";
}

std::string whole_number_text(double value, const NumberFormat& format) {
  std::string text = number_text(value, format);
  const bool zero = text.find_first_not_of("0.") == std::string::npos;
  if (!zero) text += factor_text(format);
  if (format.offset == 0) return text;
  const std::string base = alone_text(format.offset);
  if (zero) return base;
  return value < format.offset ? base + " " + kMinus + " " + text.substr(std::strlen(kMinus))
                               : base + " + " + text;
}

}  // namespace memscape
