// What the tests of layers share: sessions from JSON with their fields, and a plain way of measuring text.
#pragma once
#include <string>

#include "core/page/compose.h"

namespace memscape {

/// A text of n characters is 0.55 n size wide and 1.2 size high.
Point2 plain_measure(const std::string& text, float size, bool bold);

/// A session of the scene at `step`.
Session session_of(const std::string& scene_json, int step = 0);

/// The layout on a page, after which every panel has its field with about one node a point.
Layout laid_out(Session& session, float width, float height, const Style& style);

}  // namespace memscape
