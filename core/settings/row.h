// A row says all that a slider, a typed value, a tooltip, JSON, --set, --help and the schema need to know of
// one setting, whatever its type. It owns its words.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/settings/value.h"

namespace memscape {

enum class Type {
  number,      ///< see Scale
  text,        ///< any text
  formula,     ///< a text that a person types; it may bring rows of its own
  path,        ///< a file: absolute in the program, relative to the scene's file where it is saved
  range,       ///< [low, high]
  held_range,  ///< [low, high], or "auto": what is shown
  points,      ///< N points of as many coordinates each
  toggles,     ///< a list of true and false
  wholes,      ///< a list of whole numbers
};

/// What a number is, and how its slider runs.
enum class Scale {
  linear,       ///< real, linear track
  logarithmic,  ///< real and positive, logarithmic track, rounded to 3 significant digits by the slider
  integer,      ///< whole number, linear track
  integer_log,  ///< whole number, logarithmic track
  toggle,       ///< 0 or 1; `false`, `true` in JSON
  choice,       ///< index into `choices`; a word in JSON
};

struct Row {
  std::string id = {};      ///< spelling in C++, JSON, --set and the guide, e.g. "beta"
  std::string symbol = {};  ///< e.g. "β"; empty where there is none
  std::string label = {};   ///< e.g. "Inverse temperature"
  std::string unit = {};    ///< empty where there is none
  std::string help = {};    ///< one or two sentences, for a tooltip
  double minimum = 0;       ///< of a number, or of each number of a range, a list and points
  double maximum = 1;
  Value fallback = 0.0;  ///< the default
  Scale scale = Scale::linear;
  std::vector<std::string> choices = {};
  /// Where a slider's track ends if that is short of `maximum` (K's slider ends at 1000); 0 means `maximum`.
  double track_maximum = 0;
  /// Where it begins if that is above `minimum`; 0 means `minimum`. Both given: the track widens to hold its
  /// value.
  double track_minimum = 0;
  Type type = Type::number;
  std::string wants = {};  ///< what to give if it is no number, e.g. "the path of a CSV file"
  size_t least = 0;        ///< entries of a list, points, characters of a text
  size_t most = 0;         ///< the same; 0 means any number
  /// What is wrong with a text in itself, as the end of a sentence that begins with its path; empty where
  /// nothing is. Null where every text is right.
  std::string (*fault)(const std::string& text) = nullptr;

  bool is_number() const { return type == Type::number; }
  /// Typed as it is, without quotation marks.
  bool is_words() const { return type == Type::text || type == Type::formula || type == Type::path; }
};

/// Rows that live as long as somebody holds them, or as long as the program.
using RowPtr = std::shared_ptr<const Row>;

/// All rows of one kind of settings. Cheap to copy.
class Rows {
 public:
  Rows() = default;
  /// Rows made for whoever asks, e.g. by a typed formula.
  explicit Rows(std::vector<Row> rows);
  /// Rows that live as long as the program.
  explicit Rows(std::span<const Row> lasting) : all_(lasting) {}

  const Row* begin() const { return all_.data(); }
  const Row* end() const { return all_.data() + all_.size(); }
  size_t size() const { return all_.size(); }
  bool empty() const { return all_.empty(); }
  /// The row with this id, or null.
  RowPtr find(std::string_view id) const;

 private:
  std::shared_ptr<const std::vector<Row>> owned_;
  std::span<const Row> all_;
};

/// The row with this id, or nullptr.
const Row* find_row(std::span<const Row> rows, std::string_view id);

/// True where one of the rows is a formula.
bool has_formula(std::span<const Row> rows);

/// `value` put into the domain of a number: clamped, whole numbers rounded.
double clamp_to(const Row& row, double value);
/// True when the row can have that value.
bool in_domain(const Row& row, const Value& value);
/// The domain in words, e.g. "a number from 0.001 to 10000" or "one of half, full".
std::string domain_text(const Row& row);

/// Why a value is not taken: where in it ("[3]" of a list), and the end of a sentence that begins with its
/// path.
struct Misfit {
  std::string place, what;
};
/// Makes what a file gave the row's value, e.g. a word the index of a choice; or says why not and leaves it.
std::optional<Misfit> take(const Row& row, Value& value);
/// The value as a file has it; `take` gives it back.
Value given(const Row& row, const Value& value);

/// The value as the program writes it everywhere: shortest form that reads back equal, or the word of a
/// choice.
std::string value_text(const Row& row, const Value& value);
/// The value a person typed. Throws Error{input} with the domain.
Value parse_value(const Row& row, std::string_view text, std::string_view path);
/// What a JSON schema says of it: type, domain, default, title and description.
Value row_schema(const Row& row);

/// The candidate nearest to `word` in edit distance, for "did you mean".
std::string nearest_word(std::string_view word, std::span<const std::string> candidates);

}  // namespace memscape
