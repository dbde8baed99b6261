// Numbers, colours, names and bytes as SVG writes them.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "core/drawing/drawing.h"

namespace memscape::svg {

/// With at most two decimals and without needless zeros: "12.5", "-.25", "0".
std::string number(double value);
/// ` name="value"`.
std::string attribute(std::string_view name, std::string_view value);
std::string attribute(std::string_view name, double value);
/// Text for content and attributes: & < > " escaped, what XML forbids replaced by U+FFFD.
std::string escaped(std::string_view text);
/// ` fill="#rrggbb" fill-opacity=".5"`, the opacity only where it is not 1; for `what` fill or stroke.
std::string paint(std::string_view what, const Colour& colour);
/// ` stroke=.. stroke-width=.. stroke-dasharray=..`.
std::string stroke(const Stroke& stroke);
/// Path data: absolute start, relative steps; rounding errors do not add up.
std::string path(std::span<const Point2> points, bool closed, bool backwards = false);
std::string base64(std::string_view bytes);

}  // namespace memscape::svg
