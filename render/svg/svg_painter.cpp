// One function per shape; marks and clips are defined once and used by name.
#include "render/svg/svg_painter.h"
#include "render/figure/png.h"

#include <algorithm>

#include "render/shapes/field_image.h"
#include "render/shapes/mark_outline.h"
#include "render/shapes/shapes.h"
#include "render/shapes/text_box.h"
#include "render/svg/svg_format.h"

namespace memscape {
namespace {

using namespace svg;

bool visible(const Stroke& stroke) {
  return stroke.colour.a > 0 && stroke.width > 0;
}

std::string rect_attributes(const Rect& r) {
  return attribute("x", r.x) + attribute("y", r.y) + attribute("width", r.width) +
         attribute("height", r.height);
}

/// The outline of a mark as an element that can be used by its name.
std::string mark_element(const Marks& look, const std::string& name) {
  if (look.mark == Mark::disc) return "<circle" + attribute("id", name) + attribute("r", look.radius) + "/>";
  const MarkOutline& outline = mark_outline(look.mark);
  std::string data;
  for (const auto& line : outline.lines) {
    std::vector<Point2> scaled;
    for (Point2 p : line) scaled.push_back(look.radius * p);
    data += path(scaled, outline.closed);
  }
  return "<path" + attribute("id", name) + attribute("d", data) + "/>";
}

struct SvgPainter {
  std::string out;
  std::vector<Rect> clips;
  int marks_defined = 0, open_clips = 0;

  std::string clip_reference(const Rect& rect) {
    auto known = std::find(clips.begin(), clips.end(), rect);
    auto number = std::to_string(known - clips.begin());
    if (known == clips.end()) {
      clips.push_back(rect);
      out +=
          "<clipPath" + attribute("id", "c" + number) + "><rect" + rect_attributes(rect) + "/></clipPath>\n";
    }
    return attribute("clip-path", "url(#c" + number + ")");
  }

  std::string image_element(const Picture& picture, const Rect& rect) {
    return "<image" + rect_attributes(rect) + attribute("preserveAspectRatio", "none") +
           " xlink:href=\"data:image/png;base64," + base64(png_bytes(picture)) + "\"/>";
  }
  void image(const Picture& picture, const Rect& place) {
    std::string clip = clip_reference(place);
    out += "<g" + clip + ">" + image_element(picture, picture_rect(picture, place)) + "</g>\n";
  }

  void operator()(const Lines& lines) {
    if (!visible(lines.stroke) || lines.points.empty()) return;
    std::string data;
    for (size_t i = 0; i < lines.starts.size(); ++i) data += path(line_of(lines, i), lines.closed);
    out += "<path fill=\"none\"" + stroke(lines.stroke) + attribute("d", data) + "/>\n";
  }
  void operator()(const Polygons& polygons) {
    if (polygons.points.empty()) return;
    std::string data;
    for (size_t i = 0; i < polygons.starts.size(); ++i) {
      auto polygon = line_of(polygons, i);
      data += path(polygon, true, twice_area(polygon) < 0);
    }
    out += "<path" + paint("fill", polygons.fill) + attribute("d", data) + "/>\n";
  }
  void operator()(const Marks& marks) {
    if (marks.at.empty()) return;
    bool filled = mark_outline(marks.mark).closed && marks.fill.a > 0;
    std::string name = "m" + std::to_string(marks_defined++);
    out += "<defs>" + mark_element(marks, name) + "</defs>\n<g" +
           (filled ? paint("fill", marks.fill) : attribute("fill", "none")) +
           (visible(marks.rim) ? stroke(marks.rim) : "") + ">\n";
    for (Point2 p : marks.at)
      out += "<use xlink:href=\"#" + name + '"' + attribute("x", p.x) + attribute("y", p.y) + "/>\n";
    out += "</g>\n";
  }
  void operator()(const Text& text) {
    if (text.text.empty() || !(text.size > 0)) return;
    static constexpr const char* anchors[] = {"", "middle", "end"};
    Point2 start = baseline_start(text, 0);
    out += "<text" + attribute("font-size", text.size) + paint("fill", text.colour);
    if (text.angle != 0) {
      out += attribute("transform", "translate(" + number(text.at.x) + ' ' + number(text.at.y) + ") rotate(" +
                                        number(-text.angle) + ')');
      out += attribute("y", start.y);
    } else {
      out += attribute("x", text.at.x) + attribute("y", text.at.y + start.y);
    }
    if (text.across != Align::start) out += attribute("text-anchor", anchors[static_cast<int>(text.across)]);
    if (text.bold) out += attribute("font-weight", "600");
    if (text.halo.a > 0)
      out += paint("stroke", text.halo) + attribute("stroke-width", halo_width * text.size) +
             attribute("paint-order", "stroke");
    out += '>' + escaped(text.text) + "</text>\n";
  }
  void operator()(const FieldPicture& shape) {
    if (shape.field && shape.field->grid.nodes() > 0) image(field_image(shape), shape.place);
  }
  void operator()(const Raster& shape) {
    Picture picture = raster_image(shape);
    if (picture.width > 0) out += image_element(picture, shape.place) + "\n";
  }
  void operator()(const ColourBar& bar) { image(bar_image(bar), bar.place); }
  void operator()(const ClipBegin& clip) {
    std::string reference = clip_reference(clip.rect);
    out += "<g" + reference + ">\n";
    ++open_clips;
  }
  void operator()(const ClipEnd&) {
    if (open_clips == 0) return;
    out += "</g>\n";
    --open_clips;
  }
};

}  // namespace

std::string svg_text(const Drawing& drawing) {
  SvgPainter painter;
  for (const Shape& shape : drawing.shapes) std::visit(painter, shape);
  while (painter.open_clips > 0) painter(ClipEnd{});
  std::string head =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""
      " xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\"" +
      attribute("width", number(drawing.width) + "pt") + attribute("height", number(drawing.height) + "pt") +
      attribute("viewBox", "0 0 " + number(drawing.width) + ' ' + number(drawing.height)) +
      attribute("font-family", "Inter, 'DejaVu Sans', sans-serif") + attribute("stroke-linejoin", "round") +
      ">\n";
  if (!drawing.title.empty()) head += "<title>" + escaped(drawing.title) + "</title>\n";
  if (drawing.background.a > 0)
    head += "<rect" + rect_attributes({0, 0, drawing.width, drawing.height}) +
            paint("fill", drawing.background) + "/>\n";
  return head + painter.out + "</svg>\n";
}

}  // namespace memscape
