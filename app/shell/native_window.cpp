// The loop around the window on a desktop, and the one place where the program waits for input.
#include "app/shell/display.h"
#include "app/shell/window.h"

namespace memscape {
namespace {

void wait(Window& window) {
  Display& display = window.display();
  const double seconds = window.rest(), before = display.time();
  display.wait(seconds);
  window.rested(seconds < 0 || (seconds > 0 && display.time() - before < seconds - 1e-3));
}

}  // namespace

int run_window(const Scene& scene, const WindowOptions& options) {
  Window window(scene, options);
  window.start();
  while (window.step()) wait(window);
  return 0;
}

}  // namespace memscape
