// A pixel is (1 - t) light + t dark, t = log(steps / first) / log(last / first), both shades of the palette.
#include "core/basins/basin_picture.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/basins/basin_colours.h"

namespace memscape {
namespace {

using Pixel = std::array<std::uint8_t, 4>;

constexpr double least_ratio = 3;                 // of steps from lightest to darkest
constexpr double whitest = 0.62, darkest = 0.15;  // shares of white at t = 0, of black at t = 1
constexpr Pixel unsupported_pixel{128, 128, 128, 0}, diverged_pixel{40, 38, 46, 255},
    unsettled_pixel{150, 150, 156, 255};

/// Steps that are drawn lightest and darkest.
struct Span {
  double first = 1, last = least_ratio;
};

Span span_of(const Basins& basins) {
  std::vector<unsigned short> steps;
  for (std::size_t cell = 0; cell < basins.label.size(); ++cell)
    if (basins.label[cell] >= 0) steps.push_back(basins.steps[cell]);
  if (steps.empty()) return {};
  auto quantile = [&](std::size_t percent) {
    auto at = steps.begin() + static_cast<std::ptrdiff_t>((steps.size() - 1) * percent / 100);
    std::nth_element(steps.begin(), at, steps.end());
    return std::max(1.0, static_cast<double>(*at));
  };
  const double first = quantile(10);
  return {first, std::max(quantile(98), least_ratio * first)};
}

/// Shade t of 0..1; the palette's own colour lies in between.
Pixel shade(const std::array<unsigned char, 3>& colour, double t) {
  Pixel pixel{0, 0, 0, 255};
  for (std::size_t c = 0; c < 3; ++c) {
    const double light = colour[c] + whitest * (255 - colour[c]), dark = (1 - darkest) * colour[c];
    pixel[c] = static_cast<std::uint8_t>(std::lround((1 - t) * light + t * dark));
  }
  return pixel;
}

}  // namespace

std::shared_ptr<const std::vector<std::uint8_t>> basin_picture(const Basins& basins,
                                                               const std::vector<int>& colours) {
  const Span span = span_of(basins);
  const double scale = 1 / std::log(span.last / span.first);
  auto picture = std::make_shared<std::vector<std::uint8_t>>(4 * basins.label.size());
  auto pixel_of = [&](std::size_t cell) {
    const int label = basins.label[cell];
    if (label == basin_unsupported) return unsupported_pixel;
    if (label == basin_diverged) return diverged_pixel;
    if (label < 0) return unsettled_pixel;
    const double steps = std::max<double>(basins.steps[cell], 1);
    const double t = std::clamp(std::log(steps / span.first) * scale, 0.0, 1.0);
    return shade(basin_palette[static_cast<std::size_t>(colours[static_cast<std::size_t>(label)])], t);
  };
  std::size_t at = 0;
  for (int j = basins.height - 1; j >= 0; --j)
    for (int i = 0; i < basins.width; ++i, at += 4) {
      const Pixel pixel = pixel_of(static_cast<std::size_t>(j) * basins.width + i);
      std::copy(pixel.begin(), pixel.end(), picture->begin() + static_cast<std::ptrdiff_t>(at));
    }
  return picture;
}

}  // namespace memscape
