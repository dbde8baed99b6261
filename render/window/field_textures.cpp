// The callback runs while Dear ImGui's back end renders; afterwards the back end sets its own state again.
#include "render/window/field_textures.h"

#include <algorithm>
#include <cmath>

#include "core/drawing/colormap.h"
#include "render/gl/program.h"
#include "render/gl/texture.h"
#include "render/shapes/field_image.h"

namespace memscape {
namespace {

constexpr float unsupported_energy = 1e30f;  // as the shader knows it

/// Every `stride`-th node of a field that is larger than this OpenGL's textures.
gl::Texture upload(const Field& field) {
  int side = gl::largest_side();
  int stride = 1;
  while (std::max(field.grid.width, field.grid.height) / stride > side) ++stride;
  int width = (field.grid.width - 1) / stride + 1, height = (field.grid.height - 1) / stride + 1;
  std::vector<float> values;
  values.reserve(static_cast<size_t>(width) * height);
  for (int j = 0; j < height; ++j)
    for (int i = 0; i < width; ++i) {
      float e = field.at(i * stride, j * stride);
      values.push_back(std::isfinite(e) ? e : unsupported_energy);
    }
  return gl::float_texture(width, height, values);
}

}  // namespace

FieldTextures::FieldTextures() : program_(gl::build_program("field")), vertices_(gl::VertexArray::make()) {
  GLuint program = program_.name();
  place_ = glGetUniformLocation(program, "place");
  range_ = glGetUniformLocation(program, "range");
  unsupported_ = glGetUniformLocation(program, "unsupported");
  GLint before = 0;
  glGetIntegerv(GL_CURRENT_PROGRAM, &before);
  glUseProgram(program);
  glUniform1i(glGetUniformLocation(program, "energy"), 0);
  glUniform1i(glGetUniformLocation(program, "colours"), 1);
  glUseProgram(static_cast<GLuint>(before));
}

GLuint FieldTextures::texture_of(const std::shared_ptr<const Field>& field, int frame) {
  for (Entry& entry : fields_)
    if (entry.field.lock() == field) {
      entry.frame = frame;
      return entry.texture.name();
    }
  fields_.push_back({field, upload(*field), frame});
  return fields_.back().texture.name();
}

GLuint FieldTextures::colours_of(const std::string& name) {
  auto found = colours_.find(name);
  if (found == colours_.end())
    found = colours_.emplace(name, gl::colour_texture(bar_image({{0, 0, 256, 1}, name}))).first;
  return found->second.name();
}

void FieldTextures::add(ImDrawList& list, const FieldPicture& picture, const PageToWindow& to_window,
                        int frame) {
  if (!picture.field || picture.field->grid.nodes() == 0) return;
  const Range& range = picture.range;
  bool flat = range.empty() || range.high <= range.low;
  calls_.push_back({this,
                    texture_of(picture.field, frame),
                    colours_of(picture.colormap),
                    to_window({picture.place.x, picture.place.y}),
                    to_window({picture.place.right(), picture.place.bottom()}),
                    {flat ? 0.f : static_cast<float>(range.low),
                     flat ? 0.f : static_cast<float>(1 / (range.high - range.low)), flat ? 0.5f : 0.f},
                    picture.unsupported});
  list.AddCallback(draw, &calls_.back());
  list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

void FieldTextures::add(ImDrawList& list, const ColourBar& bar, const PageToWindow& to_window) {
  ImVec2 low = to_window({bar.place.x, bar.place.y}),
         high = to_window({bar.place.right(), bar.place.bottom()});
  constexpr float first = 0.5f / 256, last = 255.5f / 256;
  bool upright = bar.place.height >= bar.place.width;
  ImVec2 top_left{upright ? last : first, 0.5f}, bottom_right{upright ? first : last, 0.5f};
  ImVec2 top_right{last, 0.5f}, bottom_left{first, 0.5f};
  list.AddImageQuad(texture_id(colours_of(bar.colormap)), low, {high.x, low.y}, high, {low.x, high.y},
                    top_left, top_right, bottom_right, bottom_left);
}

void FieldTextures::begin_frame(int frame) {
  calls_.clear();
  std::erase_if(fields_,
                [frame](const Entry& entry) { return entry.field.expired() || entry.frame < frame; });
}

void FieldTextures::draw(const ImDrawList*, const ImDrawCmd* command) {
  const Call& call = *static_cast<const Call*>(command->UserCallbackData);
  const ImDrawData& data = *ImGui::GetDrawData();
  ImVec2 at = data.DisplayPos, size = data.DisplaySize, scale = data.FramebufferScale;
  ImVec4 clip = command->ClipRect;
  float left = std::max(0.f, (clip.x - at.x) * scale.x), right = (clip.z - at.x) * scale.x;
  float top = std::max(0.f, (clip.y - at.y) * scale.y), bottom = (clip.w - at.y) * scale.y;
  if (right <= left || bottom <= top) return;
  glScissor(static_cast<GLint>(left), static_cast<GLint>(size.y * scale.y - bottom),
            static_cast<GLsizei>(right - left), static_cast<GLsizei>(bottom - top));
  glUseProgram(call.owner->program_.name());
  glBindVertexArray(call.owner->vertices_.name());
  glActiveTexture(GL_TEXTURE1);
  glBindTexture(GL_TEXTURE_2D, call.colours);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, call.field);
  auto x = [&](float v) { return 2 * (v - at.x) / size.x - 1; };
  auto y = [&](float v) { return 1 - 2 * (v - at.y) / size.y; };
  glUniform4f(call.owner->place_, x(call.low.x), y(call.low.y), x(call.high.x), y(call.high.y));
  glUniform3fv(call.owner->range_, 1, call.range);
  const Colour& c = call.unsupported;
  if (c.a >= 1) glDisable(GL_BLEND);  // nothing is transparent then
  glUniform4f(call.owner->unsupported_, c.r, c.g, c.b, c.a);
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

}  // namespace memscape
