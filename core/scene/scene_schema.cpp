// A JSON Schema (draft 2020-12) of scenes, made from the rows.
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"

namespace memscape {
namespace {

using Fields = Value::Fields;

Value described(const Row& row) {
  Value schema = row_schema(row);
  schema["title"] = row.label;
  schema["description"] = row.help;
  return schema;
}

Value& property(Value& root, std::string_view path) {
  Value* place = &root;
  while (true) {
    size_t dot = path.find('.');
    if (!place->find("type"))
      *place = Fields{{"type", "object"}, {"additionalProperties", false}, {"properties", Fields{}}};
    place = &(*place)["properties"][path.substr(0, dot)];
    if (dot == std::string_view::npos) return *place;
    path.remove_prefix(dot + 1);
  }
}

/// One alternative per kind: its name and the values that it has.
Value kind_rules(const KindGroup& group) {
  Value::List rules;
  for (std::string_view kind : group.kinds()) {
    Value has = Fields{{"kind", Fields{{"const", kind}}}};
    for (const Row& row : group.rows(kind)) has[row.id] = described(row);
    if (has_formula(group.rows(kind)))
      has["parameters"] =
          Fields{{"type", "object"},
                 {"additionalProperties", Fields{{"type", "number"}}},
                 {"description", "A number for each parameter of the text; 1 where none is given."}};
    const Value is_kind =
        Fields{{"properties", Fields{{"kind", Fields{{"const", kind}}}}}, {"required", Value::List{"kind"}}};
    rules.push_back(Fields{{"if", is_kind}, {"then", Fields{{"properties", has}}}});
  }
  return rules;
}

/// Layers that are a boolean or an object.
void allow_booleans(Value& layers) {
  for (auto& [key, schema] : layers["properties"].edit_fields())
    if (schema.find("properties"))
      schema = Fields{{"oneOf", Value::List{Fields{{"type", "boolean"}}, schema}}};
}

void add_group(Value& scene, const KindGroup& group) {
  const std::string start = std::string(group.id) + ".";
  if (!group.kinds) {
    for (const Row& row : group.rows(group.first)) property(scene, start + row.id) = described(row);
    return;
  }
  Value& kind = property(scene, start + "kind");
  kind["type"] = "string";
  for (std::string_view name : group.kinds()) kind["enum"].edit_list().push_back(name);
  bool parameters = false;
  for (std::string_view name : group.kinds()) {
    parameters = parameters || has_formula(group.rows(name));
    for (const Row& row : group.rows(name))
      if (row.is_number()) property(scene, start + row.id) = true;  // the rules narrow it
  }
  if (parameters) property(scene, start + "parameters") = true;
  scene["properties"][group.id]["allOf"] = kind_rules(group);
}

}  // namespace

std::string scene_schema() {
  Value scene;
  property(scene, "memscape") = Fields{{"const", 1}, {"description", "The version of the format."}};
  for (const SceneRow& row : scene_rows())
    if (row.row.is_number() || row.is_text()) property(scene, row.path) = described(row.row);
  for (const ListRow& row : list_rows()) {
    Value& place = property(scene, row.path) = row_schema(*row.row);
    place["description"] = row.help;
  }
  for (const KindGroup& group : kind_groups()) add_group(scene, group);
  allow_booleans(scene["properties"]["layers"]);
  const Value panel = scene;
  Value schema =
      Fields{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "A scene of Memscape"}};
  for (const auto& [key, value] : scene.fields()) schema[key] = value;
  schema["properties"]["panels"] = Fields{{"type", "array"},
                                          {"maxItems", 12},
                                          {"items", panel},
                                          {"description", "Partial scenes, each laid over this one."}};
  schema["required"] = Value::List{"memscape"};
  return indented_json_text(schema);
}

}  // namespace memscape
