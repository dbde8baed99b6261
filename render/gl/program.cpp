// Compiles, links and reports in one sentence.
#include "render/gl/program.h"

#include "core/base/embedded.h"
#include "core/base/error.h"

namespace memscape::gl {
namespace {

constexpr const char* precisions =
    "precision highp float;\nprecision highp int;\nprecision highp sampler2D;\n";

std::string first_line(std::string_view log) {
  size_t end = log.find_first_of("\n\0", 0, 2);
  return std::string(log.substr(0, end));
}

[[noreturn]] void fail(const std::string& what, std::string_view log) {
  throw Error(Fault::work,
              "The " + what + " cannot be used by this computer's OpenGL (" + first_line(log) +
                  "); update the graphics driver, or set LIBGL_ALWAYS_SOFTWARE=1 to draw without it.");
}

template <class Shader>
Shader compile(const std::string& name, std::string_view source) {
  Shader shader = Shader::make();
  const std::string head = std::string(shader_version()) + "\n" + (is_embedded() ? precisions : "");
  const char* texts[] = {head.data(), source.data()};
  const GLint lengths[] = {static_cast<GLint>(head.size()), static_cast<GLint>(source.size())};
  glShaderSource(shader.name(), 2, texts, lengths);
  glCompileShader(shader.name());
  GLint good = 0;
  glGetShaderiv(shader.name(), GL_COMPILE_STATUS, &good);
  if (!good) {
    char log[512] = "";
    glGetShaderInfoLog(shader.name(), sizeof log, nullptr, log);
    fail("shader " + name, log);
  }
  return shader;
}

}  // namespace

bool is_embedded() {
  auto version = reinterpret_cast<const char*>(glGetString(GL_VERSION));
  return version && std::string_view(version).starts_with("OpenGL ES");
}

void load_functions(GLADloadfunc address) {
  int version = gladLoadGL(address);
  if (version >= GLAD_MAKE_VERSION(3, 3) && !is_embedded()) return;
  if (version > 0 && is_embedded() && gladLoadGLES2(address) >= GLAD_MAKE_VERSION(3, 0)) return;
  std::string found = version == 0 ? "none was found"
                                   : "this one is " + std::to_string(GLAD_VERSION_MAJOR(version)) + "." +
                                         std::to_string(GLAD_VERSION_MINOR(version));
  throw Error(Fault::work,
              "The window needs OpenGL 3.3 or newer and " + found +
                  "; update the graphics driver, or use `memscape render` to make pictures without it.");
}

const char* shader_version() {
  return is_embedded() ? "#version 300 es" : "#version 330 core";
}

Program build_program(const std::string& name, std::string_view vertex, std::string_view fragment) {
  auto vertex_shader = compile<VertexShader>(name + ".vert", vertex);
  auto fragment_shader = compile<FragmentShader>(name + ".frag", fragment);
  Program program = Program::make();
  glAttachShader(program.name(), vertex_shader.name());
  glAttachShader(program.name(), fragment_shader.name());
  glLinkProgram(program.name());
  glDetachShader(program.name(), vertex_shader.name());
  glDetachShader(program.name(), fragment_shader.name());
  GLint good = 0;
  glGetProgramiv(program.name(), GL_LINK_STATUS, &good);
  if (!good) {
    char log[512] = "";
    glGetProgramInfoLog(program.name(), sizeof log, nullptr, log);
    fail("program " + name, log);
  }
  return program;
}

Program build_program(const std::string& name) {
  return build_program(name, embedded("shaders/" + name + ".vert"), embedded("shaders/" + name + ".frag"));
}

}  // namespace memscape::gl
