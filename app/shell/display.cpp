// GLFW and Dear ImGui's back ends for it and for OpenGL 3. Characters come from the keyboard's own layout,
// the rest as key codes.
#include "app/shell/display.h"

#include <glad/gl.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "core/base/error.h"
#include "render/gl/program.h"
#include "render/window/imgui_compat.h"

namespace memscape {

namespace {

/// What the callbacks fill.
struct Inbox {
  Display::Incoming in;
  int key = 0;            ///< the place of the key that gives the next character
  bool repeated = false;  ///< it is held
};

Inbox& inbox(GLFWwindow* window) {
  return *static_cast<Inbox*>(glfwGetWindowUserPointer(window));
}

/// What the layout has at the place of a key; 0 where that is no character of ASCII.
int symbol_at(int key) {
  const char* name = glfwGetKeyName(key, 0);
  return name && name[0] > 0 && !name[1] ? name[0] : 0;
}

bool has_latin_letters() {
  int letters = 0;
  for (int key = GLFW_KEY_A; key <= GLFW_KEY_Z; ++key) letters += std::isalpha(symbol_at(key)) ? 1 : 0;
  return letters > 13;
}

/// Printable keys with Ctrl by the letter that the layout has there, or that an alphabet other than the Latin
/// one has none for; others by their code.
void on_key(GLFWwindow* window, int key, int, int action, int mods) {
  inbox(window).in.any = true;
  if (action == GLFW_RELEASE) return;
  auto& [in, place, repeated] = inbox(window);
  place = key, repeated = action == GLFW_REPEAT;
  const bool printable = key < 256, ctrl = mods & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER),
             shift = mods & GLFW_MOD_SHIFT;
  if (key == GLFW_KEY_TAB && (mods & GLFW_MOD_ALT)) return;  // to another window
  if (printable && !ctrl) return;                            // comes as a character
  const bool by_layout = printable && symbol_at(key) && (!std::isupper(key) || has_latin_letters());
  const int symbol = by_layout ? symbol_at(key) : printable ? std::tolower(key) : key;
  in.keys.push_back({{symbol, ctrl, printable && shift}, repeated, shift});
}

void on_character(GLFWwindow* window, unsigned character) {
  auto& [in, place, repeated] = inbox(window);
  if (const int symbol = command_character(character, place)) in.keys.push_back({{symbol}, repeated});
}

void on_pointer(GLFWwindow* window, double, double) {
  inbox(window).in.any = true;
}

void on_button(GLFWwindow* window, int, int, int) {
  inbox(window).in.any = true;
}

void on_size(GLFWwindow* window, int, int) {
  inbox(window).in.any = true;
}

void on_drop(GLFWwindow* window, int count, const char** paths) {
  for (int i = 0; i < count; ++i) inbox(window).in.dropped.emplace_back(paths[i]);
}

void on_close(GLFWwindow* window) {
  glfwSetWindowShouldClose(window, GLFW_FALSE);
  inbox(window).in.close = true;
}

std::string last_complaint() {
  const char* text = nullptr;
  glfwGetError(&text);
  return text ? text : "no reason given";
}

GLFWwindow* open_window(const std::string& title, int width, int height) {
  if (!glfwInit())
    throw Error(Fault::work, "There is no display for the window (" + last_complaint() +
                                 "): start it from a desktop, or write a figure with 'memscape render'.");
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  int left = 0, top = 0, widest = 0, highest = 0;
  if (GLFWmonitor* monitor = glfwGetPrimaryMonitor())
    glfwGetMonitorWorkarea(monitor, &left, &top, &widest, &highest);
  if (widest > 0 && highest > 0) width = std::min(width, widest), height = std::min(height, highest);
  GLFWwindow* window = glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr);
  if (window) return window;
  std::string why = last_complaint();
  glfwTerminate();
  throw Error(Fault::work, "This display has no OpenGL 3.3 (" + why +
                               "): update its driver, or write a figure with 'memscape render'.");
}

}  // namespace

