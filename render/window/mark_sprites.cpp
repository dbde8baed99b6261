// The side of a sprite is even, so that a mark on a pixel's corner looks exactly as it was painted.
#include "render/window/mark_sprites.h"

#include <algorithm>
#include <cmath>

#include "render/gl/texture.h"
#include "render/shapes/mark_outline.h"
#include "render/window/mark_layer.h"
#include "render/window/mark_picture.h"

namespace memscape {
namespace {

/// From here on one layer is quicker than rectangles, measured on a software renderer (1.4 us a rectangle).
constexpr size_t most_rectangles = 16384;
constexpr float largest_layer = 8192;  // pixels a side

/// The farthest corner, in radii.
float reach(Mark mark) {
  float farthest = 0;
  for (const auto& line : mark_outline(mark).lines)
    for (Point2 p : line) farthest = std::max(farthest, std::hypot(p.x, p.y));
  return farthest;
}

bool same_look(const Marks& a, const Marks& b) {
  return a.mark == b.mark && a.radius == b.radius && a.fill == b.fill && a.rim.colour == b.rim.colour &&
         a.rim.width == b.rim.width;
}

}  // namespace

MarkSprites::Sprite& MarkSprites::sprite_of(const Marks& marks, float scale) {
  Marks look{{}, marks.mark, marks.radius * scale, marks.fill, marks.rim};
  look.rim.width *= scale;
  for (Sprite& sprite : sprites_)
    if (same_look(sprite.look, look)) return sprite;
  int side = 2 * static_cast<int>(std::ceil(reach(look.mark) * look.radius + look.rim.width / 2 + 0.5f));
  Picture picture = mark_picture(look, side);
  gl::Texture texture = gl::colour_texture(picture);
  sprites_.push_back({look, std::move(picture), std::move(texture), 0});
  return sprites_.back();
}

void MarkSprites::add_layer(ImDrawList& list, const Sprite& sprite, std::span<const ImVec2> centres) {
  ImVec2 low = list.GetClipRectMin(), high = list.GetClipRectMax();
  low = {std::floor(low.x), std::floor(low.y)};
  int width = static_cast<int>(std::ceil(high.x - low.x)),
      height = static_cast<int>(std::ceil(high.y - low.y));
  std::vector<Point2> places;
  places.reserve(centres.size());
  for (ImVec2 c : centres) places.push_back({c.x - low.x, c.y - low.y});
  layers_.push_back(gl::colour_texture(lay_sprites(sprite.picture, places, width, height)));
  ImVec2 end{low.x + static_cast<float>(width), low.y + static_cast<float>(height)};
  list.AddImage(texture_id(layers_.back().name()), low, end);
}

void MarkSprites::add(ImDrawList& list, const Marks& marks, const PageToWindow& to_window, int frame) {
  if (marks.at.empty() || !(marks.radius * to_window.scale > 0) || marks.radius * to_window.scale > 1000)
    return;
  Sprite& sprite = sprite_of(marks, to_window.scale);
  sprite.frame = frame;
  float half = static_cast<float>(sprite.picture.width) / 2;
  ImVec2 low = list.GetClipRectMin(), high = list.GetClipRectMax();
  std::vector<ImVec2> centres;
  centres.reserve(marks.at.size());
  for (Point2 p : marks.at) {
    ImVec2 c = to_window(p);
    if (c.x > low.x - half && c.x < high.x + half && c.y > low.y - half && c.y < high.y + half)
      centres.push_back(c);
  }
  bool fits = high.x - low.x < largest_layer && high.y - low.y < largest_layer;
  if (centres.size() > most_rectangles && fits) return add_layer(list, sprite, centres);
  push_texture(list, sprite.texture.name());
  constexpr size_t chunk = 8192;  // rectangles: 32768 vertices
  for (size_t from = 0; from < centres.size(); from += chunk) {
    size_t count = std::min(chunk, centres.size() - from);
    list.PrimReserve(static_cast<int>(6 * count), static_cast<int>(4 * count));
    for (size_t k = from; k < from + count; ++k) {
      ImVec2 c = centres[k];
      list.PrimRectUV({c.x - half, c.y - half}, {c.x + half, c.y + half}, {0, 0}, {1, 1}, IM_COL32_WHITE);
    }
  }
  pop_texture(list);
}

void MarkSprites::begin_frame(int frame) {
  layers_.clear();
  std::erase_if(sprites_, [frame](const Sprite& sprite) { return sprite.frame < frame; });
}

}  // namespace memscape
