// All coordinates are hundredths of a point, as integers, before they are written.
#include "render/svg/svg_format.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace memscape::svg {
namespace {

long hundredths(double value) {
  return std::isfinite(value) ? std::lround(value * 100) : 0;
}

std::string from_hundredths(long value) {
  std::string sign = value < 0 ? "-" : "";
  long whole = std::labs(value) / 100, rest = std::labs(value) % 100;
  if (rest == 0) return sign + std::to_string(whole);
  std::string text = whole ? sign + std::to_string(whole) + "." : sign + ".";
  text += static_cast<char>('0' + rest / 10);
  if (rest % 10) text += static_cast<char>('0' + rest % 10);
  return text;
}

/// The length of the UTF-8 sequence at the front of `text`, 0 when XML 1.0 has no such character.
size_t character_length(std::string_view text) {
  auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  unsigned first = byte(0);
  if (first < 0x80) return first >= 0x20 || first == '\t' || first == '\n' || first == '\r' ? 1 : 0;
  size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || text.size() < length) return 0;
  char32_t code = first & (0xffu >> (length + 1));
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
    code = code << 6 | (byte(i) & 0x3f);
  }
  static constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  bool surrogate = code >= 0xd800 && code <= 0xdfff;
  return code < least[length] || code > 0x10ffff || surrogate || code == 0xfffe || code == 0xffff ? 0
                                                                                                  : length;
}

}  // namespace

std::string number(double value) {
  return from_hundredths(hundredths(value));
}

std::string attribute(std::string_view name, std::string_view value) {
  return ' ' + std::string(name) + "=\"" + std::string(value) + '"';
}
std::string attribute(std::string_view name, double value) {
  return attribute(name, number(value));
}

std::string escaped(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    size_t length = character_length(text);
    char c = text[0];
    if (length == 0)
      out += "\xEF\xBF\xBD";
    else if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += text.substr(0, length);
    text.remove_prefix(std::max<size_t>(length, 1));
  }
  return out;
}

std::string paint(std::string_view what, const Colour& colour) {
  std::string hex = "#";
  for (float channel : {colour.r, colour.g, colour.b}) {
    auto value = static_cast<unsigned>(std::lround(255 * std::clamp(channel, 0.f, 1.f)));
    hex += "0123456789abcdef"[value / 16];
    hex += "0123456789abcdef"[value % 16];
  }
  std::string text = attribute(what, hex);
  return colour.a < 1 ? text + attribute(std::string(what) + "-opacity", colour.a) : text;
}

std::string stroke(const Stroke& s) {
  std::string text = paint("stroke", s.colour) + attribute("stroke-width", s.width);
  if (s.dash > 0 && s.gap > 0) text += attribute("stroke-dasharray", number(s.dash) + ' ' + number(s.gap));
  return text;
}

std::string path(std::span<const Point2> points, bool closed, bool backwards) {
  std::string data;
  long x = 0, y = 0;
  for (size_t i = 0; i < points.size(); ++i) {
    Point2 p = points[backwards ? points.size() - 1 - i : i];
    long nx = hundredths(p.x), ny = hundredths(p.y);
    std::string dx = from_hundredths(nx - x), dy = from_hundredths(ny - y);
    data += i == 0 ? "M" : i == 1 ? "l" : dx[0] == '-' ? "" : " ";
    data += dx;
    if (dy[0] != '-') data += ' ';
    data += dy;
    x = nx, y = ny;
  }
  return closed && !points.empty() ? data + 'z' : data;
}

std::string base64(std::string_view bytes) {
  static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (size_t i = 0; i < bytes.size(); i += 3) {
    size_t count = std::min<size_t>(3, bytes.size() - i);
    std::uint32_t word = 0;
    for (size_t k = 0; k < 3; ++k)
      word = word << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (size_t k = 0; k < 4; ++k) out += k <= count ? digits[word >> (18 - 6 * k) & 63] : '=';
  }
  return out;
}

}  // namespace memscape::svg
