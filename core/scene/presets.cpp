// Presets are embedded files.
#include "core/scene/presets.h"

#include "core/base/embedded.h"
#include "core/base/error.h"
#include "core/base/quoted.h"
#include "core/scene/scene_json.h"

namespace memscape {
namespace {

constexpr std::string_view folder = "assets/scenes/", ending = ".json";

std::string_view without_number(std::string_view name) {
  size_t digits = name.find_first_not_of("0123456789");
  return digits != std::string_view::npos && digits > 0 && name[digits] == '-' ? name.substr(digits + 1)
                                                                               : name;
}

[[noreturn]] void fail_missing(const std::string& name) {
  std::vector<std::string> names;
  for (const Preset& preset : presets()) names.push_back(preset.name);
  throw Error(Fault::input, "'" + shown_file(name) + "' is neither a file nor a preset; did you mean '" +
                                nearest_word(name, names) + "'? ('memscape list scenes' shows all presets.)");
}

}  // namespace

const std::vector<Preset>& presets() {
  static const std::vector<Preset> list = [] {
    std::vector<Preset> found;
    for (const EmbeddedFile& file : embedded_files()) {
      std::string_view name = file.name;
      if (!name.starts_with(folder) || !name.ends_with(ending)) continue;
      name = name.substr(folder.size(), name.size() - folder.size() - ending.size());
      found.push_back({std::string(without_number(name)), file.bytes});
    }
    return found;
  }();
  return list;
}

const Preset* find_preset(std::string_view name) {
  for (const Preset& preset : presets())
    if (preset.name == without_number(name)) return &preset;
  return nullptr;
}

Scene default_scene() {
  const Preset* preset = find_preset("nine-on-a-circle");
  return parse_scene(preset ? preset->text : R"({"memscape": 1})", "nine-on-a-circle");
}

Scene preset_scene(const std::string& name) {
  const Preset* preset = find_preset(name);
  if (!preset) fail_missing(name);
  return parse_scene(preset->text, preset->name);
}

}  // namespace memscape
