// The system's window with its OpenGL context and Dear ImGui's back ends, and what came in from keyboard,
// drops and the closing box.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "app/menu/menu_commands.h"

struct GLFWwindow;

namespace memscape {

class Display {
 public:
  /// Throws Error{work} when there is no display or no OpenGL 3.3.
  Display(const std::string& title, int width, int height);
  ~Display();
  Display(const Display&) = delete;
  Display& operator=(const Display&) = delete;

  /// Sleeps until something comes in, at most `seconds` (negative: as long as it takes). 0 only looks.
  void wait(double seconds);
  void begin_frame();
  void end_frame(unsigned background);

  void set_title(const std::string& title);
  void set_full_screen(bool on);
  void set_clipboard(const std::string& text);
  std::string clipboard() const;
  /// In pixels of the screen, of the window where it does not fill it.
  std::pair<int, int> window_size() const;
  /// Whether Enter or Space is held.
  bool holds_enter() const;
  /// Seconds since the display was opened.
  double time() const;
  /// From any thread: ends a wait.
  static void wake();

  struct Incoming {
    std::vector<KeyPress> keys;
    std::vector<std::string> dropped;
    bool close = false;
    bool any = false;  ///< of these, or pointer, buttons, wheel or size: widgets need frames to follow
  };
  /// What came in since the last call.
  Incoming take();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace memscape
