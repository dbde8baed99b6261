// `memscape list` and `memscape schema`: what there is, from the rows.
#include <algorithm>
#include <memory>

#include "app/cli/cli_command.h"
#include "app/cli/command_list.h"
#include "app/cli/output.h"
#include "core/drawing/colormap.h"
#include "core/dynamics/runs/run.h"
#include "core/energy/registry.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"
#include "core/scene/sources/data.h"

namespace memscape {
namespace {

std::string padded(std::string_view text, size_t width) {
  return std::string(text) + std::string(text.size() < width ? width - text.size() : 1, ' ');
}

std::string domain_and_default(const Row& row) {
  return domain_text(row) + ", default " + value_text(row, row.fallback);
}

std::string kind_text(std::string_view kind, std::string_view title, std::string_view help,
                      std::string_view source, std::span<const Row> rows) {
  std::string text = std::string(kind) + ": " + std::string(title);
  if (!source.empty()) text += " (" + std::string(source) + ")";
  text += "\n    " + std::string(help) + "\n";
  for (const Row& row : rows) {
    if (!row.is_number()) continue;  // `list values` has it
    text += "    " + padded(row.id, 14) + std::string(row.label) + ": " + domain_and_default(row) + ".\n" +
            std::string(18, ' ') + row.help + "\n";
  }
  return text;
}

template <class Kinds>
std::string kinds_text(const Kinds& kinds) {
  std::string text;
  for (const auto& kind : kinds) {
    if constexpr (requires { kind.source; })
      text += kind_text(kind.kind, kind.title, kind.help, kind.source, kind.rows);
    else
      text += kind_text(kind.kind, kind.title, kind.help, "", kind.rows);
  }
  return text;
}

std::string scenes_text() {
  std::string text;
  for (const Preset& preset : presets()) {
    const Scene scene = parse_scene(preset.text, preset.name);
    text += preset.name + ": " + scene.title + "\n    " + scene.hint + "\n";
  }
  return text;
}

std::string colormaps_text() {
  std::string text;
  for (const std::string& name : colormap_names()) text += name + "\n";
  return text;
}

constexpr struct {
  std::string_view name;
  std::string (*text)();
} topics[] = {{"scenes", scenes_text},
              {"energies", [] { return kinds_text(energy_kinds()); }},
              {"memories", [] { return kinds_text(memory_kinds()); }},
              {"particles", [] { return kinds_text(particle_kinds()); }},
              {"dynamics", [] { return kinds_text(dynamics_kinds()); }},
              {"colormaps", colormaps_text},
              {"values", values_text}};

}  // namespace

std::string values_text() {
  std::string text;
  for (const SceneRow& row : scene_rows())
    if (row.row.is_number() || row.is_text())
      text += padded(row.path, 25) +
              (row.is_text() ? "a text; " + row.row.help : domain_and_default(row.row)) + "\n";
  for (const ListRow& row : list_rows()) text += padded(row.path, 25) + row.help + "\n";
  for (const KindGroup& group : kind_groups()) {
    if (!group.kinds) continue;
    text += padded(std::string(group.id) + ".kind", 25) + "one of ";
    bool first = true;
    for (std::string_view kind : group.kinds())
      text += (first ? "" : ", ") + std::string(kind), first = false;
    text += "\n";
  }
  return text;
}

namespace {

const std::vector<std::string>& list_topics() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> list;
    for (const auto& topic : topics) list.emplace_back(topic.name);
    return list;
  }();
  return names;
}

int list_what(const std::string& wanted) {
  Output out;
  for (const auto& [name, text] : topics) {
    if (!wanted.empty() && name != wanted) continue;
    if (wanted.empty()) out << "# " << name << "\n";
    out << text() << (wanted.empty() ? "\n" : "");
  }
  out.flush();
  return 0;
}

}  // namespace

CliCommand list_command(Request&) {
  auto topic = std::make_shared<std::string>();
  const std::vector<std::string>& words = list_topics();
  std::string help = "What there is: ";
  for (const std::string& word : words) help += (word == words.front() ? "" : ", ") + word;
  return {"list",
          help,
          {{"TOPIC", "One of them; all if not given", "", topic.get(), false, 0, 0, words}},
          [topic] { return list_what(*topic); },
          false};
}

}  // namespace memscape
