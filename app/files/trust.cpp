// Names are compared as the file system resolves them, so that neither `..` nor a link leads out.
#include "app/files/trust.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/quoted.h"
#include "core/scene/file_names.h"

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

void refuse_outside(const std::vector<std::string>& files, const std::string& from) {
  if (files.empty()) return;
  const std::string more = files.size() > 1 ? " and " + std::to_string(files.size() - 1) + " more" : "";
  throw Error(Fault::input, shown_file(from) + " wants to read " + shown_file(files.front()) + more +
                                ", outside its own folder; give --trust if you know where it comes from.");
}

}  // namespace memscape
