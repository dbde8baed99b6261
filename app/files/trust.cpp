// Names are compared as the file system resolves them, so that neither `..` nor a link leads out.
#include "app/files/trust.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/quoted.h"
#include "core/scene/file_names.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"

namespace memscape {
namespace fs = std::filesystem;
namespace {

bool is_inside(const fs::path& file, const fs::path& folder) {
  std::error_code error;
  const fs::path place = fs::canonical(folder.empty() ? fs::path(".") : folder, error);
  if (error) return false;
  const fs::path real = fs::weakly_canonical(file, error);
  if (error) return false;
  return std::ranges::mismatch(place, real).in1 == place.end();
}

std::vector<std::string> outside(std::vector<std::string> names, const fs::path& folder) {
  std::erase_if(names, [&](const std::string& name) { return is_inside(name, folder); });
  return names;
}

/// What stands for the file outside with this number: a name that no file can have.
std::string stand_in(size_t number) {
  return "/dev/null/outside/" + std::to_string(number);
}

/// Whether something has become points, which are taken from where memories were.
bool makes_points(const Scene& before, const Scene& after) {
  return std::ranges::any_of(kind_groups(), [&](const KindGroup& group) {
    const std::string& kind = group.get(after).kind;
    return group.get(before).kind != kind && find_row(group.rows(kind), "points");
  });
}

}  // namespace

std::vector<std::string> files_outside(const LoadedScene& loaded) {
  return loaded.own ? std::vector<std::string>() : outside(file_names(loaded.scene), loaded.folder);
}

std::vector<std::string> files_outside(std::span<const LogLine> log, const fs::path& folder) {
  std::vector<std::string> names;
  auto add = [&](const std::vector<std::string>& more) {
    names.insert(names.end(), more.begin(), more.end());
  };
  for (const LogLine& line : log) {
    if (const auto* open = std::get_if<Open>(&line.action)) add(file_names(open->scene));
    if (const auto* set = std::get_if<Set>(&line.action))
      for (const auto& [path, text] : set->values) {
        add(file_names_at(path, Value(text)));
        if (const auto value = json_value(text)) add(file_names_at(path, *value));
      }
  }
  return outside(std::move(names), folder);
}

std::vector<LogLine> read_log(const std::string& file, bool trusted) {
  const bool piped = file == "-";
  const std::string text = piped ? read_standard_input(most_text_bytes) : read_file(file, most_text_bytes);
  std::vector<LogLine> log = parse_log(text, piped ? "standard input" : file);
  if (!trusted) refuse_outside(files_outside(log, piped ? "." : fs::absolute(file).parent_path()), file);
  return log;
}

LoadedScene without_outside(LoadedScene loaded, std::span<const std::string> sets, const std::string& from) {
  const std::vector<std::string> foreign = files_outside(loaded);
  if (foreign.empty()) return loaded;
  loaded.scene = with_file_names(std::move(loaded.scene), [&](const std::string& name) {
    const auto at = std::ranges::find(foreign, name);
    return at == foreign.end() ? name : stand_in(static_cast<size_t>(at - foreign.begin()));
  });
  Scene scene = loaded.scene;
  std::vector<std::string> wanted;
  auto want_of = [&](const Scene& at) {
    const std::vector<std::string> names = file_names(at);
    for (size_t i = 0; i < foreign.size(); ++i)
      if (std::ranges::find(names, stand_in(i)) != names.end() &&
          std::ranges::find(wanted, foreign[i]) == wanted.end())
        wanted.push_back(foreign[i]);
  };
  for (const std::string& assignment : sets) {
    const Scene before = scene;
    set_value(scene, assignment);
    if (makes_points(before, scene)) want_of(before);
  }
  want_of(scene);
  refuse_outside(wanted, from);
  return loaded;
}

void refuse_outside(const std::vector<std::string>& files, const std::string& from) {
  if (files.empty()) return;
  const std::string more = files.size() > 1 ? " and " + std::to_string(files.size() - 1) + " more" : "";
  throw Error(Fault::input, (from == "-" ? "Standard input" : shown_file(from)) + " wants to read " +
                                shown_file(files.front()) + more +
                                ", outside its own folder; give --trust if you know where it comes from.");
}

}  // namespace memscape
