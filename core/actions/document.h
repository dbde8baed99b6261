// The document: the state that actions act on, the name under which it is saved, and what was before it. It
// is a value: copies are cheap, for past scenes are shared.
#pragma once
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/actions/action_text.h"
#include "core/actions/update.h"

namespace memscape {

class Document {
 public:
  /// A scene, the name that it goes by, and the scene that is saved under it.
  struct Version {
    std::shared_ptr<const Scene> scene;
    std::string name;
    std::shared_ptr<const Scene> saved;
    bool dirty() const { return *scene != *saved; }
  };
  using Versions = std::deque<Version>;
  /// All that a document is but what is no part of a scene.
  struct Parts {
    Version now;
    Versions past, future, left;
  };

  /// `name` is a file or a preset's name, or empty.
  Document(Scene scene, std::string name);
  explicit Document(Parts parts);
  Parts parts() const { return {version(), past_, future_, left_}; }

  const EditorState& state() const { return now_; }
  const Scene& scene() const { return now_.scene; }
  const std::string& name() const { return name_; }
  /// What is saved under that name.
  const Scene& saved() const { return *saved_; }
  /// True when the scene differs from what was last opened or saved.
  bool dirty() const { return now_.scene != *saved_; }
  /// Those with changes over which something else was opened, until they are saved or let go.
  const Versions& left() const { return left_; }
  /// The changes of the scene that is shown are not wanted any more.
  void let_go() { keep(); }
  /// The same of the one that was left last.
  void let_go_left() { left_.pop_back(); }
  /// After the scene that was left last has been opened again: its changes are not saved.
  void take_back_left();

  /// Does the action. Changes of the scene that follow each other with the same `gesture` (if it is not
  /// empty) are undone at once. Throws Error, and then nothing has changed.
  void act(const Action& action, std::string_view gesture = {});
  /// The scene was written to `name`.
  void saved_as(std::string name);

  bool can_undo() const { return !past_.empty(); }
  bool can_redo() const { return !future_.empty(); }

 private:
  Version version() const;
  void leave();
  void keep();
  /// To the newest of `from`; what there is becomes the newest of `to`.
  void go(Versions& from, Versions& to);

  EditorState now_;
  std::string name_;
  std::shared_ptr<const Scene> saved_;
  Versions past_, future_, left_;
  std::string gesture_;
};

/// What a log comes to. Its first line opens the scene that the others act on. Throws Error{input} with the
/// line that cannot be done.
Document replay(std::span<const LogLine> log);

}  // namespace memscape
