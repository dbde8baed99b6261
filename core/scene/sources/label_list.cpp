// A list as a line of a CSV file has it.
#include "core/scene/sources/label_list.h"

#include <algorithm>
#include <unordered_map>

#include "core/base/error.h"
#include "core/base/quoted.h"

namespace memscape {

Labels labels_from(std::string title, const std::vector<std::string>& texts) {
  Labels found;
  found.title = std::move(title);
  std::unordered_map<std::string_view, int> known;
  for (const std::string& text : texts) {
    const auto [at, fresh] = known.try_emplace(text, static_cast<int>(found.names.size()));
    if (fresh) found.names.emplace_back(text.empty() ? no_label : text);
    found.of.push_back(at->second);
  }
  return found;
}

std::string label_list(const std::vector<std::string>& texts) {
  std::string list;
  for (size_t i = 0; i < texts.size(); ++i) {
    const std::string& text = texts[i];
    if (i > 0) list += ',';
    const bool plain =
        text.find_first_of(",\"") == std::string::npos && !text.starts_with(' ') && !text.ends_with(' ');
    if (plain) {
      list += text;
      continue;
    }
    list += '"';
    for (const char c : text) list += c == '"' ? std::string("\"\"") : std::string(1, c);
    list += '"';
  }
  return list;
}

std::vector<std::string> label_texts(std::string_view list) {
  std::vector<std::string> texts;
  if (list.empty()) return texts;
  texts.emplace_back();
  bool inside = false, was_quoted = false;
  auto end_text = [&] {
    std::string& text = texts.back();
    while (!was_quoted && text.ends_with(' ')) text.pop_back();
    was_quoted = false;
  };
  for (size_t i = 0; i < list.size(); ++i) {
    const char c = list[i];
    if (inside && c == '"' && i + 1 < list.size() && list[i + 1] == '"') {
      texts.back() += c, ++i;
    } else if (c == '"' && (inside || texts.back().empty())) {
      inside = !inside, was_quoted = true;
    } else if (c == ',' && !inside) {
      end_text(), texts.emplace_back();
    } else if (inside || (!was_quoted && (c != ' ' || !texts.back().empty()))) {
      texts.back() += c;
    }
  }
  end_text();
  return texts;
}

std::vector<Row> label_rows() {
  return {
      {.id = "point_labels",
       .label = "Labels",
       .help = "A label for each point in their order, separated by commas: colour and mark of each memory. "
               "Empty: none.",
       .fallback = "",
       .type = Type::text,
       .wants = "labels, e.g. \"cat,dog,dog\""},
      {.id = "label_title",
       .label = "Title of labels",
       .help = "What the labels say, for the legend, e.g. species.",
       .fallback = "",
       .type = Type::text,
       .wants = "a title, e.g. \"species\""}};
}

Labels listed_labels(const Settings& source, Eigen::Index points) {
  std::vector<std::string> texts = label_texts(source.text("point_labels"));
  if (texts.empty()) return {};
  texts.resize(static_cast<size_t>(points));
  const std::string& title = source.text("label_title");
  Labels found = labels_from(title.empty() ? "label" : title, texts);
  if (found.names.size() > most_labels)
    throw Error(Fault::input, "memories.point_labels has more than " + std::to_string(most_labels) +
                                  " different labels; give fewer, or none.");
  return found;
}

void list_labels(Settings& source, const Labels& labels) {
  std::vector<std::string> texts;
  for (const int label : labels.of) {
    const std::string& name = labels.names[static_cast<size_t>(label)];
    texts.push_back(name == no_label ? "" : escaped(name));
  }
  source.values["point_labels"] = label_list(texts);
  source.values["label_title"] = labels.any() ? escaped(labels.title) : std::string();
}

void remove_label(Settings& source, size_t point) {
  std::vector<std::string> texts = label_texts(source.text("point_labels"));
  if (point >= texts.size()) return;
  texts.erase(texts.begin() + static_cast<std::ptrdiff_t>(point));
  source.values["point_labels"] = label_list(texts);
}

}  // namespace memscape
