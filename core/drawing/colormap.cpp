// Reads the embedded tables once and looks colours up.
#include "core/drawing/colormap.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <vector>

#include "core/base/embedded.h"

namespace memscape {
namespace {

Colormap parse(std::string_view csv) {
  Colormap map{};
  const char* at = csv.data();
  const char* end = at + csv.size();
  for (auto& row : map)
    for (unsigned char& channel : row) {
      int value = 0;
      at = std::from_chars(at, end, value).ptr + 1;  // over the comma or the end of the line
      channel = static_cast<unsigned char>(value);
    }
  return map;
}

}  // namespace

std::span<const std::string> colormap_names() {
  static const std::vector<std::string> names{"viridis", "cividis", "magma",
                                              "inferno", "grey",    "blue_orange"};
  return names;
}

const Colormap& colormap(std::string_view name) {
  static const std::vector<Colormap> maps = [] {
    std::vector<Colormap> all;
    for (const std::string& each : colormap_names())
      all.push_back(parse(embedded("assets/colormaps/" + each + ".csv")));
    return all;
  }();
  auto names = colormap_names();
  auto found = std::find(names.begin(), names.end(), name);
  assert(found != names.end());
  return maps[found == names.end() ? 0 : static_cast<size_t>(found - names.begin())];
}

float position_in(const Range& range, double e) {
  if (range.empty() || range.high <= range.low) return 0.5f;
  return static_cast<float>(std::clamp((e - range.low) / (range.high - range.low), 0.0, 1.0));
}

Colour colour_at(const Colormap& map, float position) {
  float at = std::clamp(position, 0.f, 1.f) * 255;
  auto low = static_cast<size_t>(at);
  size_t high = std::min<size_t>(low + 1, 255);
  float f = at - static_cast<float>(low);
  auto channel = [&](int c) { return ((1 - f) * map[low][c] + f * map[high][c]) / 255; };
  return {channel(0), channel(1), channel(2), 1};
}

}  // namespace memscape
