// Domains and words of rows, typed text, and the nearest word for a misspelt one.
#include "core/settings/row.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/base/quoted.h"

namespace memscape {
namespace {

bool is_whole(Scale scale) {
  return scale == Scale::integer || scale == Scale::integer_log;
}

std::string number_text(double value) {
  char text[32];
  if (value == 0) value = 0;  // never -0
  bool whole = value == std::round(value) && std::abs(value) < 1e15;
  auto end = whole ? std::to_chars(text, text + sizeof text, value, std::chars_format::fixed).ptr
                   : std::to_chars(text, text + sizeof text, value).ptr;
  return {text, end};
}

bool holds(const Row& row, double value) {
  if (!std::isfinite(value) || value < row.minimum || value > row.maximum) return false;
  return row.scale == Scale::linear || row.scale == Scale::logarithmic || value == std::round(value);
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

/// A number as a person types it.
std::optional<double> typed_number(const Row& row, std::string_view text) {
  if (row.scale == Scale::toggle) {
    if (text == "true" || text == "1") return 1;
    if (text == "false" || text == "0") return 0;
    return {};
  }
  if (row.scale == Scale::choice) {
    auto word = std::find(row.choices.begin(), row.choices.end(), text);
    if (word == row.choices.end()) return {};
    return static_cast<double>(word - row.choices.begin());
  }
  if (!row.wants.empty() && text == row.wants) return row.minimum;  // the word for it
  double value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !holds(row, value)) return {};
  return value;
}

}  // namespace

Rows::Rows(std::vector<Row> rows)
    : owned_(std::make_shared<const std::vector<Row>>(std::move(rows))), all_(*owned_) {}

RowPtr Rows::find(std::string_view id) const {
  const Row* row = find_row(all_, id);
  return row ? RowPtr(owned_, row) : nullptr;
}

const Row* find_row(std::span<const Row> rows, std::string_view id) {
  auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.id == id; });
  return found == rows.end() ? nullptr : &*found;
}

bool has_formula(std::span<const Row> rows) {
  return std::ranges::any_of(rows, [](const Row& row) { return row.type == Type::formula; });
}

double clamp_to(const Row& row, double value) {
  if (is_whole(row.scale) || row.scale == Scale::choice || row.scale == Scale::toggle)
    value = std::round(value);
  return std::clamp(value, row.minimum, row.maximum);
}

bool in_domain(const Row& row, const Value& value) {
  if (row.is_number()) return (value.is_number() || value.is_toggle()) && holds(row, value.number());
  Value taken = given(row, value);
  return !take(row, taken);
}

std::string domain_text(const Row& row) {
  if (!row.is_number()) return row.wants;
  if (row.scale == Scale::toggle) return "true or false";
  if (row.scale == Scale::choice) {
    std::string text = "one of ";
    for (size_t i = 0; i < row.choices.size(); ++i) text += (i ? ", " : "") + row.choices[i];
    return text;
  }
  return (is_whole(row.scale) ? "a whole number from " : "a number from ") + number_text(row.minimum) +
         " to " + number_text(row.maximum) + (row.wants.empty() ? "" : ", or " + row.wants);
}

std::string value_text(const Row& row, const Value& value) {
  if (row.is_words()) return value.text();
  if (!row.is_number()) return json_text(given(row, value));
  if (row.scale == Scale::toggle) return value.number() != 0 ? "true" : "false";
  if (row.scale == Scale::choice) return row.choices[static_cast<size_t>(value.number())];
  if (!row.wants.empty() && value.number() == row.minimum) return row.wants;
  return number_text(value.number());
}

Value parse_value(const Row& row, std::string_view text, std::string_view path) {
  if (row.is_number()) {
    if (auto value = typed_number(row, text)) return *value;
    throw Error(Fault::input, shown(path) + " is " + quoted(text) + ": give " + domain_text(row) + ".");
  }
  Value value = row.is_words() ? Value(text) : json_value(text).value_or(Value(text));
  if (auto misfit = take(row, value))
    throw Error(Fault::input, shown(std::string(path) + misfit->place) + " " + misfit->what +
                                  (misfit->what.ends_with('?') ? "" : "."));
  return value;
}

std::string nearest_word(std::string_view word, std::span<const std::string> candidates) {
  word = word.substr(0, 100);  // more than any candidate has
  auto nearest = std::min_element(candidates.begin(), candidates.end(), [&](const auto& a, const auto& b) {
    return edit_distance(word, a) < edit_distance(word, b);
  });
  return nearest == candidates.end() ? std::string() : *nearest;
}

}  // namespace memscape
