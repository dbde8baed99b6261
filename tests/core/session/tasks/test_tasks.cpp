// Every row of the table on every panel of every preset: equal panels have equal keys, and what a panel wants
// comes out, coarsely, or nothing where there is nothing.
#include <doctest/doctest.h>

#include <set>

#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "core/session/tasks/scheduler.h"

using namespace memscape;

TEST_CASE("rows have names and types of their own") {
  std::set<std::string_view> ids;
  std::set<ResultType> types;
  for (const Task* task : tasks()) {
    CAPTURE(task->words);
    CHECK(ids.insert(task->words).second);
    CHECK(types.insert(task->type).second);
    CHECK(&task_for(task->type) == task);
    CHECK((task->bytes != nullptr));
    CHECK((task->stage == Stage::pixels) == (task->nodes != nullptr));
  }
}

TEST_CASE("a copy of a session asks by the same keys and gets what it wants") {
  std::size_t wanted = 0;
  for (const auto& preset : presets()) {
    CAPTURE(preset.name);
    Session session, same;
    const Scene scene = parse_scene(preset.text);
    session.update(scene), same.update(scene);
    Wishes wishes{.strip = 0, .focus = 0, .at_rest = false};
    wishes.sizes.assign(session.panels().size(), {40, 30});
    for (const Task* task : tasks()) {
      if (task->lasting) continue;  // studies: seconds each
      CAPTURE(task->words);
      for (std::size_t i = 0; i < session.panels().size(); ++i) {
        const Ask ask{wishes, static_cast<int>(i)};
        const PanelState& panel = session.panels()[i];
        const PanelState copy = copy_for_task(panel);
        const Key key = task->key(panel, ask);
        CHECK(key == task->key(panel, ask));
        if (!(affordable(*task, panel, ask, key).key == key)) continue;  // takes longer than anybody waits
        CHECK(is_same_panel(copy, same.panels()[i]));
        if (!key.any()) continue;
        CHECK_FALSE(key == Key());
        const auto result = task->compute(copy, key, {false, 2}, {});
        if (!result) continue;
        ++wanted;
        CHECK(task->may_stay(panel, copy, result.get()));
        CHECK(task->bytes(result.get()) < (std::size_t{64} << 20));
        std::atomic<bool> cancelled = true;
        Watch watch;
        watch.cancelled = &cancelled;
        task->compute(copy, key, {false, 2}, watch);  // ends
      }
    }
  }
  CHECK(wanted > 60);
}
