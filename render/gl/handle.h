// Objects of OpenGL, owned: made by `make`, deleted with their handle, moved by swap. The context that made
// them must be current wherever they die.
#pragma once
#include <glad/gl.h>

#include <utility>

namespace memscape::gl {

/// Kind has `static GLuint create()` and `static void release(GLuint)`.
template <class Kind>
class Handle {
 public:
  Handle() = default;
  explicit Handle(GLuint name) : name_(name) {}
  Handle(Handle&& other) noexcept { swap(other); }
  Handle& operator=(Handle other) noexcept {
    swap(other);
    return *this;
  }
  ~Handle() {
    if (name_ != 0) Kind::release(name_);
  }

  static Handle make() { return Handle(Kind::create()); }
  GLuint name() const { return name_; }
  explicit operator bool() const { return name_ != 0; }
  void swap(Handle& other) noexcept { std::swap(name_, other.name_); }

 private:
  GLuint name_ = 0;
};

struct TextureKind {
  static GLuint create() {
    GLuint name = 0;
    glGenTextures(1, &name);
    return name;
  }
  static void release(GLuint name) { glDeleteTextures(1, &name); }
};
struct VertexArrayKind {
  static GLuint create() {
    GLuint name = 0;
    glGenVertexArrays(1, &name);
    return name;
  }
  static void release(GLuint name) { glDeleteVertexArrays(1, &name); }
};
struct FramebufferKind {
  static GLuint create() {
    GLuint name = 0;
    glGenFramebuffers(1, &name);
    return name;
  }
  static void release(GLuint name) { glDeleteFramebuffers(1, &name); }
};
struct ProgramKind {
  static GLuint create() { return glCreateProgram(); }
  static void release(GLuint name) { glDeleteProgram(name); }
};
struct VertexShaderKind {
  static GLuint create() { return glCreateShader(GL_VERTEX_SHADER); }
  static void release(GLuint name) { glDeleteShader(name); }
};
struct FragmentShaderKind {
  static GLuint create() { return glCreateShader(GL_FRAGMENT_SHADER); }
  static void release(GLuint name) { glDeleteShader(name); }
};

using Texture = Handle<TextureKind>;
using VertexArray = Handle<VertexArrayKind>;
using Framebuffer = Handle<FramebufferKind>;
using Program = Handle<ProgramKind>;
using VertexShader = Handle<VertexShaderKind>;
using FragmentShader = Handle<FragmentShaderKind>;

}  // namespace memscape::gl
