// Changes of the shared state: the session is brought up to date first, for it may refuse; the document
// follows.
#include "app/shell/workbench.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "app/shell/preset_list.h"
#include "core/base/error.h"
#include "core/scene/scene_json.h"
#include "core/scene/sources/data.h"
#include "core/session/networks.h"

namespace memscape {
namespace {

void follow(Workbench& bench, const Scene& next) {
  Update update = bench.session.update(next);
  bench.focus = std::clamp(bench.focus, 0, static_cast<int>(bench.session.panels().size()) - 1);
  if (bench.session.panels().size() < 2) bench.only_here = false;
  bench.repaint = true;
  ++bench.version;
  bench.pulse.stir();
  bench.messages.error.clear();
  const std::string cause(bench.session.restart_cause());
  note(bench, update == Update::restarted ? "The " + cause + " changed: the run starts again." : "");
  try {
    load_networks(bench.session);
  } catch (const Error& error) {
    bench.messages.error = error.what();
    bench.events.say("error", error.what());
  }
}

void opened(Workbench& bench, Scene scene, std::string name) {
  follow(bench, scene);
  bench.session.seek(0);
  bench.playback.pause();
  bench.focus = 0;
  bench.only_here = false;
  bench.document.open(std::move(scene), std::move(name));
  bench.messages.hint = true;
  note(bench, {});
}

}  // namespace

Workbench::Workbench(const Scene& scene, std::string name, bool with_events, std::function<void()> wake)
    : document(scene, std::move(name)),
      jobs(wake),
      lyapunov(wake),
      training(wake),
      beliefs(wake),
      exports(wake),
      studies(std::move(wake)),
      events(with_events) {
  session.update(scene);
  load_networks(session);
}

void Workbench::run_queue() {
  for (const Change& change : std::exchange(queue, {})) {
    try {
      change(*this);
    } catch (const Error& error) {
      messages.error = error.what();
      events.say("error", error.what());
    }
    pulse.stir();
  }
}

void apply(Workbench& bench, Scene next, std::string_view gesture) {
  if (next == bench.document.scene()) return;
  follow(bench, next);
  bench.document.change(std::move(next), gesture);
  bench.events.say("changed", gesture);
}

void apply_to_panel(Workbench& bench, const Scene& edited, std::string_view gesture) {
  const Scene& scene = bench.document.scene();
  apply(bench, scene.panels.empty() ? edited : with_panel(scene, bench.focus, edited, bench.only_here),
        gesture);
}

void edit_panel(Workbench& bench, Scene edited, std::string_view gesture) {
  bench.later([edited = std::move(edited), gesture = std::string(gesture)](Workbench& later) {
    apply_to_panel(later, edited, gesture);
  });
}

void undo(Workbench& bench) {
  if (!bench.document.can_undo()) return;
  bench.document.undo();
  try {
    follow(bench, bench.document.scene());
  } catch (const Error&) {
    bench.document.redo();
    throw;
  }
}

void redo(Workbench& bench) {
  if (!bench.document.can_redo()) return;
  bench.document.redo();
  try {
    follow(bench, bench.document.scene());
  } catch (const Error&) {
    bench.document.undo();
    throw;
  }
}

void seek(Workbench& bench, int step) {
  int before = bench.session.step();
  bench.session.seek(step);
  if (bench.session.step() != before) bench.repaint = true, bench.messages.note.clear();
  bench.pulse.stir();
}

void set_focus(Workbench& bench, int panel) {
  if (panel == bench.focus) return;
  bench.focus = panel;
  bench.repaint = true;
  bench.events.say("focus", std::to_string(panel));
}

void open_named(Workbench& bench, const std::string& name) {
  if (std::filesystem::path(name).extension() == ".csv") {
    Scene scene = bench.document.scene();
    scene.memories = {
        settings_of("csv", find_memories("csv")->rows), {}, std::filesystem::absolute(name).string()};
    apply(bench, std::move(scene));
    return note(bench,
                "The memories are the points of " + std::filesystem::path(name).filename().string() + ".");
  }
  opened(bench, load_scene(name), name);
}

void save_to(Workbench& bench, const std::string& file) {
  save_scene(bench.document.scene(), file);
  bench.document.saved_as(file);
  bench.messages.error.clear();
  note(bench, "Saved as " + file + ".");
  bench.events.say("saved", file);
}

void paste_text(Workbench& bench, const std::string& text) {
  if (text.find_first_not_of(" \t\r\n") == std::string::npos)
    throw Error(Fault::input, "The clipboard holds no text: copy a scene first.");
  opened(bench, parse_scene(text, "the pasted text"), {});
}

void unless_unsaved(Workbench& bench, Change change) {
  if (!bench.document.dirty()) return bench.later(std::move(change));
  bench.after_leave = std::move(change);
  bench.dialog = Dialog::leave;
  bench.pulse.stir();
}

void export_to(Workbench& bench, const std::string& size, const std::string& file) {
  Scene scene = bench.document.scene();
  scene.figure.size = size;
  apply(bench, std::move(scene));
  bench.exports.start(bench.session, file);
  note(bench, "Writing " + file + "…");
}

void collect_export(Workbench& bench) {
  auto result = bench.exports.collect();
  if (!result) return;
  const std::string file = result->file.string();
  if (result->error.empty()) {
    note(bench, "The figure is in " + file + ".");
    bench.events.say("exported", file);
  } else {
    bench.messages.error = result->error;
    bench.messages.note.clear();
    bench.events.say("error", result->error);
  }
  bench.pulse.stir();
}

void note(Workbench& bench, std::string text) {
  bench.messages.note = std::move(text);
  bench.pulse.stir();
}

}  // namespace memscape
