// Uploads and readings leave texture unit 0 and the bound framebuffer as they were.
#include "render/gl/texture.h"

#include <algorithm>

#include "core/base/error.h"
#include "render/gl/program.h"

namespace memscape::gl {
namespace {

/// A texture's layout in OpenGL and how it is sampled.
struct Layout {
  GLint internal;
  GLenum format, type;
  GLint filter;
};

Texture upload(const Layout& layout, int width, int height, const void* data) {
  GLint before = 0;
  glGetIntegerv(GL_TEXTURE_BINDING_2D, &before);
  Texture texture = Texture::make();
  glBindTexture(GL_TEXTURE_2D, texture.name());
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, layout.filter);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, layout.filter);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glTexImage2D(GL_TEXTURE_2D, 0, layout.internal, width, height, 0, layout.format, layout.type, data);
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(before));
  return texture;
}

}  // namespace

Texture float_texture(int width, int height, std::span<const float> values) {
  const GLint filter = is_embedded() ? GL_NEAREST : GL_LINEAR;
  return upload({GL_R32F, GL_RED, GL_FLOAT, filter}, width, height, values.data());
}

Texture colour_texture(const Picture& picture) {
  return upload({GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE, GL_LINEAR}, picture.width, picture.height,
                picture.rgba.data());
}

int largest_side() {
  GLint side = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &side);
  return side;
}

Target::Target(int width, int height)
    : width_(width),
      height_(height),
      texture_(colour_texture(Picture(width, height))),
      framebuffer_(Framebuffer::make()) {
  GLint before = 0;
  glGetIntegerv(GL_FRAMEBUFFER_BINDING, &before);
  bind();
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.name(), 0);
  bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
  glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(before));
  if (!complete)
    throw Error(Fault::work, "This computer's OpenGL cannot draw a picture of " + std::to_string(width) +
                                 " x " + std::to_string(height) + " pixels; choose a smaller one.");
}

void Target::bind() const {
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
}

Picture Target::read() const {
  Picture picture(width_, height_);
  GLint before = 0;
  glGetIntegerv(GL_FRAMEBUFFER_BINDING, &before);
  bind();
  glPixelStorei(GL_PACK_ALIGNMENT, 4);
  glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, picture.rgba.data());
  glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(before));
  for (int y = 0; y < height_ / 2; ++y)  // OpenGL's first row is the lowest
    std::swap_ranges(picture.at(0, y), picture.at(0, y) + 4 * static_cast<size_t>(width_),
                     picture.at(0, height_ - 1 - y));
  return picture;
}

}  // namespace memscape::gl
