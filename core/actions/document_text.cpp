// Scenes are numbered from 0 as their lines follow the first one.
#include "core/actions/document_text.h"

#include <map>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/quoted.h"
#include "core/scene/scene_json.h"

namespace memscape {
namespace {

using Json = nlohmann::ordered_json;
using Version = Document::Version;

struct Lines {
  std::map<const Scene*, int> numbers;
  std::string text;

  int number(const std::shared_ptr<const Scene>& scene) {
    const auto [at, is_new] = numbers.try_emplace(scene.get(), static_cast<int>(numbers.size()));
    if (is_new) text += Json::parse(scene_text(*scene)).dump() + "\n";
    return at->second;
  }
  Json version(const Version& version) {
    return {{"name", version.name}, {"scene", number(version.scene)}, {"saved", number(version.saved)}};
  }
};

/// The newest come last, and first into the room that there is.
Json versions(const Document::Versions& all, Lines& lines, std::size_t most) {
  Json list = Json::array();
  for (auto at = all.rbegin(); at != all.rend() && lines.text.size() < most; ++at)
    list.insert(list.begin(), lines.version(*at));
  return list;
}

[[noreturn]] void fail(const std::string& name, const std::string& what) {
  throw Error(Fault::input, shown_file(name) + " is no document that Memscape kept: " + what + ".");
}

struct Reader {
  const std::string& name;
  std::vector<std::shared_ptr<const Scene>> scenes;

  std::shared_ptr<const Scene> scene(const Json& number) const {
    if (!number.is_number_unsigned() || number.get<std::size_t>() >= scenes.size())
      fail(name, "its first line names a scene that is not there");
    return scenes[number.get<std::size_t>()];
  }
  Version version(const Json& json) const {
    if (!json.is_object() || !json.contains("name") || !json["name"].is_string() || !json.contains("scene") ||
        !json.contains("saved"))
      fail(name, "its first line lacks a scene's name or place");
    return {scene(json["scene"]), json["name"].get<std::string>(), scene(json["saved"])};
  }
  Document::Versions versions(const Json& first, const char* which) const {
    Document::Versions list;
    if (!first.contains(which) || !first[which].is_array()) fail(name, "its first line lacks a list");
    for (const Json& json : first[which]) list.push_back(version(json));
    return list;
  }
};

}  // namespace

std::string document_text(const Document& document, const std::vector<std::string>& weights,
                          std::size_t most) {
  const Document::Parts parts = document.parts();
  Lines lines;
  Json first{{"memscape_document", 1}, {"now", lines.version(parts.now)}};
  first["left"] = versions(parts.left, lines, std::string::npos);
  first["past"] = versions(parts.past, lines, most);
  first["future"] = versions(parts.future, lines, most);
  first["weights"] = weights;
  return first.dump() + "\n" + lines.text;
}

KeptDocument parse_document(std::string_view text, const std::string& name) {
  Reader reader{name, {}};
  const std::size_t end = std::min(text.find('\n'), text.size());
  const Json first = Json::parse(text.substr(0, end), nullptr, false);
  if (!first.is_object() || !first.contains("memscape_document") || first["memscape_document"] != 1)
    fail(name, "its first line is not one of version 1");
  for (std::size_t at = end + 1, line = 2; at < text.size(); ++line) {
    const std::size_t to = std::min(text.find('\n', at), text.size());
    reader.scenes.push_back(std::make_shared<const Scene>(
        parse_scene(text.substr(at, to - at), name + ", line " + std::to_string(line))));
    at = to + 1;
  }
  if (!first.contains("now")) fail(name, "its first line lacks the scene that was shown");
  Document::Parts parts{reader.version(first["now"]), reader.versions(first, "past"),
                        reader.versions(first, "future"), reader.versions(first, "left")};
  KeptDocument kept{Document(std::move(parts)), {}};
  if (first.contains("weights") && first["weights"].is_array())
    for (const Json& file : first["weights"])
      if (file.is_string()) kept.weights.push_back(file.get<std::string>());
  return kept;
}

}  // namespace memscape
