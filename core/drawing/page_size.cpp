// The size of a page as people write it.
#include "core/drawing/page_size.h"

#include <charconv>
#include <cmath>

namespace memscape {
namespace {

/// Reads `120mm` into inches, or pixels where there is no unit. False when it is not a length.
bool read_length(std::string_view& text, double dpi, double& inches) {
  auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), inches, std::chars_format::fixed);
  if (error != std::errc()) return false;
  text.remove_prefix(static_cast<size_t>(end - text.data()));
  auto unit = [&](std::string_view name) {
    if (!text.starts_with(name)) return false;
    text.remove_prefix(name.size());
    return true;
  };
  if (unit("mm"))
    inches /= 25.4;
  else if (unit("cm"))
    inches /= 2.54;
  else if (!unit("in") && (unit("px"), true))
    inches /= dpi;
  const double pixels = inches * dpi;
  return pixels > 15.999 && pixels < 20000.001;
}

}  // namespace

std::optional<PageSize> parse_page_size(std::string_view text, double dpi) {
  double width = 0, height = 0;
  if (!read_length(text, dpi, width) || !text.starts_with('x')) return {};
  text.remove_prefix(1);
  if (!read_length(text, dpi, height) || !text.empty()) return {};
  return PageSize{width * 72, height * 72, dpi / 72};
}

}  // namespace memscape
