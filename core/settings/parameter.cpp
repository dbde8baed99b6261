// Rows and values: domains, words, typed text, and the nearest word for a misspelt one.
#include "core/settings/parameter.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <numeric>

#include "core/base/error.h"

namespace memscape {
namespace {

bool is_whole(Scale scale) {
  return scale == Scale::integer || scale == Scale::integer_log;
}

std::string number_text(double value) {
  char text[32];
  bool whole = value == std::round(value) && std::abs(value) < 1e15;
  auto end = whole ? std::to_chars(text, text + sizeof text, value, std::chars_format::fixed).ptr
                   : std::to_chars(text, text + sizeof text, value).ptr;
  return {text, end};
}

size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      size_t change = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row[b.size()];
}

}  // namespace

double Settings::get(std::string_view id) const {
  auto found = values.find(id);
  assert(found != values.end());
  return found == values.end() ? 0 : found->second;
}

Settings settings_of(std::string_view kind, std::span<const Parameter> rows, const Settings& old) {
  Settings settings{std::string(kind), {}, old.kind == kind ? old.text : std::string()};
  for (const Parameter& row : rows) {
    auto kept = old.values.find(row.id);
    bool fits = kept != old.values.end() && in_domain(row, kept->second);
    settings.values.emplace(row.id, fits ? kept->second : row.fallback);
  }
  return settings;
}

const Parameter* find_row(std::span<const Parameter> rows, std::string_view id) {
  auto found = std::find_if(rows.begin(), rows.end(), [&](const Parameter& row) { return row.id == id; });
  return found == rows.end() ? nullptr : &*found;
}

double clamp_to(const Parameter& row, double value) {
  if (is_whole(row.scale) || row.scale == Scale::choice || row.scale == Scale::toggle)
    value = std::round(value);
  return std::clamp(value, row.minimum, row.maximum);
}

bool in_domain(const Parameter& row, double value) {
  if (!std::isfinite(value) || value < row.minimum || value > row.maximum) return false;
  return row.scale == Scale::linear || row.scale == Scale::logarithmic || value == std::round(value);
}

std::string domain_text(const Parameter& row) {
  if (row.scale == Scale::toggle) return "true or false";
  if (row.scale == Scale::choice) {
    std::string text = "one of ";
    for (size_t i = 0; i < row.choices.size(); ++i) text += (i ? ", " : "") + std::string(row.choices[i]);
    return text;
  }
  return (is_whole(row.scale) ? "a whole number from " : "a number from ") + number_text(row.minimum) +
         " to " + number_text(row.maximum);
}

std::string value_text(const Parameter& row, double value) {
  if (row.scale == Scale::toggle) return value != 0 ? "true" : "false";
  if (row.scale == Scale::choice) return std::string(row.choices[static_cast<size_t>(value)]);
  return number_text(value);
}

double parse_value(const Parameter& row, std::string_view text, std::string_view path) {
  auto fail = [&]() -> double {
    throw Error(Fault::input,
                std::string(path) + " is '" + std::string(text) + "': give " + domain_text(row) + ".");
  };
  if (row.scale == Scale::toggle) {
    if (text == "true" || text == "1") return 1;
    if (text == "false" || text == "0") return 0;
    return fail();
  }
  if (row.scale == Scale::choice) {
    auto word = std::find(row.choices.begin(), row.choices.end(), text);
    return word == row.choices.end() ? fail() : static_cast<double>(word - row.choices.begin());
  }
  double value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !in_domain(row, value)) return fail();
  return value;
}

std::string nearest_word(std::string_view word, std::span<const std::string> candidates) {
  auto nearest = std::min_element(candidates.begin(), candidates.end(), [&](const auto& a, const auto& b) {
    return edit_distance(word, a) < edit_distance(word, b);
  });
  return nearest == candidates.end() ? std::string() : *nearest;
}

}  // namespace memscape
