// What a value holds, and how a value is made another sort.
#include "core/settings/value.h"

#include <algorithm>

namespace memscape {
namespace {

template <class T, class Held>
const T& held_or_empty(const Held& held) {
  static const T empty{};
  const T* value = std::get_if<T>(&held);
  return value ? *value : empty;
}

template <class T, class Held>
T& made(Held& held) {
  if (!std::holds_alternative<T>(held)) held = T{};
  return std::get<T>(held);
}

}  // namespace

double Value::number() const {
  if (const bool* on = std::get_if<bool>(&held_)) return *on ? 1 : 0;
  const double* value = std::get_if<double>(&held_);
  return value ? *value : 0;
}

const std::string& Value::text() const {
  return held_or_empty<std::string>(held_);
}
const PointList& Value::points() const {
  return held_or_empty<PointList>(held_);
}
const Interval& Value::interval() const {
  return held_or_empty<Interval>(held_);
}
const Value::List& Value::list() const {
  return held_or_empty<List>(held_);
}
const Value::Fields& Value::fields() const {
  return held_or_empty<Fields>(held_);
}
PointList& Value::edit_points() {
  return made<PointList>(held_);
}
Value::List& Value::edit_list() {
  return made<List>(held_);
}
Value::Fields& Value::edit_fields() {
  return made<Fields>(held_);
}

const Value* Value::find(std::string_view name) const {
  const Fields& all = fields();
  auto found =
      std::ranges::find(all, name, [](const auto& field) -> const std::string& { return field.first; });
  return found == all.end() ? nullptr : &found->second;
}

Value& Value::operator[](std::string_view name) {
  Fields& all = edit_fields();
  auto found =
      std::ranges::find(all, name, [](const auto& field) -> const std::string& { return field.first; });
  return found == all.end() ? all.emplace_back(std::string(name), Value()).second : found->second;
}

bool operator==(const Value& a, const Value& b) {
  auto counts = [](const Value& value) { return value.is_toggle() || value.is_number(); };
  if (counts(a) && counts(b)) return a.number() == b.number();
  return a.held_ == b.held_;
}

}  // namespace memscape
