// A value of any setting: a number, a toggle, a text, a range, points, a list, or named values. It is plain,
// has ==, and knows neither the row that it belongs to nor JSON but as text there and back.
#pragma once
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace memscape {

using PointList = std::vector<std::vector<double>>;  ///< N points of D coordinates each

/// From low to high. Where a range may also follow what is shown, `held` tells that it does not.
struct Interval {
  double low = 0, high = 1;
  bool held = true;
  bool operator==(const Interval&) const = default;
};

/// What a file or a person gave, and what a setting has once its row (row.h) took it: a choice is then the
/// index of its word, a range an Interval. A toggle equals its number, 0 or 1.
class Value {
 public:
  using List = std::vector<Value>;
  using Fields = std::vector<std::pair<std::string, Value>>;  ///< in the order of a file

  Value() = default;
  Value(bool value) : held_(value) {}
  template <class T>
  requires(std::is_arithmetic_v<T> && !std::same_as<T, bool>) Value(T value)
      : held_(static_cast<double>(value)) {}
  Value(std::string value) : held_(std::move(value)) {}
  Value(std::string_view value) : held_(std::string(value)) {}
  Value(const char* value) : held_(std::string(value)) {}
  Value(Interval value) : held_(value) {}
  Value(PointList value) : held_(std::move(value)) {}
  Value(List value) : held_(std::move(value)) {}
  Value(Fields value) : held_(std::move(value)) {}

  bool is_toggle() const { return std::holds_alternative<bool>(held_); }
  bool is_number() const { return std::holds_alternative<double>(held_); }
  bool is_text() const { return std::holds_alternative<std::string>(held_); }
  bool is_fields() const { return std::holds_alternative<Fields>(held_); }

  /// Of a number or a toggle; else 0.
  double number() const;
  /// What it holds, or what an empty value of the sort has.
  const std::string& text() const;
  const PointList& points() const;
  const Interval& interval() const;
  const List& list() const;
  const Fields& fields() const;
  const PointList* points_if() const { return std::get_if<PointList>(&held_); }
  const List* list_if() const { return std::get_if<List>(&held_); }
  const Interval* interval_if() const { return std::get_if<Interval>(&held_); }
  /// To edit; the value becomes of that sort where it is not.
  PointList& edit_points();
  List& edit_list();
  Fields& edit_fields();

  /// The field of that name, or nullptr.
  const Value* find(std::string_view name) const;
  /// The field of that name, made where there is none.
  Value& operator[](std::string_view name);

  friend bool operator==(const Value& a, const Value& b);

 private:
  std::variant<std::monostate, bool, double, std::string, Interval, PointList, List, Fields> held_;
};

/// JSON on one line; whole numbers have no point, null stands for nothing.
std::string json_text(const Value& value);
/// JSON for people: short objects and lists on one line each. Ends with a line break.
std::string pretty_json_text(const Value& value);
/// JSON with an indent of two, for programs that compare lines.
std::string indented_json_text(const Value& value);
/// What the text says; nothing where it is not JSON or has a number that is too large.
std::optional<Value> json_value(std::string_view text);
/// What the text says. Throws Error{input} with name, line and column where it is not JSON.
Value parse_json(std::string_view text, const std::string& name);
/// JSON of at most 40 characters, for sentences.
std::string shown_text(const Value& value);

}  // namespace memscape
