// Values by id, and what of them a change of kind keeps.
#include "core/settings/settings.h"

#include <cassert>

namespace memscape {
namespace {

const Value& value_in(const Settings& settings, std::string_view id) {
  static const Value nothing;
  auto found = settings.values.find(id);
  return found == settings.values.end() ? nothing : found->second;
}

}  // namespace

double Settings::get(std::string_view id) const {
  assert(has(id));
  return value_in(*this, id).number();
}

double Settings::get_or(std::string_view id, double otherwise) const {
  return has(id) ? get(id) : otherwise;
}

const std::string& Settings::text(std::string_view id) const {
  return value_in(*this, id).text();
}

const PointList& Settings::points(std::string_view id) const {
  return value_in(*this, id).points();
}

Settings settings_of(std::string_view kind, std::span<const Row> rows, const Settings& old) {
  Settings settings{std::string(kind)};
  for (const Row& row : rows) {
    auto kept = old.values.find(row.id);
    const bool fits = kept != old.values.end() && in_domain(row, kept->second);
    settings.values.emplace(row.id, fits ? kept->second : row.fallback);
  }
  return settings;
}

}  // namespace memscape
