// What a file gave becomes the value of a row and back, type by type.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/quoted.h"
#include "core/settings/row.h"

namespace memscape {
namespace {

using Outcome = std::optional<Misfit>;

Misfit wrong(const Row& row, const Value& value) {
  return {"", "is " + shown_text(value) + "; give " + domain_text(row)};
}

Outcome take_number(const Row& row, Value& value) {
  if (row.scale == Scale::choice) {
    auto word = std::find(row.choices.begin(), row.choices.end(), value.text());
    if (!value.is_text() || word == row.choices.end()) return wrong(row, value);
    value = static_cast<double>(word - row.choices.begin());
    return {};
  }
  if (!row.wants.empty() && value == Value(row.wants)) value = row.minimum;
  const bool fits =
      row.scale == Scale::toggle ? value.is_toggle() : value.is_number() && in_domain(row, value);
  return fits ? Outcome() : wrong(row, value);
}

Outcome take_words(const Row& row, const Value& value) {
  if (!value.is_text() || value.text().size() < row.least) return wrong(row, value);
  if (!is_utf8(value.text())) return Misfit{"", "is no UTF-8; give text in UTF-8"};
  const bool one_line = row.type == Type::path;
  if (has_controls(value.text()) || (one_line && value.text().find_first_of("\r\n\t") != std::string::npos))
    return Misfit{"", "is " + shown_text(value) + "; give text without control characters"};
  std::string fault = row.fault ? row.fault(value.text()) : "";
  return fault.empty() ? Outcome() : Misfit{"", std::move(fault)};
}

/// A number that is part of a range or of a point.
Outcome take_part(const Row& row, const Value& part, const std::string& place) {
  if (part.is_number() && part.number() >= row.minimum && part.number() <= row.maximum) return {};
  const Row number{.minimum = row.minimum, .maximum = row.maximum};
  return Misfit{place, "is " + shown_text(part) + "; give " + domain_text(number)};
}

Outcome take_range(const Row& row, Value& value) {
  const Value::List& pair = value.list();
  if (pair.size() != 2) return Misfit{"", "is " + shown_text(value) + "; give [low, high]"};
  for (const Value& end : pair)
    if (auto misfit = take_part(row, end, "")) return misfit;
  if (!(pair[0].number() < pair[1].number()))
    return Misfit{"", "is " + shown_text(value) + "; give [low, high] with low below high"};
  value = Interval{pair[0].number(), pair[1].number()};
  return {};
}

/// "auto", [low, high], or {"unlocked": [low, high]}: not held, but remembered.
Outcome take_held_range(const Row& row, Value& value) {
  if (value == Value("auto")) return value = row.fallback, Outcome();
  const Value* kept = value.fields().size() == 1 ? value.find("unlocked") : nullptr;
  const Value::List& pair = (kept ? *kept : value).list();
  if (pair.size() != 2 || !pair[0].is_number() || !pair[1].is_number() ||
      !(pair[0].number() < pair[1].number()) ||
      !(pair[1].number() / 2 - pair[0].number() / 2 < std::numeric_limits<double>::max() / 2))
    return wrong(row, value);
  value = Interval{pair[0].number(), pair[1].number(), !kept};
  return {};
}

/// One point, as values; `first` has the number of coordinates of the first one, 0 before it.
Outcome take_point(const Row& row, const Value& point, const std::string& place, size_t& first) {
  const Value::List* coordinates = point.list_if();
  if (!coordinates)
    return Misfit{place, "is " + shown_text(point) + "; give a list of coordinates, e.g. [0, 0.5]"};
  const std::string has = "has " + std::to_string(coordinates->size()) + " coordinates";
  if (coordinates->empty()) return Misfit{place, "has no coordinates; give at least one"};
  if (first == 0) first = coordinates->size();
  if (coordinates->size() != first)
    return Misfit{place, has + " and the first point has " + std::to_string(first) +
                             "; give all points the same number"};
  for (const Value& x : *coordinates)
    if (auto misfit = take_part(row, x, place)) return misfit;
  return {};
}

Outcome take_points(const Row& row, Value& value) {
  const PointList* points = value.points_if();
  const Value::List* list = value.list_if();
  if (!points && !list) return Misfit{"", "is not a list; give " + row.wants};
  const size_t count = points ? points->size() : list->size();
  if (count < row.least) return Misfit{"", "has no points; give " + row.wants};
  size_t first = 0;
  for (size_t i = 0; i < count; ++i) {
    const Value point = points ? Value::List((*points)[i].begin(), (*points)[i].end()) : (*list)[i];
    if (auto misfit = take_point(row, point, "[" + std::to_string(i) + "]", first)) return misfit;
  }
  value.edit_points();  // an empty list is no points
  return {};
}

Outcome take_list(const Row& row, Value& value) {
  const Value::List* list = value.list_if();
  auto fits = [&](const Value& entry) {
    if (row.type == Type::toggles) return entry.is_toggle();
    return entry.is_number() && entry.number() == std::round(entry.number()) &&
           entry.number() >= row.minimum && entry.number() <= row.maximum;
  };
  const bool good = list && list->size() >= row.least && (row.most == 0 || list->size() <= row.most) &&
                    std::ranges::all_of(*list, fits);
  return good ? Outcome() : wrong(row, value);
}

}  // namespace

std::optional<Misfit> take(const Row& row, Value& value) {
  switch (row.type) {
    case Type::number:
      return take_number(row, value);
    case Type::text:
    case Type::formula:
    case Type::path:
      return take_words(row, value);
    case Type::range:
      return take_range(row, value);
    case Type::held_range:
      return take_held_range(row, value);
    case Type::points:
      return take_points(row, value);
    case Type::toggles:
    case Type::wholes:
      return take_list(row, value);
  }
  return {};
}

Value given(const Row& row, const Value& value) {
  if (row.is_number() && row.scale == Scale::toggle) return value.number() != 0;
  if (row.is_number() && row.scale == Scale::choice) return row.choices[static_cast<size_t>(value.number())];
  const Interval* range = value.interval_if();
  if (!range) return value;
  const Value pair = Value::List{range->low, range->high};
  if (row.type != Type::held_range || range->held) return pair;
  return value == row.fallback ? Value("auto") : Value(Value::Fields{{"unlocked", pair}});
}

Value row_schema(const Row& row) {
  using Fields = Value::Fields;
  const Value numbers = Fields{{"type", "number"}};
  auto array = [](Value items) { return Fields{{"type", "array"}, {"items", std::move(items)}}; };
  auto counted = [&](Fields schema) {
    if (row.least) schema.emplace_back("minItems", row.least);
    if (row.most) schema.emplace_back("maxItems", row.most);
    return schema;
  };
  Fields pair = array(numbers);
  pair.emplace_back("minItems", 2), pair.emplace_back("maxItems", 2);
  switch (row.type) {
    case Type::number:
      break;
    case Type::text:
    case Type::formula:
    case Type::path:
      return Fields{{"type", "string"}};
    case Type::range:
      return pair;
    case Type::held_range: {
      const Value unlocked = Fields{{"unlocked", array(numbers)}};
      return Fields{{"oneOf", Value::List{Fields{{"const", "auto"}}, pair,
                                          Fields{{"type", "object"}, {"properties", unlocked}}}}};
    }
    case Type::points: {
      Fields point = array(numbers);
      point.emplace_back("minItems", 1);
      return array(point);
    }
    case Type::toggles:
      return counted(array(Fields{{"type", "boolean"}}));
    case Type::wholes:
      return counted(array(Fields{{"type", "integer"}, {"minimum", row.minimum}, {"maximum", row.maximum}}));
  }
  Fields schema;
  if (row.scale == Scale::toggle) {
    schema.emplace_back("type", "boolean");
  } else if (row.scale == Scale::choice) {
    schema.emplace_back("enum", Value::List(row.choices.begin(), row.choices.end()));
  } else {
    const bool whole = row.scale == Scale::integer || row.scale == Scale::integer_log;
    schema = {{"type", whole ? "integer" : "number"}, {"minimum", row.minimum}, {"maximum", row.maximum}};
    if (!row.wants.empty()) schema = {{"anyOf", Value::List{schema, Fields{{"const", row.wants}}}}};
  }
  schema.emplace_back("default", given(row, row.fallback));
  return schema;
}

}  // namespace memscape
