// A real window under its own Xvfb, driven with xdotool and followed by the events that it reports: nothing
// here sleeps.
#pragma once
#include <sys/types.h>

#include <map>
#include <string>
#include <vector>

#include "core/drawing/drawing.h"
#include "core/scene/scene.h"

namespace memscape::test {

/// A folder that is gone with its owner.
struct TemporaryFolder {
  TemporaryFolder();
  ~TemporaryFolder();
  std::string path;
};

class TestWindow {
 public:
  /// Starts a display and the program with these arguments and --events, and waits until it is ready and
  /// then, unless its fields are there at once as those of curves, has them in full. Throws
  /// std::runtime_error.
  /// `state`: the folder of XDG_STATE_HOME; without one nothing is remembered.
  explicit TestWindow(const std::vector<std::string>& arguments, int width = 1000, int height = 700,
                      bool fields_at_once = false, const std::string& state = {});
  ~TestWindow();
  TestWindow(const TestWindow&) = delete;
  TestWindow& operator=(const TestWindow&) = delete;

  /// The next event that begins with `start`, after those that were waited for before. Throws
  /// std::runtime_error after a minute.
  std::string wait(const std::string& start);
  /// Where a widget is now; waits until it is shown.
  Rect widget(const std::string& path);
  struct Plot {
    Rect place;
    double x_low, x_high, y_low, y_high;
    Point2 at(double u, double v) const;
  };
  Plot plot(int panel);

  void move(Point2 to);
  void press(int button = 1);
  void release(int button = 1);
  void click(Point2 at, int button = 1);
  /// To the middle of a widget; a frame has then seen the pointer where the widget still is.
  void move_to_widget(const std::string& path);
  void click_widget(const std::string& path);
  void drag(Point2 from, Point2 to);
  void key(const std::string& name);
  void type(const std::string& text);
  void key_down(const std::string& name);
  void key_up(const std::string& name);
  void signal(int number);
  /// The program's exit code, or 128 and the signal that ended it, once it has.
  int exit_code();

 private:
  /// `wanted` is what a complaint says was waited for.
  void read_line(const std::string& wanted);
  void xdotool(const std::vector<std::string>& arguments);
  void wait_pointer();

  pid_t server_ = -1, program_ = -1;
  int events_ = -1;
  std::string display_, unread_;
  std::vector<std::string> lines_;
  size_t next_ = 0;
  std::map<std::string, std::vector<double>> places_;  ///< of widgets and panels, by the event's first words
  Point2 pointer_{-1, -1};
  std::string told_pointer_;
  int buttons_ = 0;
};

/// The text of the scene that a log's actions come to, without a window.
std::string replayed(const std::string& log);
/// The scene that the window holds, by saving it to its file.
Scene saved(TestWindow& window, const std::string& file);

}  // namespace memscape::test
