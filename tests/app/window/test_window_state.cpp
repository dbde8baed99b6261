// What outlives a window: work that was not saved when it was ended, and how it looked.
#include <doctest/doctest.h>
#include <signal.h>

#include "app/files/scene_files.h"
#include "core/scene/scene_json.h"
#include "tests/app/support_window.h"

using namespace memscape;
using test::TemporaryFolder;
using test::TestWindow;

namespace {

struct Work {
  TemporaryFolder folder;
  std::string file = folder.path + "/scene.json";
  Work() { save_scene(default_scene(), file); }
  Scene scene() const { return load_scene(file).scene; }
};

void quit_without_question(TestWindow& window) {
  window.key("ctrl+q");
  CHECK(window.exit_code() == 0);
}

/// Over the changes a preset is opened.
void leave_changes_and_quit(TestWindow& window) {
  window.key("c");
  window.wait("changed");
  window.key("2");
  window.wait("field full");
  window.key("ctrl+q");
}

}  // namespace

TEST_CASE("work that a window was ended over is offered at the next start, with its undo") {
  for (const int number : {SIGTERM, SIGKILL}) {
    Work work;
    {
      TestWindow window({work.file}, 1000, 700, false, work.folder.path);
      window.key("c");
      window.wait("changed");
      if (number == SIGKILL) window.wait("kept");
      window.signal(number);
      CHECK(window.exit_code() == 128 + number);
    }
    CHECK(work.scene() == default_scene());
    {
      TestWindow window({}, 1000, 700, false, work.folder.path);
      window.click_widget("left_behind.restore");
      window.wait("restored");
      const Scene restored = test::saved(window, work.file);
      CHECK(restored.layers.on("contours.shown") != default_scene().layers.on("contours.shown"));
      window.key("ctrl+z");
      CHECK(test::saved(window, work.file) == default_scene());
      quit_without_question(window);
    }
    TestWindow window({work.file}, 1000, 700, false, work.folder.path);
    quit_without_question(window);
  }
}

TEST_CASE("a scene that another was opened over is asked about by name, and let go by name") {
  Work work;
  TestWindow window({work.file}, 1000, 700, false, work.folder.path);
  leave_changes_and_quit(window);
  window.click_widget("leave.discard");
  CHECK(window.exit_code() == 0);
  CHECK(work.scene() == default_scene());
}

TEST_CASE("it is saved from that question, and then the window ends") {
  Work work;
  TestWindow window({work.file}, 1000, 700, false, work.folder.path);
  leave_changes_and_quit(window);
  window.click_widget("leave.save");
  window.wait("saved");
  CHECK(window.exit_code() == 0);
  CHECK(work.scene().layers.on("contours.shown") != default_scene().layers.on("contours.shown"));
}

TEST_CASE("the look and the files are remembered, unless nothing is to be") {
  Work work;
  {
    TestWindow window({work.file}, 1000, 700, false, work.folder.path);
    window.key("d");
    window.wait("theme dark");
    quit_without_question(window);
  }
  {
    TestWindow window({}, 1000, 700, false, work.folder.path);
    window.key("d");  // it was dark
    window.wait("theme light");
    window.key("d");
    window.wait("theme dark");
    window.click_widget("menu.File");
    window.click_widget("file.recent");
    window.click_widget("file.recent.1");
    window.key("c");
    CHECK(test::saved(window, work.file).title == default_scene().title);
    quit_without_question(window);
  }
  TestWindow window({}, 1000, 700);
  window.key("d");
  window.wait("theme dark");
}
