// Linear and logarithmic tracks. A logarithmic track that begins at 0 has its first step at 1.
#include "app/widgets/track.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace memscape {
namespace {

double track_end(const Row& row) {
  return row.track_maximum > 0 ? row.track_maximum : row.maximum;
}

double track_begin(const Row& row) {
  return row.track_minimum != 0 ? row.track_minimum : row.minimum;
}

/// 1, 2 or 5 times a power of ten, at most `value`.
double round_unit(double value) {
  if (!(value > 0)) return 0;
  const double power = std::pow(10, std::floor(std::log10(value)));
  for (double digit : {5, 2})
    if (digit * power <= value * (1 + 1e-12)) return round_significant(digit * power, 1);
  return round_significant(power, 1);
}

bool is_logarithmic(const Row& row) {
  return row.scale == Scale::logarithmic || row.scale == Scale::integer_log;
}

/// Whole numbers from 0 are shifted by one, so that 0 has a logarithm.
double shift(const Row& row) {
  return row.minimum <= 0 ? 1 - row.minimum : 0;
}

/// Up by a unit of the value's second digit, or to the next of 1, 2, 5 times a power of ten.
double next_above(double value, bool fine) {
  const double power = std::pow(10, std::floor(std::log10(value) + 1e-9));
  if (fine) return round_significant(value + power / 10, 2);
  for (double digit : {1, 2, 5, 10})
    if (digit * power > value * (1 + 1e-9)) return round_significant(digit * power, 1);
  return value;
}

double next_below(double value, bool fine) {
  const double power = std::pow(10, std::ceil(std::log10(value) - 1e-9) - 1);
  if (fine) return round_significant(value - power / 10, 2);
  for (double digit : {5, 2, 1})
    if (digit * power < value * (1 - 1e-9)) return round_significant(digit * power, 1);
  return value;
}

/// A multiple of the unit above or below, the next one.
double next_multiple(double value, double unit, bool up) {
  const double at = value / unit, whole = std::round(at);
  const double from = std::abs(at - whole) < 1e-6 ? whole : up ? std::floor(at) : std::ceil(at);
  return round_significant((from + (up ? 1 : -1)) * unit, 12);
}

double one_step(const Row& row, double value, bool up, bool fine) {
  const bool whole = row.scale == Scale::integer || row.scale == Scale::integer_log;
  if (whole && (fine || row.scale == Scale::integer || value < 1 || (!up && value <= 1)))
    return value + (up ? 1 : -1);
  if (is_logarithmic(row))
    return value > 0 ? (up ? next_above : next_below)(value, fine) : up ? track_value(row, 0.01) : value;
  const double unit = round_unit((track_end(row) - track_begin(row)) / 50);
  return unit > 0 ? next_multiple(value, fine ? unit / 10 : unit, up) : value;
}

}  // namespace

double round_significant(double value, int digits) {
  if (value == 0 || !std::isfinite(value)) return value;
  char text[40];
  std::snprintf(text, sizeof text, "%.*e", digits - 1, value);
  return std::strtod(text, nullptr);
}

double track_place(const Row& row, double value) {
  double low = track_begin(row), high = track_end(row);
  if (is_logarithmic(row)) {
    double add = shift(row);
    low = std::log(low + add), high = std::log(high + add), value = std::log(value + add);
  }
  return high > low ? std::clamp((value - low) / (high - low), 0.0, 1.0) : 0;
}

double track_value(const Row& row, double place) {
  place = std::clamp(place, 0.0, 1.0);
  double low = track_begin(row), high = track_end(row), value;
  if (is_logarithmic(row)) {
    double add = shift(row);
    value = std::exp(std::log(low + add) + place * (std::log(high + add) - std::log(low + add))) - add;
    value = round_significant(value, 3);
  } else {
    double unit = round_unit((high - low) / 500);
    value = low + place * (high - low);
    if (place > 0 && place < 1 && unit > 0) value = round_significant(std::round(value / unit) * unit, 12);
  }
  return std::clamp(clamp_to(row, value), low, high);
}

double stepped_value(const Row& row, double value, int steps, bool fine) {
  for (int i = 0; i < std::abs(steps); ++i) value = one_step(row, value, steps > 0, fine);
  return clamp_to(row, value);
}

Row widened(const Row& row, double value) {
  Row wide = row;
  if (row.track_minimum == 0 || row.track_maximum == 0) return wide;
  while (value < wide.track_minimum || value > wide.track_maximum)
    wide.track_minimum *= 2, wide.track_maximum *= 2;
  wide.track_minimum = std::max(wide.track_minimum, row.minimum);
  wide.track_maximum = std::min(wide.track_maximum, row.maximum);
  return wide;
}

double snapped_track_value(const Row& row, double place, std::span<const double> snaps, double reach) {
  double value = track_value(row, place), nearest = reach;
  for (double snap : snaps) {
    const double away = std::abs(track_place(row, snap) - place);
    if (snap > row.minimum && snap < track_end(row) && away < nearest) nearest = away, value = snap;
  }
  return value;
}

std::string short_number(double value, int digits) {
  char text[40];
  std::snprintf(text, sizeof text, "%.*g", digits, value == 0 ? 0.0 : value);
  return text;
}

}  // namespace memscape
