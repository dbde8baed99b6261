// The document: the scene, where it is saved, and what was before it. Undo keeps whole scenes; one gesture is
// one undo.
#pragma once
#include <deque>
#include <string>
#include <string_view>

#include "core/scene/scene.h"

namespace memscape {

class Document {
 public:
  /// `name` is a file or a preset's name, or empty.
  Document(Scene scene, std::string name);

  const Scene& scene() const { return now_.scene; }
  const std::string& name() const { return now_.name; }
  /// True when the scene differs from what was last opened or saved.
  bool dirty() const { return now_.scene != saved_; }

  /// The next scene. Changes that follow each other with the same `gesture` (if it is not empty) are undone
  /// at once.
  void change(Scene next, std::string_view gesture = {});
  /// Ends the gesture: the next change is an undo of its own.
  void seal() { gesture_.clear(); }
  /// Another document takes its place; undo brings the old one back.
  void open(Scene scene, std::string name);
  /// The scene was written to `name`.
  void saved_as(std::string name);

  bool can_undo() const { return !past_.empty(); }
  bool can_redo() const { return !future_.empty(); }
  void undo();
  void redo();

 private:
  struct Version {
    Scene scene;
    std::string name;
  };
  void remember();

  Version now_;
  Scene saved_;
  std::deque<Version> past_, future_;
  std::string gesture_;
};

}  // namespace memscape
