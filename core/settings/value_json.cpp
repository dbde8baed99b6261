// Values as JSON text and back: the only file of settings and scenes that knows the JSON library.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/quoted.h"
#include "core/settings/json_lines.h"
#include "core/settings/value.h"

namespace memscape {
namespace {

using Json = nlohmann::ordered_json;

bool is_point(const Json& json) {
  return json.is_array() &&
         std::all_of(json.begin(), json.end(), [](const Json& x) { return x.is_number(); });
}

Value value_of(const Json& json) {
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_number()) return json.get<double>();
  if (json.is_string()) return json.get<std::string>();
  if (json.is_object()) {
    Value::Fields fields;
    for (const auto& [key, child] : json.items()) fields.emplace_back(key, value_of(child));
    return fields;
  }
  if (!json.is_array()) return {};
  if (!json.empty() && std::all_of(json.begin(), json.end(), is_point)) {
    PointList points;
    points.reserve(json.size());
    for (const Json& row : json) points.push_back(row.get<std::vector<double>>());
    return points;
  }
  Value::List list;
  for (const Json& child : json) list.push_back(value_of(child));
  return list;
}

Json json_of(const Value& value) {
  if (value.is_toggle()) return value.number() != 0;
  if (value.is_number()) return number_json(value.number());
  if (value.is_text()) return value.text();
  if (const Interval* range = value.interval_if())
    return Json::array({number_json(range->low), number_json(range->high)});
  if (value.is_fields()) {
    Json object = Json::object();
    for (const auto& [name, child] : value.fields()) object[name] = json_of(child);
    return object;
  }
  Json array = Json::array();
  if (const PointList* points = value.points_if())
    for (const auto& point : *points) {
      Json& row = array.emplace_back(Json::array());
      for (double x : point) row.push_back(number_json(x));
    }
  else if (const Value::List* list = value.list_if())
    for (const Value& child : *list) array.push_back(json_of(child));
  else
    return {};
  return array;
}

/// True where it goes deeper than any setting does: what follows goes into lists and objects by recursion.
bool is_too_deep(std::string_view text) {
  constexpr int deepest = 64;
  int depth = 0;
  bool in_words = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (in_words) {
      if (text[i] == '\\')
        ++i;
      else if (text[i] == '"')
        in_words = false;
    } else if (text[i] == '"') {
      in_words = true;
    } else if (text[i] == '[' || text[i] == '{') {
      if (++depth > deepest) return true;
    } else if (text[i] == ']' || text[i] == '}') {
      --depth;
    }
  }
  return false;
}

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool is_flat(const Json& json) {
  for (const Json& child : json)
    if (child.is_structured() && !(child.is_array() && is_flat(child))) return false;
  return true;
}

void print(std::string& out, const Json& json, size_t indent) {
  if (!json.is_structured() || json.empty()) {
    out += line_of(json);
    return;
  }
  const bool object = json.is_object();
  std::string line;
  if (is_flat(json)) {
    for (const auto& [key, child] : json.items()) {
      line += (line.empty() ? "" : ", ") + (object ? line_of(key) + ": " : "");
      print(line, child, indent);
    }
    const bool numbers = !object && !json[0].is_structured();
    if (line.find('\n') == std::string::npos && (numbers || line.size() + indent < 110)) {
      out += object ? "{ " + line + " }" : "[" + line + "]";
      return;
    }
  }
  out += object ? '{' : '[';
  bool first = true;
  for (const auto& [key, child] : json.items()) {
    out += (first ? "\n" : ",\n") + std::string(indent + 2, ' ') + (object ? line_of(key) + ": " : "");
    print(out, child, indent + 2);
    first = false;
  }
  out += "\n" + std::string(indent, ' ') + (object ? '}' : ']');
}

}  // namespace

std::string json_text(const Value& value) {
  return line_of(json_of(value));
}

Json number_json(double value) {
  if (value == std::round(value) && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
  return value;
}

std::string pretty_json(const Json& json) {
  std::string text;
  print(text, json, 0);
  return text + "\n";
}

std::string pretty_json_text(const Value& value) {
  return pretty_json(json_of(value));
}

std::string indented_json_text(const Value& value) {
  return json_of(value).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string shown_text(const Value& value) {
  return shown(json_text(value));
}

std::optional<Value> json_value(std::string_view text) {
  if (is_too_deep(text)) return {};
  try {
    return value_of(Json::parse(text));
  } catch (const Json::exception&) {
    return {};
  }
}

Value parse_json(std::string_view text, const std::string& name) {
  if (is_too_deep(text))
    throw Error(Fault::input, shown_file(name) + " is nested more than 64 deep; give a flatter file.");
  try {
    return value_of(Json::parse(text));
  } catch (const Json::parse_error& error) {
    std::string_view before = text.substr(0, error.byte > 0 ? error.byte - 1 : 0);
    auto line = 1 + std::count(before.begin(), before.end(), '\n');
    auto column =
        before.size() - (before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1) + 1;
    throw Error(Fault::input,
                shown_file(name) + ", line " + std::to_string(line) + ", column " + std::to_string(column) +
                    ": this is not JSON; correct it there (a missing comma, quotation mark or bracket?).");
  } catch (const Json::out_of_range&) {
    throw Error(Fault::input, shown_file(name) + ": a number in it is too large; give finite numbers.");
  } catch (const Json::exception&) {
    throw Error(Fault::input, shown_file(name) + " is not JSON that can be read; correct it.");
  }
}

}  // namespace memscape