struct Display::State {
  GLFWwindow* window = nullptr;
  Inbox inbox;
  int place[4] = {};  ///< of the window before it filled the screen
  std::string title;
};

Display::Display(const std::string& title, int width, int height) : state_(std::make_unique<State>()) {
  GLFWwindow* window = state_->window = open_window(title, width, height);
  state_->title = title;
  glfwMakeContextCurrent(window);
  try {
    gl::load_functions(glfwGetProcAddress);
  } catch (const Error&) {
    glfwTerminate();
    throw;
  }
  glfwSwapInterval(1);
  glfwSetWindowSizeLimits(window, 480, 360, GLFW_DONT_CARE, GLFW_DONT_CARE);
  glfwSetWindowUserPointer(window, &state_->inbox);
  glfwSetKeyCallback(window, on_key);
  glfwSetCharCallback(window, on_character);
  glfwSetCursorPosCallback(window, on_pointer);
  glfwSetMouseButtonCallback(window, on_button);
  glfwSetScrollCallback(window, on_pointer);
  glfwSetFramebufferSizeCallback(window, on_size);
  glfwSetDropCallback(window, on_drop);
  glfwSetWindowCloseCallback(window, on_close);
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui_ImplGlfw_InitForOpenGL(window, true);  // passes on to the callbacks above
  ImGui_ImplOpenGL3_Init(gl::shader_version());
}

Display::~Display() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
  glfwDestroyWindow(state_->window);
  glfwTerminate();
}

void Display::wait(double seconds) {
  if (seconds < 0)
    glfwWaitEvents();
  else if (seconds > 0)
    glfwWaitEventsTimeout(seconds);
  else
    glfwPollEvents();
}

void Display::begin_frame() {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  choose_by_enter(holds_enter());
  ImGui::NewFrame();
}

void Display::end_frame(unsigned background) {
  ImGui::Render();
  int width, height;
  glfwGetFramebufferSize(state_->window, &width, &height);
  ImVec4 colour = ImGui::ColorConvertU32ToFloat4(background);
  glViewport(0, 0, width, height);
  glClearColor(colour.x, colour.y, colour.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(state_->window);
}

void Display::set_title(const std::string& title) {
  if (title == state_->title) return;
  state_->title = title;
  glfwSetWindowTitle(state_->window, title.c_str());
}

void Display::set_full_screen(bool on) {
  GLFWwindow* window = state_->window;
  int* place = state_->place;
  if (on == (glfwGetWindowMonitor(window) != nullptr)) return;
  if (!on)
    return glfwSetWindowMonitor(window, nullptr, place[0], place[1], place[2], place[3], GLFW_DONT_CARE);
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
  if (!mode) return;
  glfwGetWindowPos(window, &place[0], &place[1]);
  glfwGetWindowSize(window, &place[2], &place[3]);
  glfwSetWindowMonitor(window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

std::pair<int, int> Display::window_size() const {
  if (glfwGetWindowMonitor(state_->window)) return {state_->place[2], state_->place[3]};
  int width = 0, height = 0;
  glfwGetWindowSize(state_->window, &width, &height);
  return {width, height};
}

void Display::set_clipboard(const std::string& text) {
  glfwSetClipboardString(state_->window, text.c_str());
}

std::string Display::clipboard() const {
  const char* text = glfwGetClipboardString(state_->window);
  return text ? text : "";
}

bool Display::holds_enter() const {
  for (int key : {GLFW_KEY_ENTER, GLFW_KEY_KP_ENTER, GLFW_KEY_SPACE})
    if (glfwGetKey(state_->window, key) == GLFW_PRESS) return true;
  return false;
}

double Display::time() const {
  return glfwGetTime();
}

void Display::wake() {
  glfwPostEmptyEvent();
}

Display::Incoming Display::take() {
  return std::exchange(state_->inbox.in, {});
}

}  // namespace memscape
