// Parameters are data: one row says all that a slider, a typed value, a tooltip, JSON, --set and --help need
// to know. A `Settings` holds the values of the rows of one kind (an energy, a source of memories, a way of
// moving).
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace memscape {

enum class Scale {
  linear,       ///< real, linear track
  logarithmic,  ///< real and positive, logarithmic track, rounded to 3 significant digits by the slider
  integer,      ///< whole number, linear track
  integer_log,  ///< whole number, logarithmic track
  toggle,       ///< 0 or 1; `false`, `true` in JSON
  choice,       ///< index into `choices`; a word in JSON
};

struct Parameter {
  std::string_view id;      ///< spelling in C++, JSON, --set and the guide, e.g. "beta"
  std::string_view symbol;  ///< e.g. "β"; empty where there is none
  std::string_view label;   ///< e.g. "Inverse temperature"
  std::string_view unit;    ///< empty where there is none
  std::string_view help;    ///< one or two sentences, for a tooltip
  double minimum = 0;
  double maximum = 1;
  double fallback = 0;  ///< the default
  Scale scale = Scale::linear;
  std::vector<std::string_view> choices = {};
  /// Where a slider's track ends if that is short of `maximum` (K's slider ends at 1000); 0 means `maximum`.
  double track_maximum = 0;
  /// Where it begins if that is above `minimum`; 0 means `minimum`. Both given: the track widens to hold its
  /// value.
  double track_minimum = 0;
};

struct Settings {
  std::string kind;
  std::map<std::string, double, std::less<>> values;  ///< one for each row of the kind, by id
  std::string text =
      {};  ///< of kinds that are described by one (a typed formula), which may bring rows of its own

  /// The value of a row. Asserts that the kind has it.
  double get(std::string_view id) const;
  int whole(std::string_view id) const { return static_cast<int>(get(id)); }
  bool on(std::string_view id) const { return get(id) != 0; }
  bool operator==(const Settings&) const = default;
};

/// Settings of a kind with every row at its default, but for those that `old` has too, which keep its value.
/// Has the text of `old` where that is of the same kind.
Settings settings_of(std::string_view kind, std::span<const Parameter> rows, const Settings& old = {});

/// The row with this id, or nullptr.
const Parameter* find_row(std::span<const Parameter> rows, std::string_view id);

/// `value` put into the row's domain: clamped, whole numbers rounded.
double clamp_to(const Parameter& row, double value);

/// True when `value` is finite and in the row's domain.
bool in_domain(const Parameter& row, double value);

/// The domain in words, e.g. "a number from 0.001 to 10000" or "one of half, full".
std::string domain_text(const Parameter& row);

/// The value as the program writes it everywhere: shortest form that reads back equal, or the word of a
/// choice.
std::string value_text(const Parameter& row, double value);

/// The value a person typed (a number, a word of the choices, true/false). Throws Error with the domain.
double parse_value(const Parameter& row, std::string_view text, std::string_view path);

/// The candidate nearest to `word` in edit distance, for "did you mean".
std::string nearest_word(std::string_view word, std::span<const std::string> candidates);

}  // namespace memscape
