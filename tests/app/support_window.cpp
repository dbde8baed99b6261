// Processes, pipes and the lines of events.
#include "tests/app/support_window.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <span>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "core/actions/document.h"
#include "core/base/files.h"
#include "core/scene/scene_json.h"
#include "tests/support_paths.h"

namespace memscape::test {
namespace {

constexpr int patience_ms = 60000;  // until an event is missing; only a failing test waits so long

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("No pipe can be made.");
    read = ends[0], write = ends[1];
  }
};

/// Starts a program. What it writes to `from` comes out of the pipe, as `from` again in the program.
pid_t start(const std::vector<std::string>& arguments, const std::string& display, const Pipe* out, int from,
            const std::string& state = {}) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  pid_t child = fork();
  if (child != 0) return child;
  if (out) dup2(out->write, from);
  if (from != STDOUT_FILENO)
    dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);  // Xvfb tells which displays are taken
  if (!state.empty()) setenv("XDG_STATE_HOME", state.c_str(), 1);
  if (!display.empty()) setenv("DISPLAY", display.c_str(), 1);
  setenv("ASAN_OPTIONS", "detect_leaks=0", 1);  // Mesa's own leaks
  execvp(argv[0], argv.data());
  _exit(127);
}

int finish(pid_t process) {
  int status = 0;
  waitpid(process, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

char next_byte(int from) {
  pollfd wanted{from, POLLIN, 0};
  char byte = 0;
  if (poll(&wanted, 1, patience_ms) <= 0) throw std::runtime_error("The window says nothing any more.");
  if (read(from, &byte, 1) != 1) throw std::runtime_error("The window has closed.");
  return byte;
}

std::string pixels(float value) {
  return std::to_string(std::lround(value));
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "memscape-XXXXXX").string();
  if (!mkdtemp(pattern.data())) throw std::runtime_error("No temporary folder can be made.");
  path = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path, ignored);
}

TestWindow::TestWindow(const std::vector<std::string>& arguments, int width, int height, bool fields_at_once,
                       const std::string& state) {
  const std::string size = std::to_string(width) + "x" + std::to_string(height);
  Pipe number, events;
  server_ =
      start({"Xvfb", "-displayfd", "9", "-screen", "0", size + "x24", "-nolisten", "tcp"}, "", &number, 9);
  close(number.write);
  display_ = ":";
  for (char c = next_byte(number.read); c != '\n'; c = next_byte(number.read)) display_ += c;
  close(number.read);
  std::vector<std::string> call{tested_program(), "--events", "--size", size};
  if (state.empty()) call.push_back("--no-state");
  call.insert(call.end(), arguments.begin(), arguments.end());
  program_ = start(call, display_, &events, STDOUT_FILENO, state);
  close(events.write);
  events_ = events.read;
  wait("ready");
  if (!fields_at_once) wait("field full");
}

TestWindow::~TestWindow() {
  for (pid_t process : {program_, server_})
    if (process > 0) kill(process, SIGTERM), finish(process);
  if (events_ >= 0) close(events_);
}

void TestWindow::signal(int number) {
  kill(program_, number);
}

int TestWindow::exit_code() {
  const int process = static_cast<int>(syscall(SYS_pidfd_open, program_, 0));
  pollfd end{process, POLLIN, 0};
  const bool ended = process < 0 || poll(&end, 1, patience_ms) > 0;
  if (process >= 0) close(process);
  if (!ended) kill(program_, SIGKILL);
  const int code = finish(std::exchange(program_, -1));
  if (!ended) throw std::runtime_error("The window does not end.");
  return code;
}

void TestWindow::read_line(const std::string& wanted) {
  try {
    for (char c = next_byte(events_); c != '\n'; c = next_byte(events_)) unread_ += c;
  } catch (const std::runtime_error& error) {
    std::string said = std::string(error.what()) + " Waited for: " + wanted + ". It said last:";
    for (const std::string& line : std::span(lines_).last(std::min<size_t>(lines_.size(), 25)))
      said += "\n" + line;
    throw std::runtime_error(said);
  }
  std::istringstream words(unread_);
  std::string kind, name;
  words >> kind;
  if (kind == "widget" || kind == "panel") {
    words >> name;
    std::vector<double> place;
    for (double value; words >> value;) place.push_back(value);
    places_[kind + " " + name] = place;
  }
  if (kind == "pointer") told_pointer_ = unread_;
  lines_.push_back(unread_);
  unread_.clear();
}

