// The window: a canvas with the landscape, a panel of settings, a transport bar. It starts and goes step by
// step; who calls it waits between steps, while nothing changes.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/actions/action_text.h"
#include "core/scene/scene.h"

namespace memscape {

class Display;
struct WindowDesk;

struct WindowOptions {
  std::string theme = "light";  ///< light, dark, projector
  int width = 1280, height = 800;
  double text_scale = 1;  ///< 2 shows all text twice as large
  bool events = false;    ///< prints one line per event on standard output (for tests and scripts)
  std::string
      name;  ///< what the person asked for: a preset's name or a file, where Save then writes to; or empty
  std::string log;                   ///< a file for the actions, or empty
  std::filesystem::path state = {};  ///< the folder of the program's state, see state_folder.h; or empty
  std::vector<LogLine> replay = {};  ///< to be done one a step; the first opened the scene that is shown
  std::string asked = {};            ///< a scene that is opened after a question, see open_named
};

class Window {
 public:
  Window(Scene scene, WindowOptions options);
  ~Window();

  /// Opens it. Throws Error{work} when there is no display or no OpenGL 3.3, or the log cannot be written.
  void start();
  /// Takes what came in, does it and draws a frame. False once the window is to close.
  bool step();

  /// Writes unsaved work into the folder of the program's state at once, where the next start offers it.
  /// Throws Error{work}.
  void keep_work();

  /// Seconds until the next step is due unless something comes in: 0 at once, negative where none is.
  double rest() const;
  /// After that rest: whether something came in before it was over.
  void rested(bool woken);
  Display& display();

 private:
  Scene scene_;
  WindowOptions options_;
  std::unique_ptr<WindowDesk> desk_;
};

/// Opens the window, shows `scene`, and returns the exit code when it is closed. Throws Error{work}.
int run_window(const Scene& scene, const WindowOptions& options);

}  // namespace memscape
