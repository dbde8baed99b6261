// What the parts of the window share: plain state, and a queue of what runs between frames. Each part reads
// it and asks for actions; an Error in one becomes a message, and the last good scene stays.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/files/state_folder.h"
#include "app/files/written_folders.h"
#include "app/shell/action_log.h"
#include "app/shell/autosave.h"
#include "app/shell/event_log.h"
#include "app/shell/playback.h"
#include "app/shell/pulse.h"
#include "app/tasks/belief_job.h"
#include "app/tasks/training_job.h"
#include "core/actions/document.h"
#include "core/scene/sources/point_table.h"
#include "core/session/session.h"
#include "core/session/tasks/run_task.h"

namespace memscape {

struct Look {
  std::string theme = "light";
  double text_scale = 1;
  bool panel_hidden = false, full_screen = false;
  bool operator==(const Look&) const = default;
};

struct Messages {
  std::string error;  ///< bar at the top of the canvas, until it is dismissed or something succeeds
  std::string note;   ///< in the status line
  std::string hover;  ///< in the status line: what is under the pointer
  bool hint = true;   ///< the scene's hint is shown
};

enum class Dialog {
  none,
  open,
  save_as,
  export_figure,
  save_weights,
  load_weights,
  help,
  leave,
  trust,
  readings,
  left_behind
};

struct Workbench;
using Change = std::function<void(Workbench&)>;

/// What is asked about a scene that wants to read files outside its folder.
struct TrustQuestion {
  std::string from;                ///< what names them
  std::vector<std::string> files;  ///< by their whole paths
  Open open;                       ///< what is done where the answer is yes
};

/// What is asked about a file of points that can be read in two ways.
struct ReadingsQuestion {
  std::string file, unclear;
  Settings chosen;  ///< of the source, by earlier answers
  std::vector<TwoReadings::Reading> readings;
};

struct Workbench {
  /// `log` is the file that actions are written to, or empty; `state` see state_folder.h, or empty. Throws
  /// Error.
  Workbench(const Scene& scene, std::string name, bool events, std::string log,
            const std::filesystem::path& state, std::function<void()> wake);

  Document document;
  Session session;
  Playback playback;
  Scheduler tasks;
  RunTask runs;
  TrainingJob training;
  bool train_all = false;  ///< when the job has done, the next panel that lacks training follows
  BeliefJobs beliefs;
  std::shared_ptr<const Errand> exporting;  ///< a figure that is being written, or null
  std::string export_file;
  EventLog events;
  ActionLog log;
  Look look;
  Messages messages;
  Pulse pulse;
  Dialog dialog = Dialog::none;
  TrustQuestion trust;
  ReadingsQuestion readings;
  Change after_leave;             ///< what was asked for when unsaved changes held it up
  bool leave_everything = false;  ///< it ends the window: all that is not saved is asked about
  std::vector<std::shared_ptr<const Network>> in_files;  ///< networks that were read, written or let go
  std::shared_ptr<const Network> weights_of;             ///< what "Save weights" writes; null: the panel's
  Change after_left_behind;  ///< what waits until the work of earlier windows has been asked about
  Remembered remembered;
  WrittenFolders folders;
  Autosave autosave;
  bool quit = false;
  bool dragging = false;     ///< fields may be coarse
  bool typing = false;       ///< in this frame a text that is in force as it is typed: all of it is one undo
  double rest_at = 0;        ///< and until then too: the wheel has just turned
  int version = 0;           ///< counts changes of the scene
  int gestures = 0;          ///< counts gestures that ended: two drags of one slider are two undos
  bool repaint = true;       ///< the canvas is to be composed anew
  std::string clipboard_in;  ///< text for the clipboard of the system, taken by the window
  bool wants_paste = false;  ///< the window is to hand in the clipboard's text
  double now = 0;            ///< seconds, at the beginning of the frame

  /// The panel that widgets show and edit, and whether edits go to it alone.
  int focus() const { return document.state().focus; }
  bool only_here() const { return document.state().only_here; }
  bool playing() const { return document.state().playing; }
  PanelState& focused() { return session.panels()[static_cast<size_t>(focus())]; }
  const PanelState& focused() const { return session.panels()[static_cast<size_t>(focus())]; }

  /// Nothing is being changed: all may be computed in full.
  bool at_rest() const { return !dragging && now >= rest_at; }

  /// Does the action between frames. Those that follow each other with one gesture are one undo.
  void act(Action action, std::string_view gesture = {});
  /// Runs between frames what changes neither scene nor run: dialogues, files, the clipboard.
  void later(Change change) { queue.push_back(std::move(change)); }
  /// Runs what is queued; called where nothing of ImGui is open.
  void run_queue();
  std::vector<Change> queue;
};

/// Does the action now. Throws Error, and then nothing has changed.
void perform(Workbench& bench, const Action& action, std::string_view gesture = {});
/// Does what a log says.
void perform(Workbench& bench, const LogLine& line);

/// Opens a preset, a scene file or a CSV of memories; asks before a scene reads files outside its folder.
/// Throws Error.
void open_named(Workbench& bench, const std::string& name);
/// The points of a file become the memories, read as `chosen` says (`header`, `columns`); asks where they can
/// be read in two ways. Throws Error.
void open_points(Workbench& bench, const std::string& file, const Settings& chosen = {});
/// Opens it, after a question where there are files.
void open_trusted(Workbench& bench, TrustQuestion question);
/// Writes the scene; the name becomes the document's. Throws Error.
void save_to(Workbench& bench, const std::string& file);
/// The scene as text becomes the document, after a question where it names files. Throws Error.
void paste_text(Workbench& bench, const std::string& text);

/// Begins to write a figure of the scene with this figure size. Throws Error.
void export_to(Workbench& bench, const std::string& size, const std::string& file);
/// Tells what has become of a figure that was being written, and what went wrong in the background.
void collect_ended(Workbench& bench);

void note(Workbench& bench, std::string text);

}  // namespace memscape
