// By the ending of the file: PNG and PDF through Cairo, SVG through a small painter of its own.
#include "render/figure/figure_painter.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/quoted.h"
#include "render/figure/cairo_painter.h"
#include "render/figure/figure_text.h"
#include "render/figure/png.h"
#include "render/svg/svg_painter.h"

namespace memscape {
namespace {

constexpr int largest_side = 32767;  // of Cairo's surfaces

std::string ending_of(const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  for (char& c : ending)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return ending;
}

void check(cairo_status_t status, const char* what) {
  if (status == CAIRO_STATUS_SUCCESS) return;
  throw Error(Fault::work, std::string("The ") + what + " could not be painted: " +
                               cairo_status_to_string(status) + "; try a smaller size.");
}

/// Whole pixels of a side. Throws where Cairo has no such surface.
int pixels(double points, double pixels_per_point) {
  double side = std::round(points * pixels_per_point);
  if (side >= 1 && side <= largest_side) return static_cast<int>(side);
  throw Error(Fault::input, "A picture with a side of " + std::to_string(static_cast<long long>(side)) +
                                " pixels cannot be painted; choose a size and dpi that give 1 to 32767.");
}

/// One page, its text as text with the fonts embedded.
std::string pdf_bytes(const Drawing& drawing) {
  std::string bytes;
  CairoSurface surface(
      cairo_pdf_surface_create_for_stream(append_bytes, &bytes, drawing.width, drawing.height));
  check(cairo_surface_status(surface.get()), "PDF");
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, drawing.title.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Memscape");
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  {
    CairoContext cr(cairo_create(surface.get()));
    paint_with_cairo(cr.get(), drawing);
    check(cairo_status(cr.get()), "PDF");
  }
  cairo_surface_finish(surface.get());
  check(cairo_surface_status(surface.get()), "PDF");
  return bytes;
}

struct Form {
  const char* ending;
  std::string (*bytes)(const Drawing&, double pixels_per_point);
};
constexpr Form forms[] = {
    {".png", [](const Drawing& d, double ppp) { return png_bytes(paint_picture(d, ppp), 72 * ppp); }},
    {".svg", [](const Drawing& d, double) { return svg_text(d); }},
    {".pdf", [](const Drawing& d, double) { return pdf_bytes(d); }},
};

}  // namespace

Picture paint_picture(const Drawing& drawing, double pixels_per_point) {
  int width = pixels(drawing.width, pixels_per_point), height = pixels(drawing.height, pixels_per_point);
  CairoSurface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
  check(cairo_surface_status(surface.get()), "picture");
  CairoContext cr(cairo_create(surface.get()));
  cairo_scale(cr.get(), width / drawing.width, height / drawing.height);
  paint_with_cairo(cr.get(), drawing);
  check(cairo_status(cr.get()), "picture");
  return picture_of(surface.get());
}

std::string figure_bytes(const Drawing& drawing, const std::filesystem::path& name, double pixels_per_point) {
  for (const Form& form : forms)
    if (ending_of(name) == form.ending) return form.bytes(drawing, pixels_per_point);
  throw Error(Fault::input, "A figure cannot be written to " + shown_file(name.string()) +
                                ", since its ending tells no known form; use .png, .svg or .pdf.");
}

bool is_figure_name(const std::filesystem::path& name) {
  return std::ranges::any_of(forms, [&](const Form& form) { return ending_of(name) == form.ending; });
}

void write_figure(const Drawing& drawing, const std::filesystem::path& file, double pixels_per_point) {
  write_file(file, figure_bytes(drawing, file, pixels_per_point));
}

MeasureText figure_measure() {
  auto figure_text = std::make_shared<FigureText>();
  return [figure_text](const std::string& text, float size, bool bold) {
    return Point2{figure_text->width(text, size, bold), size * text_height};
  };
}

}  // namespace memscape
