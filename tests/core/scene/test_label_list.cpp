// Labels of points as one text and back, and what becomes of them when memories move, come and go.
#include <doctest/doctest.h>

#include "core/actions/edits.h"
#include "core/base/error.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"
#include "core/scene/sources/data.h"
#include "core/scene/sources/label_list.h"

using namespace memscape;

TEST_CASE("a list of labels reads back") {
  const std::vector<std::string> texts = {"cat",      "",          "a, b", "say \"hi\"",
                                          " padded ", "two words", "\"",   ","};
  CHECK(label_texts(label_list(texts)) == texts);
  CHECK(label_list({"cat", "a,b"}) == "cat,\"a,b\"");
  CHECK(label_texts(" cat , dog") == std::vector<std::string>{"cat", "dog"});
  CHECK(label_texts("").empty());
  CHECK(label_texts("a,\"open") == std::vector<std::string>{"a", "open"});
}

TEST_CASE("labels stay with their memories") {
  Scene scene = default_scene();
  for (const char* set : {"memories.kind=points", "memories.points=[[0,0],[1,0],[2,0]]",
                          "memories.point_labels=cat,dog,cat", "memories.label_title=animal"})
    set_value(scene, set);
  const auto texts = [](const Scene& of) {
    const Labels labels = memory_data(of.memories).notes.labels;
    std::vector<std::string> all;
    for (const int label : labels.of) all.push_back(labels.names[static_cast<size_t>(label)]);
    return all;
  };
  using Texts = std::vector<std::string>;
  CHECK(texts(scene) == Texts{"cat", "dog", "cat"});
  CHECK(memory_data(scene.memories).notes.labels.title == "animal");
  CHECK(parse_scene(scene_text(scene)) == scene);
  CHECK(texts(move_memory(scene, 1, {5, 5})) == Texts{"cat", "dog", "cat"});
  CHECK(texts(remove_memory(scene, 0)) == Texts{"dog", "cat"});
  CHECK(texts(add_memory(scene, {3, 0})) == Texts{"cat", "dog", "cat", "(none)"});
  CHECK(texts(remove_memory(add_memory(scene, {3, 0}), 3)) == Texts{"cat", "dog", "cat"});
  set_value(scene, "memories.points=[[0,0]]");
  CHECK(texts(scene) == Texts{"cat"});
  set_value(scene, "memories.kind=circle");
  CHECK(texts(scene).empty());
}

TEST_CASE("more labels than can be told apart are refused") {
  Scene scene = default_scene();
  set_kind(scene, "memories", "points");
  std::string list, points;
  for (int i = 0; i < 33; ++i) list += (i ? "," : "") + std::to_string(i), points += i ? ",[0,1]" : "[[0,1]";
  set_value(scene, "memories.points=" + points + "]");
  set_value(scene, "memories.point_labels=" + list);
  CHECK_THROWS_WITH_AS(memory_data(scene.memories),
                       "memories.point_labels has more than 32 different labels; give fewer, or none.",
                       Error);
}
