// Programs of OpenGL from the shader files that are part of Memscape. All of render/ keeps to what OpenGL 3.3
// (core) and OpenGL ES 3.0, and so WebGL 2, have in common: no reading of
// textures, no buffers that are mapped, no polygon modes; shaders say no version, since it differs. Where one
// of the two is faster a shader asks for GL_ES, and code is_embedded().
#pragma once
#include <string>
#include <string_view>

#include "render/gl/handle.h"

namespace memscape::gl {

/// Loads OpenGL's functions for the current context by `address` (glfwGetProcAddress, eglGetProcAddress).
/// Throws Error{work} when the context has less than OpenGL 3.3 or OpenGL ES 3.0.
void load_functions(GLADloadfunc address);

/// Whether the current context is one of OpenGL ES, which need not filter textures of floats.
bool is_embedded();
/// The first line of every shader, for the current context.
const char* shader_version();

/// The program of `shaders/NAME.vert` and `shaders/NAME.frag`. Throws Error{work} with the compiler's first
/// complaint.
Program build_program(const std::string& name);
/// The same from source text without a version; `name` is for the error's sentence.
Program build_program(const std::string& name, std::string_view vertex, std::string_view fragment);

}  // namespace memscape::gl
