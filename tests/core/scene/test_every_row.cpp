// Every setting there is, of the scene and of each kind, through one harness: its words, its domain, its
// default, and its values as JSON, as typed text and by --set, there and back.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "core/base/error.h"
#include "core/base/quoted.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_leaves.h"
#include "core/scene/scene_rows.h"
#include "support_properties.h"

using namespace memscape;

namespace {

/// A row, its path, and a scene that has it.
struct Place {
  std::string path;
  Row row;
  Scene scene;
};

/// The default scene with this kind, which is given what it must have.
Scene scene_of(const KindGroup& group, std::string_view kind) {
  Scene scene = default_scene();
  set_value(scene, std::string(group.id) + ".kind=" + std::string(kind));
  for (const Row& row : group.rows(kind))
    if (row.type == Type::path && row.least > 0) group.settings(scene).values[row.id] = Value("/points.csv");
  return scene;
}

std::vector<Place> all_places() {
  std::vector<Place> places;
  for (const SceneRow& row : scene_rows()) places.push_back({row.path, row.row, default_scene()});
  for (const KindGroup& group : kind_groups())
    for (const std::string_view kind : group.kinds()) {
      const Scene scene = scene_of(group, kind);
      for (const Row& row : rows_in(group, scene))
        places.push_back({std::string(group.id) + "." + row.id, row, scene});
    }
  return places;
}

const std::vector<Place>& places() {
  static const std::vector<Place> all = all_places();
  return all;
}

bool is_whole(const Row& row) {
  return row.scale == Scale::integer || row.scale == Scale::integer_log;
}

double share() {
  return *rc::gen::inRange(0, 1 << 30) / static_cast<double>((1 << 30) - 1);
}

/// In the row's domain, often at its ends.
double number_in(const Row& row) {
  const int where = *rc::gen::inRange(0, 6);
  if (where == 0) return row.minimum;
  if (where == 1) return row.maximum;
  if (where == 2 && row.is_number() && row.fallback.is_number()) return row.fallback.number();
  const bool log = row.minimum > 0 && row.maximum / row.minimum > 1000;
  const double between = log ? row.minimum * std::pow(row.maximum / row.minimum, share())
                             : row.minimum + (row.maximum - row.minimum) * share();
  return clamp_to(row, between);
}

std::string any_text(const Row& row) {
  static constexpr const char* pieces[] = {"a",  "β", "=", "\"", "'", " ", "\\",
                                           "{}", ",", "1", "−",  "#", ".", "/"};
  std::string text;
  const int length = *rc::gen::inRange(std::max(1, static_cast<int>(row.least)), 12);
  for (int i = 0; i < length; ++i) text += pieces[*rc::gen::inRange(size_t{0}, std::size(pieces))];
  return text;
}

std::string text_in(const Row& row) {
  if (row.type == Type::formula) return *rc::gen::element<std::string>("x1^2", "x1^2 + 0.5*x1", "sin(x1)");
  if (!row.fault) return any_text(row);
  const std::string text = any_text(row);
  return row.fault(text).empty() ? text : row.fallback.text();
}

Value value_in(const Row& row) {
  auto list = [&](auto entry) {
    Value::List entries;
    const size_t most = row.most > 0 ? row.most : row.least + 4;
    for (size_t n = *rc::gen::inRange(row.least, most + 1); n > 0; --n) entries.push_back(entry());
    return entries;
  };
  switch (row.type) {
    case Type::number:
      return number_in(row);
    case Type::text:
    case Type::formula:
    case Type::path:
      return text_in(row);
    case Type::range:
    case Type::held_range: {
      Row number = row;
      if (row.type == Type::held_range) number.minimum = -1e9, number.maximum = 1e9;
      double low = number_in(number), high = number_in(number);
      if (low == high) low = number.minimum, high = number.maximum;
      if (low > high) std::swap(low, high);
      const bool held = row.type == Type::range || *rc::gen::arbitrary<bool>();
      return Interval{low, high, held};
    }
    case Type::points: {
      PointList points;
      const size_t D = *rc::gen::inRange(1, 4);
      for (size_t n = *rc::gen::inRange(row.least, row.least + 4); n > 0; --n) {
        points.emplace_back();
        for (size_t d = 0; d < D; ++d) points.back().push_back(number_in(row));
      }
      return points;
    }
    case Type::toggles:
      return list([] { return Value(*rc::gen::arbitrary<bool>()); });
    case Type::wholes:
      return list([&] { return Value(std::round(number_in(row))); });
  }
  return {};
}

bool reads_back(const Row& row, const Value& value) {
  Value taken = parse_json(json_text(given(row, value)), "a value");
  return !take(row, taken) && taken == value;
}

/// Set in a scene, it is there, and in the scene that is saved.
void check_set(const Place& place, const Value& value) {
  Scene scene = place.scene;
  set_value(scene, place.path + "=" + value_text(place.row, value));
  RC_ASSERT(leaf_value(leaf_at(scene, place.path), scene) == value);
  RC_ASSERT(parse_scene(scene_text(scene)) == scene);
}

void check_words(const Row& row) {
  auto is_id = [](char c) {  // parameters of formulas may be Greek
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
  };
  const std::string last = row.id.substr(row.id.rfind('.') + 1);
  CHECK((!last.empty() && std::ranges::all_of(last, is_id)));
  for (const std::string* words : {&row.symbol, &row.label, &row.unit, &row.help, &row.wants}) {
    CAPTURE(*words);
    CHECK(is_utf8(*words));
    CHECK(escaped(*words) == *words);
    CHECK((words->empty() || (words->front() != ' ' && words->back() != ' ')));
  }
  CHECK_FALSE(row.label.empty());
  CHECK(row.help.size() > 10);
  CHECK(row.help.ends_with('.'));
  CHECK_FALSE(std::islower(static_cast<unsigned char>(row.help.front())));
  CHECK(row.symbol.size() <= 12);
}

void check_domain(const Row& row) {
  CHECK(std::isfinite(row.minimum));
  CHECK(std::isfinite(row.maximum));
  CHECK(row.minimum <= row.maximum);
  CHECK_FALSE(domain_text(row).empty());
  if (!row.is_number()) return;
  if (row.track_maximum != 0) CHECK((row.track_maximum <= row.maximum && row.track_maximum > row.minimum));
  if (row.track_minimum != 0) CHECK((row.track_minimum >= row.minimum && row.track_minimum < row.maximum));
  if (row.scale == Scale::logarithmic || row.scale == Scale::integer_log) CHECK(row.minimum > 0);
  if (is_whole(row))
    CHECK((row.minimum == std::round(row.minimum) && row.maximum == std::round(row.maximum)));
  if (row.scale == Scale::toggle) CHECK((row.minimum == 0 && row.maximum == 1));
  if (row.scale != Scale::choice) return;
  CHECK(row.minimum == 0);
  CHECK(row.maximum == static_cast<double>(row.choices.size()) - 1);
  for (const std::string& word : row.choices) CHECK(std::ranges::count(row.choices, word) == 1);
}

bool refuses(const Row& row, Value value) {
  return take(row, value).has_value();
}

void check_refusals(const Row& row) {
  const Value object = Value::Fields{{"x", 1}};
  CHECK(refuses(row, object));
  CHECK(refuses(row, Value()));
  if (!row.is_number()) CHECK(refuses(row, 1.));
  if (row.is_words()) return;
  CHECK(refuses(row, "no such word"));
  if (!row.is_number() || row.scale == Scale::choice || row.scale == Scale::toggle) return;
  CHECK(refuses(row, std::nextafter(row.minimum, -1e300)));
  CHECK(refuses(row, std::nextafter(row.maximum, 1e300)));
  if (is_whole(row)) CHECK(refuses(row, row.minimum + 0.5));
}

/// What the schema says at a path, in every alternative that has it; null where none does.
void collect(const Value& schema, std::string_view path, std::vector<const Value*>& found) {
  if (path.empty()) return found.push_back(&schema);
  for (const char* key : {"oneOf", "allOf"})
    if (const Value* parts = schema.find(key))
      for (const Value& part : parts->list()) collect(part, path, found);
  if (const Value* then = schema.find("then")) collect(*then, path, found);
  const Value* properties = schema.find("properties");
  const size_t dot = path.find('.');
  const Value* next = properties ? properties->find(path.substr(0, dot)) : nullptr;
  if (next) collect(*next, dot == std::string_view::npos ? "" : path.substr(dot + 1), found);
}

}  // namespace

