// Sessions and layouts for the tests of layers.
#include "support_layers.h"

#include <algorithm>

#include "core/scene/scene_json.h"

namespace memscape {

Point2 plain_measure(const std::string& text, float size, bool) {
  auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return {0.55f * size * static_cast<float>(std::count_if(text.begin(), text.end(), begins)), 1.2f * size};
}

Session session_of(const std::string& scene_json, int step) {
  Session session;
  session.update(parse_scene(scene_json));
  session.seek(step);
  return session;
}

Layout laid_out(Session& session, float width, float height, const Style& style) {
  Layout layout = lay_out(session, width, height, style, plain_measure);
  for (size_t p = 0; p < layout.frames.size(); ++p) {
    const Rect& plot = layout.frames[p].plot;
    session.set_field(static_cast<int>(p),
                      Session::compute_field(session.panels()[p], static_cast<int>(plot.width) + 1,
                                             static_cast<int>(plot.height) + 1));
  }
  return lay_out(session, width, height, style, plain_measure);
}

}  // namespace memscape
