// The window: a canvas with the landscape, a panel of settings, a transport bar; it sleeps while nothing
// changes.
#pragma once
#include <string>

#include "core/scene/scene.h"

namespace memscape {

struct WindowOptions {
  std::string theme = "light";  ///< light, dark, projector
  int width = 1280, height = 800;
  double text_scale = 1;  ///< 2 shows all text twice as large
  bool events = false;    ///< prints one line per event on standard output (for tests and scripts)
  std::string
      name;  ///< what the person asked for: a preset's name or a file, where Save then writes to; or empty
};

/// Opens the window, shows `scene`, and returns the exit code when it is closed. Throws Error{work} when
/// there is no display or no OpenGL 3.3.
int run_window(const Scene& scene, const WindowOptions& options);

}  // namespace memscape
