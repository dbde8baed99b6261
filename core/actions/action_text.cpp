// Actions name their fields; here are JSON's shapes for the few types that fields have.
#include "core/actions/action_text.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/quoted.h"
#include "core/scene/scene_json.h"

namespace memscape {
namespace {

using Json = nlohmann::ordered_json;

struct Reading {
  const std::string& place;
  std::string_view name;  ///< of the action
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(Fault::input, shown_file(place) + ": " + std::string(name) + " " + what + ".");
  }
};

Json json_of(int value) {
  return value;
}
Json json_of(bool value) {
  return value;
}
Json json_of(double value) {
  return value;
}
Json json_of(const std::string& value) {
  return value;
}
Json json_of(const Point& value) {
  return value;
}
Json json_of(const PointList& value) {
  return value;
}
Json json_of(const std::array<int, 3>& value) {
  return value;
}
Json json_of(const Set::Values& values) {
  Json json = Json::object();
  for (const auto& [path, value] : values) json[path] = value;
  return json;
}
Json json_of(const Scene& scene) {
  return Json::parse(scene_text(scene));
}

/// A number that an int holds: converting another one is no error to the library, but undefined.
bool is_int(const Json& json) {
  return json.is_number_integer() && std::abs(json.get<double>()) <= 1e9;
}

/// Where the type of the JSON is that of the member it is taken over as it is.
template <class Value>
bool read(const Json& json, Value& value, const Reading&) {
  if constexpr (std::is_same_v<Value, int>)
    if (!is_int(json)) return false;
  if constexpr (std::is_same_v<Value, std::array<int, 3>>)
    if (!json.is_array() || !std::ranges::all_of(json, is_int)) return false;
  try {
    value = json.get<Value>();
    return Json(value) == json;  // what does not fit its type reads back as another
  } catch (const nlohmann::json::exception&) {
    return false;
  }
}
bool read(const Json& json, Set::Values& values, const Reading&) {
  if (!json.is_object()) return false;
  values.clear();
  for (const auto& [path, value] : json.items())
    values.emplace_back(path, value.is_string() ? value.get<std::string>() : value.dump());
  return true;
}
bool read(const Json& json, Scene& scene, const Reading& reading) {
  scene = parse_scene(json.dump(), reading.place + ": the scene");
  return true;
}

constexpr const char *action_key = "do", *gesture_key = "gesture";

template <class Kind>
bool read_kind(const Json& json, LogLine& line, const Reading& reading) {
  if (reading.name != Kind::name) return false;
  Kind kind;
  std::vector<std::string> known{action_key, gesture_key};
  Kind::fields(kind, [&](const char* key, auto& member) {
    known.emplace_back(key);
    if (!json.contains(key)) reading.fail("has no " + known.back());
    if (!read(json[key], member, reading)) reading.fail("has a " + known.back() + " of another type");
  });
  for (const auto& [key, value] : json.items())
    if (std::ranges::find(known, key) == known.end())
      reading.fail("has no " + shown(key) + "; did you mean '" + nearest_word(key, known) + "'?");
  line.action = std::move(kind);
  return true;
}

template <class... Kinds>
bool read_any(const Json& json, LogLine& line, const Reading& reading, const std::variant<Kinds...>*) {
  return (read_kind<Kinds>(json, line, reading) || ...);
}

template <class... Kinds>
std::vector<std::string> names_of(const std::variant<Kinds...>*) {
  return {std::string(Kinds::name)...};
}

}  // namespace

std::vector<std::string> action_names() {
  return names_of(static_cast<const Action*>(nullptr));
}

std::string_view action_name(const Action& action) {
  return std::visit([]<class Kind>(const Kind&) { return Kind::name; }, action);
}

std::string line_text(const LogLine& line) {
  Json json{{action_key, std::string(action_name(line.action))}};
  std::visit(
      [&]<class Kind>(const Kind& kind) {
        Kind::fields(kind, [&](const char* key, const auto& member) { json[key] = json_of(member); });
      },
      line.action);
  if (!line.gesture.empty()) json[gesture_key] = line.gesture;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

LogLine parse_line(std::string_view text, const std::string& place) {
  parse_json(text, place);  // says where it is wrong
  const Json json = Json::parse(text);
  if (!json.is_object() || !json.contains(action_key) || !json[action_key].is_string())
    throw Error(Fault::input,
                shown_file(place) + " is no action: give an object such as {\"do\": \"undo\"}.");
  const std::string name = json[action_key];
  LogLine line;
  if (json.contains(gesture_key) && json[gesture_key].is_string()) line.gesture = json[gesture_key];
  if (!read_any(json, line, {place, name}, static_cast<const Action*>(nullptr)))
    throw Error(Fault::input, shown_file(place) + ": there is no action " + quoted(name) +
                                  "; did you mean '" + nearest_word(name, action_names()) + "'?");
  return line;
}

std::vector<LogLine> parse_log(std::string_view text, const std::string& name) {
  std::vector<LogLine> lines;
  for (int number = 1; !text.empty(); ++number) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    lines.push_back(parse_line(line, shown_file(name) + ", line " + std::to_string(number)));
  }
  return lines;
}

}  // namespace memscape
