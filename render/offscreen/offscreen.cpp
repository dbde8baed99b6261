// EGL without surfaces: Mesa's platform first, then the first device.
#include "render/offscreen/offscreen.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <backends/imgui_impl_opengl3.h>

#include <cmath>
#include <optional>

#include "core/base/error.h"
#include "render/gl/program.h"
#include "render/gl/texture.h"

namespace memscape {
namespace {

EGLDisplay surfaceless_display() {
  EGLDisplay display = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  if (display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr)) return display;
  auto query = reinterpret_cast<PFNEGLQUERYDEVICESEXTPROC>(eglGetProcAddress("eglQueryDevicesEXT"));
  EGLDeviceEXT device = nullptr;
  EGLint count = 0;
  if (query && query(1, &device, &count) && count > 0) {
    display = eglGetPlatformDisplay(EGL_PLATFORM_DEVICE_EXT, device, nullptr);
    if (display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr)) return display;
  }
  throw Error(Fault::work, "There is no EGL to draw without a display; install libegl1 and libgl1-mesa-dri.");
}

class EglContext {
 public:
  explicit EglContext(GlApi api) : display_(surfaceless_display()) {
    static constexpr EGLint desktop[] = {EGL_CONTEXT_MAJOR_VERSION,
                                         3,
                                         EGL_CONTEXT_MINOR_VERSION,
                                         3,
                                         EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                         EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                         EGL_NONE};
    static constexpr EGLint embedded[] = {EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 0,
                                          EGL_NONE};
    const bool small = api == GlApi::embedded;
    if (eglBindAPI(small ? EGL_OPENGL_ES_API : EGL_OPENGL_API))
      context_ = eglCreateContext(display_, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, small ? embedded : desktop);
    if (context_ == EGL_NO_CONTEXT || !eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context_)) {
      release();
      throw Error(Fault::work, std::string("EGL gives no ") + (small ? "OpenGL ES 3.0" : "OpenGL 3.3") +
                                   " here; install libgl1-mesa-dri.");
    }
  }
  ~EglContext() { release(); }
  EglContext(const EglContext&) = delete;
  EglContext& operator=(const EglContext&) = delete;

 private:
  void release() {
    eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (context_ != EGL_NO_CONTEXT) eglDestroyContext(display_, context_);
    eglTerminate(display_);
  }
  EGLDisplay display_;
  EGLContext context_ = EGL_NO_CONTEXT;
};

struct GuiContext {
  GuiContext() : context(ImGui::CreateContext()) { ImGui::GetIO().IniFilename = nullptr; }
  ~GuiContext() { ImGui::DestroyContext(context); }
  GuiContext(const GuiContext&) = delete;
  GuiContext& operator=(const GuiContext&) = delete;
  ImGuiContext* context;
};

struct GuiBackend {
  GuiBackend() {
    if (!ImGui_ImplOpenGL3_Init(gl::shader_version()))
      throw Error(Fault::work, "OpenGL's functions cannot be found; install libgl1.");
  }
  ~GuiBackend() { ImGui_ImplOpenGL3_Shutdown(); }
  GuiBackend(const GuiBackend&) = delete;
  GuiBackend& operator=(const GuiBackend&) = delete;
};

}  // namespace

struct Offscreen::Impl {
  explicit Impl(GlApi api) : egl(api) {}
  EglContext egl;
  GuiContext gui;
  std::optional<GuiBackend> backend;
  Fonts fonts;
  std::optional<WindowPainter> painter;
};

Offscreen::Offscreen(float em, std::span<const FontRequest> more, GlApi api)
    : impl_(std::make_unique<Impl>(api)) {
  gl::load_functions(eglGetProcAddress);
  impl_->backend.emplace();
  impl_->fonts = build_fonts(*ImGui::GetIO().Fonts, em, more);
  impl_->painter.emplace();
  impl_->painter->use_fonts(impl_->fonts);
}

Offscreen::~Offscreen() = default;

WindowPainter& Offscreen::painter() {
  return *impl_->painter;
}
const Fonts& Offscreen::fonts() const {
  return impl_->fonts;
}

Picture Offscreen::frame(int width, int height, const std::function<void(ImDrawList&)>& draw) {
  ImGui::SetCurrentContext(impl_->gui.context);
  gl::Target target(width, height);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  io.DeltaTime = 1.f / 60;
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  draw(*ImGui::GetBackgroundDrawList());
  ImGui::Render();
  target.bind();
  glViewport(0, 0, width, height);
  glDisable(GL_SCISSOR_TEST);
  glClearColor(0, 0, 0, 0);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  Picture picture = target.read();
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  return picture;
}

Picture Offscreen::paint(const Drawing& drawing, float pixels_per_point) {
  return frame(static_cast<int>(std::lround(drawing.width * pixels_per_point)),
               static_cast<int>(std::lround(drawing.height * pixels_per_point)), [&](ImDrawList& list) {
                 painter().paint(drawing, list, {0, 0}, pixels_per_point);
               });
}

}  // namespace memscape
