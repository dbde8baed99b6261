// Settings are the values of the rows of one kind: an energy, a source of memories, a way of moving.
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "core/settings/row.h"

namespace memscape {

struct Settings {
  std::string kind;                                       ///< empty where there is only one
  std::map<std::string, Value, std::less<>> values = {};  ///< one for each row of the kind, by id

  bool has(std::string_view id) const { return values.find(id) != values.end(); }
  /// The number of a row. Asserts that the kind has it.
  double get(std::string_view id) const;
  /// The same, or `otherwise` where the kind does not have it.
  double get_or(std::string_view id, double otherwise) const;
  int whole(std::string_view id) const { return static_cast<int>(get(id)); }
  bool on(std::string_view id) const { return get(id) != 0; }
  /// A text, a formula or a path; empty where the kind has none.
  const std::string& text(std::string_view id) const;
  /// Points; empty where the kind has none.
  const PointList& points(std::string_view id) const;
  bool operator==(const Settings&) const = default;
};

/// Settings of a kind with every row at its default, but for those that `old` has too, which keep its value.
Settings settings_of(std::string_view kind, std::span<const Row> rows, const Settings& old = {});

}  // namespace memscape
