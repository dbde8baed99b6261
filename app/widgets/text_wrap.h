// Lines of a text that fit a width: they end at spaces, so that a number stays whole, and a sign with it.
#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace memscape {

/// The text with line breaks. `width_of` measures a line; a word that is wider than `width` is cut where it
/// must be.
std::string wrapped_text(std::string_view text, float width,
                         const std::function<float(std::string_view)>& width_of);

}  // namespace memscape
