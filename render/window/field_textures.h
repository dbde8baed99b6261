// Fields as float textures behind a colour map's texture, drawn by shaders/field.* within an ImDrawList.
#pragma once
#include <deque>
#include <map>
#include <memory>

#include "render/gl/handle.h"
#include "render/window/window_lines.h"

namespace memscape {

class FieldTextures {
 public:
  /// Builds the program. Throws Error{work}.
  FieldTextures();

  void add(ImDrawList& list, const FieldPicture& picture, const PageToWindow& to_window, int frame);
  void add(ImDrawList& list, const ColourBar& bar, const PageToWindow& to_window);
  /// Before the first `add` of a frame: forgets what the last frame drew, frees fields that died or were not
  /// painted since frame `frame`.
  void begin_frame(int frame);
  size_t size() const { return fields_.size(); }

 private:
  struct Entry {
    std::weak_ptr<const Field> field;
    gl::Texture texture;
    int frame = 0;
  };
  /// All that the draw callback needs.
  struct Call {
    const FieldTextures* owner;
    GLuint field, colours;
    ImVec2 low, high;
    float range[3];
    Colour unsupported;
  };
  GLuint texture_of(const std::shared_ptr<const Field>& field, int frame);
  GLuint colours_of(const std::string& colormap);
  static void draw(const ImDrawList* list, const ImDrawCmd* command);

  gl::Program program_;
  gl::VertexArray vertices_;
  GLint place_, range_, unsupported_;
  std::vector<Entry> fields_;
  std::map<std::string, gl::Texture> colours_;
  std::deque<Call> calls_;
};

}  // namespace memscape
