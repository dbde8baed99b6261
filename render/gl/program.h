// Programs of OpenGL from the shader files that are part of Memscape.
#pragma once
#include <string>
#include <string_view>

#include "render/gl/handle.h"

namespace memscape::gl {

/// Loads OpenGL's functions for the current context by `address` (glfwGetProcAddress, eglGetProcAddress).
/// Throws Error{work} when the context has less than OpenGL 3.3.
void load_functions(GLADloadfunc address);

/// The program of `shaders/NAME.vert` and `shaders/NAME.frag`. Throws Error{work} with the compiler's first
/// complaint.
Program build_program(const std::string& name);
/// The same from source text; `name` is for the error's sentence.
Program build_program(const std::string& name, std::string_view vertex, std::string_view fragment);

}  // namespace memscape::gl
