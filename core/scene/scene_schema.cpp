// A JSON Schema (draft 2020-12) of scenes, made from the rows.
#include <nlohmann/json.hpp>

#include "core/energy/registry.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_leaves.h"

namespace memscape {
namespace {

Json row_schema(const Parameter& row) {
  Json schema;
  if (row.scale == Scale::toggle) {
    schema["type"] = "boolean";
    schema["default"] = row.fallback != 0;
  } else if (row.scale == Scale::choice) {
    for (std::string_view word : row.choices) schema["enum"].push_back(std::string(word));
    schema["default"] = std::string(row.choices[static_cast<size_t>(row.fallback)]);
  } else {
    const bool whole = row.scale == Scale::integer || row.scale == Scale::integer_log;
    schema = {{"type", whole ? "integer" : "number"},
              {"minimum", number_json(row.minimum)},
              {"maximum", number_json(row.maximum)},
              {"default", number_json(row.fallback)}};
  }
  schema["title"] = std::string(row.label);
  schema["description"] = std::string(row.help);
  return schema;
}

Json& property(Json& root, std::string_view path) {
  Json* place = &root;
  while (true) {
    size_t dot = path.find('.');
    if (!place->contains("type"))
      *place = {{"type", "object"}, {"additionalProperties", false}, {"properties", Json::object()}};
    place = &(*place)["properties"][std::string(path.substr(0, dot))];
    if (dot == std::string_view::npos) return *place;
    path.remove_prefix(dot + 1);
  }
}

/// One alternative per kind: its name and the values that it has.
Json kind_rules(const KindGroup& group) {
  Json rules = Json::array();
  for (std::string_view kind : group.kinds()) {
    Json has = {{"kind", {{"const", std::string(kind)}}}};
    for (const Parameter& row : group.rows(kind)) has[std::string(row.id)] = row_schema(row);
    if (const EnergyKind* typed = group.id == "energy" ? find_energy(kind) : nullptr;
        typed && !typed->text.empty())
      has["parameters"] = {
          {"type", "object"},
          {"additionalProperties", {{"type", "number"}}},
          {"description", "A number for each parameter of the text; 1 where none is given."}};
    rules.push_back(
        {{"if", {{"properties", {{"kind", {{"const", std::string(kind)}}}}}, {"required", {"kind"}}}},
         {"then", {{"properties", has}}}});
  }
  return rules;
}

/// Layers that are a boolean or an object.
void allow_booleans(Json& layers) {
  for (auto& [key, schema] : layers["properties"].items())
    if (schema.contains("properties")) schema = {{"oneOf", {{{"type", "boolean"}}, schema}}};
}

}  // namespace

std::string scene_schema() {
  Json scene;
  property(scene, "memscape") = {{"const", 1}, {"description", "The version of the format."}};
  for (const SceneRow& row : scene_rows()) {
    if (find_group(row.path)) continue;
    Json& place = property(scene, row.path);
    place = row.is_text() ? Json{{"type", "string"},
                                 {"title", std::string(row.row.label)},
                                 {"description", std::string(row.row.help)}}
                          : row_schema(row.row);
  }
  for (const Structure& structure : structures()) {
    Json& place = property(scene, structure.path) = Json::parse(structure.schema);
    place["description"] = std::string(structure.help);
  }
  for (const KindGroup& group : kind_groups()) {
    Json& kind = property(scene, std::string(group.id) + ".kind");
    kind["type"] = "string";
    for (std::string_view name : group.kinds()) kind["enum"].push_back(std::string(name));
    for (std::string_view name : group.kinds())
      for (const Parameter& row : group.rows(name))
        property(scene, std::string(group.id) + "." + std::string(row.id)) = true;  // the rules narrow it
    if (group.id == "energy") property(scene, "energy.parameters") = true;
    scene["properties"][std::string(group.id)]["allOf"] = kind_rules(group);
  }
  allow_booleans(scene["properties"]["layers"]);
  Json panel = scene;
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                 {"title", "A scene of Memscape"}};
  schema.update(scene);
  schema["properties"]["panels"] = {{"type", "array"},
                                    {"maxItems", 12},
                                    {"items", panel},
                                    {"description", "Partial scenes, each laid over this one."}};
  schema["required"] = {"memscape"};
  return schema.dump(2) + "\n";
}

}  // namespace memscape