TEST_CASE("every row has words and a domain, refuses what is not in it, and its default is in it") {
  CHECK(places().size() > 150);
  for (const Place& place : places()) {
    CAPTURE(place.path);
    CHECK((place.path.ends_with("." + place.row.id) || place.path == place.row.id));
    check_words(place.row);
    check_domain(place.row);
    check_refusals(place.row);
    const bool given_first = place.row.least > 0 && !place.row.is_number();
    if (!given_first || place.row.type == Type::wholes) CHECK(in_domain(place.row, place.row.fallback));
    CHECK(leaf_at(place.scene, place.path).row() != nullptr);
  }
}

TEST_CASE("every value of every row is the same as JSON, as typed text and by --set, there and back") {
  for (const Place& place : places()) {
    CAPTURE(place.path);
    check_property(
        [&] {
          const Value value = value_in(place.row);
          RC_LOG() << place.path << " = " << value_text(place.row, value) << std::endl;
          RC_ASSERT(in_domain(place.row, value));
          RC_ASSERT(reads_back(place.row, value));
          RC_ASSERT(parse_value(place.row, value_text(place.row, value), place.path) == value);
          check_set(place, value);
        },
        25);
  }
}

TEST_CASE("every finite number is the same when it is read back") {
  const Row row{.minimum = std::numeric_limits<double>::lowest(),
                .maximum = std::numeric_limits<double>::max()};
  check_property([&](std::uint64_t bits) {
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    RC_PRE(std::isfinite(value));
    RC_ASSERT(parse_value(row, value_text(row, value), "x") == Value(value));
    RC_ASSERT(reads_back(row, value));
  });
}

TEST_CASE("the schema has every row, with its help") {
  const Value schema = parse_json(scene_schema(), "the schema");
  for (const Place& place : places()) {
    CAPTURE(place.path);
    if (place.path.find(".parameters.") != std::string::npos) continue;  // as many as a formula has
    std::vector<const Value*> found;
    collect(schema, place.path, found);
    CHECK(std::ranges::any_of(found, [&](const Value* at) {
      const Value* help = at->find("description");
      return help && help->text().find(place.row.help) != std::string::npos;
    }));
  }
}
