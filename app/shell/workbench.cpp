// Actions in the window: the document says what comes next, the session is brought up to date with it, for it
// may refuse, and then the document is the next one.
#include "app/shell/workbench.h"

#include <filesystem>
#include <utility>

#include "app/files/trust.h"
#include "app/shell/actions.h"
#include "app/shell/preset_list.h"
#include "app/shell/training.h"
#include "app/shell/unsaved.h"
#include "app/tasks/figure_export.h"
#include "core/base/error.h"
#include "core/base/quoted.h"
#include "core/scene/file_names.h"
#include "core/scene/scene_json.h"
#include "core/scene/sources/data.h"
#include "core/session/networks.h"

namespace memscape {
namespace {

/// The session is brought up to date with a scene, or refuses it. Of one that was `opened` nothing has been
/// found yet.
Update follow(Workbench& bench, const Scene& next, bool opened) {
  const Update update = bench.session.update(next);
  if (opened) bench.session.forget_results();
  bench.repaint = true;
  ++bench.version;
  bench.messages.error.clear();
  const std::string cause(bench.session.restart_cause());
  note(bench, update == Update::restarted ? "The " + cause + " changed: the run starts again." : "");
  try {
    const auto before = bench.session.networks();
    load_networks(bench.session);
    for (const auto& network : bench.session.networks())
      if (std::ranges::find(before, network) == before.end()) note_in_files(bench, {network});
  } catch (const Error& error) {
    bench.messages.error = error.what();
    bench.events.say("error", error.what());
  }
  return update;
}

/// The step that is shown comes from the state when an action chose it; a run that plays or starts again
/// chooses it itself.
void follow_step(Workbench& bench, int step) {
  if (step == bench.session.goal()) return;
  bench.session.seek(step);
  bench.repaint = true;
  bench.messages.note.clear();
}

/// The step that a run has come to by itself.
void note_down(Workbench& bench, const LogLine& line) {
  bench.document.act(line.action);
  bench.log.write(line);
}

/// A file that was opened or saved is easy to find again.
void note_recent(Workbench& bench, const std::string& name) {
  if (name.empty() || name == "-" || preset_index(name) >= 0) return;
  bench.remembered.opened(std::filesystem::absolute(name).lexically_normal().string());
}

/// What is on the screen follows the state that an action led to from `before`.
void show(Workbench& bench, const EditorState& before, const LogLine& line, bool same_run) {
  const EditorState& state = bench.document.state();
  const bool changed = state.scene != before.scene, opened = std::holds_alternative<Open>(line.action);
  const bool sought = std::holds_alternative<Seek>(line.action);
  if (state.step != before.step || opened || sought) follow_step(bench, state.step);
  if (state.playing && !before.playing) bench.playback.owed = 0;
  if (const auto* train = std::get_if<Train>(&line.action)) follow_training(bench, *train);
  if (const auto* forget = std::get_if<ForgetTraining>(&line.action)) follow_training(bench, *forget);
  if (state.focus != before.focus || state.playing != before.playing) bench.repaint = true;
  bench.pulse.stir();
  if (opened) bench.messages.hint = true, note(bench, {}), note_recent(bench, bench.document.name());
  const std::string_view gesture = line.gesture;  // without its number
  if (changed && !opened) bench.events.say("changed", gesture.substr(0, gesture.rfind(' ')));
  if (state.focus != before.focus) bench.events.say("focus", std::to_string(state.focus));
  const std::string words = words_after(bench, line.action, changed, same_run);
  if (!words.empty()) note(bench, words);
}

}  // namespace

Workbench::Workbench(const Scene& scene, std::string name, bool with_events, std::string log_file,
                     const std::filesystem::path& state, std::function<void()> wake)
    : document(scene, std::move(name)),
      tasks(std::move(wake)),
      runs(tasks),
      training(tasks),
      beliefs(tasks),
      events(with_events),
      log(std::move(log_file)),
      remembered(read_remembered(state)),
      autosave(state, tasks) {
  log.write({Open{scene, document.name()}});
  session.update(scene);
  load_networks(session);
  note_in_files(*this, session.networks());
  note_recent(*this, document.name());
  constexpr double part_of_a_frame = 0.01;
  session.set_patience(part_of_a_frame);
}

void Workbench::run_queue() {
  while (!queue.empty()) {
    std::vector<Change> changes = std::exchange(queue, {});
    try {
      changes.front()(*this);
    } catch (...) {
      messages.error = caught().what();
      events.say("error", messages.error);
    }
    // What it asked for comes before what was asked for after it: an edit is saved by the key that follows.
    queue.insert(queue.end(), std::next(changes.begin()), changes.end());
    pulse.stir();
  }
}

void Workbench::act(Action action, std::string_view gesture) {
  later([action = std::move(action), gesture = std::string(gesture)](Workbench& bench) {
    perform(bench, action, gesture);
  });
}

void perform(Workbench& bench, const Action& action, std::string_view gesture) {
  perform(bench, LogLine{action,
                         gesture.empty() ? "" : std::string(gesture) + " " + std::to_string(bench.gestures)});
}

void perform(Workbench& bench, const LogLine& line) {
  Document& document = bench.document;
  if (bench.session.goal() != document.state().step) note_down(bench, {Seek{bench.session.goal()}});
  const EditorState before = document.state();
  const auto run = bench.focused().run;
  Document next = document;
  next.act(line.action, line.gesture);
  const EditorState& state = next.state();
  const bool changed = state.scene != before.scene, opened = std::holds_alternative<Open>(line.action);
  const int shown = bench.session.step(), goal = bench.session.goal();
  const Update update = changed || opened ? follow(bench, state.scene, opened) : Update::nothing;
  const bool on_the_way = update == Update::kept && shown != goal;  // there the run changed, and goes on
  if (on_the_way) {
    note_down(bench, {Seek{shown}});
    next = document;
    next.act(line.action, line.gesture);
  }
  document = std::move(next);
  bench.log.write(line);
  if (on_the_way) note_down(bench, {Seek{goal}});
  show(bench, before, line, bench.focused().run == run);
}

void open_trusted(Workbench& bench, TrustQuestion question) {
  if (question.files.empty()) return perform(bench, question.open);
  bench.trust = std::move(question);
  bench.dialog = Dialog::trust;
  bench.pulse.stir();
}

void open_named(Workbench& bench, const std::string& name) {
  if (!is_points_file(name)) {
    LoadedScene loaded = load_scene(name);
    const auto outside = files_outside(loaded);
    return open_trusted(bench, {name, outside, {std::move(loaded.scene), name}});
  }
  open_points(bench, std::filesystem::absolute(name).string());
}

void open_points(Workbench& bench, const std::string& file, const Settings& chosen) {
  const std::string title = std::filesystem::path(file).filename().string(), gesture = "open " + file;
  auto chosen_or = [&](std::string_view id, const char* otherwise) {
    return chosen.has(id) ? chosen.text(id) : std::string(otherwise);
  };
  ++bench.gestures;
  try {
    perform(bench,
            Set{{{"memories.kind", "csv"},
                 {"memories.file", file},
                 {"memories.columns", chosen_or("columns", "")},
                 {"memories.labels", ""},
                 {"memories.header", chosen_or("header", "auto")},
                 {"title", title},
                 {"hint", ""}}},
            gesture);
  } catch (const TwoReadings& two) {
    bench.readings = {file, two.unclear, chosen, two.readings};
    bench.dialog = Dialog::readings;
    return bench.pulse.stir();
  }
  perform(bench, Fit{}, gesture);
  note(bench, "The memories are the points of " + shown_file(title) + ": " +
                  bench.focused().notes->understood + ".");
}

void save_to(Workbench& bench, const std::string& file) {
  try {
    save_scene(bench.document.scene(), file);
  } catch (const Error&) {
    bench.folders.failed(file);
    throw;
  }
  bench.folders.worked(file);
  bench.document.saved_as(file);
  note_recent(bench, file);
  bench.messages.error.clear();
  note(bench, "Saved as " + file + ".");
  bench.events.say("saved", file);
}

void paste_text(Workbench& bench, const std::string& text) {
  if (text.find_first_not_of(" \t\r\n") == std::string::npos)
    throw Error(Fault::input, "The clipboard holds no text: copy a scene first.");
  const Scene scene = with_absolute_files(parse_scene(text, "the pasted text"));
  open_trusted(bench, {"The pasted text", file_names(scene), {scene, {}}});
}

void export_to(Workbench& bench, const std::string& size, const std::string& file) {
  perform(bench, Set{{{"figure.size", size}}, true});
  if (bench.exporting)
    throw Error(Fault::work, "Another figure is still being written: export this one when it is done.");
  bench.export_file = file;
  auto session = std::make_shared<const Session>(bench.session.snapshot());
  const auto write = [session, file, force = bench.tasks.forces()](const Watch&) {
    export_figure(
        *session, file, [](const Progress&) {}, force);
  };
  bench.exporting = bench.tasks.errand(write, false);
  note(bench, "Writing " + file + "…");
}

void collect_ended(Workbench& bench) {
  if (bench.exporting && bench.exporting->done) {
    const bool written = std::exchange(bench.exporting, nullptr)->error.empty();
    written ? bench.folders.worked(bench.export_file) : bench.folders.failed(bench.export_file);
    note(bench, written ? "The figure is in " + bench.export_file + "." : "");
    if (written) bench.events.say("exported", bench.export_file);
  }
  for (std::string& error : bench.tasks.messages()) {
    bench.events.say("error", error);
    bench.messages.error = std::move(error);
    bench.pulse.stir();
  }
}

void note(Workbench& bench, std::string text) {
  bench.messages.note = std::move(text);
  bench.pulse.stir();
}

}  // namespace memscape
