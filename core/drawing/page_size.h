// The size of a page as people write it: millimetres, inches or pixels. A point is 1/72 inch.
#pragma once
#include <optional>
#include <string_view>

namespace memscape {

struct PageSize {
  double width = 0, height = 0;  ///< points
  double pixels_per_point = 1;   ///< of a picture of this page
};

inline constexpr std::string_view page_size_help =
    "give a size such as 120mmx90mm, 5inx4in or 1600x1200 (pixels)";

/// `120mmx90mm`, `5inx4in`, `1600x1200`; nothing when it is not a size, or is not between 16 and 20000 pixels
/// at `dpi`. A size in pixels gives a picture of exactly that many at every dpi.
std::optional<PageSize> parse_page_size(std::string_view text, double dpi);

}  // namespace memscape