std::string TestWindow::wait(const std::string& start) {
  for (;; ++next_) {
    while (next_ >= lines_.size()) read_line(start);
    if (lines_[next_].starts_with(start)) return lines_[next_++];
  }
}

Rect TestWindow::widget(const std::string& path) {
  while (!places_.contains("widget " + path)) read_line("widget " + path);
  const auto& p = places_.at("widget " + path);
  return {static_cast<float>(p[0]), static_cast<float>(p[1]), static_cast<float>(p[2]),
          static_cast<float>(p[3])};
}

TestWindow::Plot TestWindow::plot(int panel) {
  const std::string key = "panel " + std::to_string(panel);
  while (!places_.contains(key)) read_line(key);
  const auto& p = places_.at(key);
  return {{static_cast<float>(p[0]), static_cast<float>(p[1]), static_cast<float>(p[2]),
           static_cast<float>(p[3])},
          p[4],
          p[5],
          p[6],
          p[7]};
}

Point2 TestWindow::Plot::at(double u, double v) const {
  return {static_cast<float>(place.x + place.width * (u - x_low) / (x_high - x_low)),
          static_cast<float>(place.bottom() - place.height * (v - y_low) / (y_high - y_low))};
}

void TestWindow::xdotool(const std::vector<std::string>& arguments) {
  std::vector<std::string> call{"xdotool"};
  call.insert(call.end(), arguments.begin(), arguments.end());
  if (finish(start(call, display_, nullptr, STDOUT_FILENO)) != 0)
    throw std::runtime_error("xdotool " + arguments[0] + " failed.");
}

/// Until a frame has seen where the pointer is and what it presses.
void TestWindow::wait_pointer() {
  const std::string wanted =
      "pointer " + pixels(pointer_.x) + " " + pixels(pointer_.y) + " " + std::to_string(buttons_);
  while (told_pointer_ != wanted) read_line(wanted);
}

void TestWindow::move(Point2 to) {
  pointer_ = to;
  xdotool({"mousemove", pixels(to.x), pixels(to.y)});
  wait_pointer();
}

void TestWindow::press(int button) {
  buttons_ |= 1 << (button - 1);
  xdotool({"mousedown", std::to_string(button)});
  wait_pointer();
}

void TestWindow::release(int button) {
  buttons_ &= ~(1 << (button - 1));
  xdotool({"mouseup", std::to_string(button)});
  wait_pointer();
}

void TestWindow::click(Point2 at, int button) {
  move(at);
  press(button);
  release(button);
}

void TestWindow::move_to_widget(const std::string& path) {
  for (Rect place = widget(path);;) {
    move({place.x + place.width / 2, place.y + place.height / 2});
    const Rect now = widget(path);
    if (now == place) break;
    place = now;
  }
}

void TestWindow::click_widget(const std::string& path) {
  move_to_widget(path);
  press();
  release();
}

void TestWindow::drag(Point2 from, Point2 to) {
  move(from);
  press();
  for (float part : {0.3f, 0.7f, 1.f}) move(from + part * (to - from));
  release();
}

void TestWindow::key(const std::string& name) {
  xdotool({"key", name});
}
void TestWindow::type(const std::string& text) {
  xdotool({"type", "--", text});
}
void TestWindow::key_down(const std::string& name) {
  xdotool({"keydown", name});
}
void TestWindow::key_up(const std::string& name) {
  xdotool({"keyup", name});
}

std::string replayed(const std::string& log) {
  return scene_text(replay(parse_log(read_file(log), log)).scene());
}

Scene saved(TestWindow& window, const std::string& file) {
  window.key("ctrl+s");
  window.wait("saved");
  return parse_scene(read_file(file), file);
}

}  // namespace memscape::test
