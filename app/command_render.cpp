// `memscape render`: a scene as PNG, SVG or PDF, without window or GPU.
#include <algorithm>
#include <cmath>
#include <iostream>

#include "app/commands.h"
#include "core/drawing/page_size.h"
#include "core/error.h"
#include "core/layers/compose.h"
#include "core/scene/scene_json.h"
#include "core/scene/session.h"
#include "render/figure_painter.h"

namespace memscape {
namespace {

constexpr float text_size = 9;       // points, as in papers
constexpr double most_nodes = 4000;  // along one side of a heat map

PageSize page_of(const Figure& figure) {
  auto page = parse_page_size(figure.size, figure.dpi);
  if (!page)
    throw Error(Fault::input, "The size '" + figure.size + "' is not usable at " +
                                  std::to_string(figure.dpi) + " dpi; " + std::string(page_size_help) +
                                  ", 16 to 20000 pixels a side.");
  return *page;
}

int nodes(float points, const PageSize& page) {
  return static_cast<int>(std::clamp(std::round(points * page.pixels_per_point), 2.0, most_nodes));
}

void check_ending(const std::string& file) {
  for (const char* ending : {".png", ".svg", ".pdf"})
    if (file.ends_with(ending)) return;
  throw Error(Fault::input,
              "The file '" + file + "' has no known ending; give one that ends in .png, .svg or .pdf.");
}

}  // namespace

int command_render(const Request& request, const RenderRequest& render) {
  check_ending(render.output);
  Scene scene = requested_scene(request);
  if (!render.size.empty()) scene.figure.size = render.size;
  if (render.dpi) set_value(scene, "figure.dpi=" + std::to_string(render.dpi));
  const PageSize page = page_of(scene.figure);
  if (render.steps > scene.dynamics.steps) set_value(scene, "dynamics.steps=" + std::to_string(render.steps));

  Session session;
  session.update(scene);
  session.seek(render.steps < 0 ? session.last() : render.steps);
  const Style style = make_style(scene.figure.theme, text_size);
  const MeasureText measure = figure_measure();
  const Layout layout =
      lay_out(session, static_cast<float>(page.width), static_cast<float>(page.height), style, measure);
  for (size_t i = 0; i < layout.frames.size(); ++i) {
    const Rect& plot = layout.frames[i].plot;
    session.set_field(
        static_cast<int>(i),
        Session::compute_field(session.panels()[i], nodes(plot.width, page), nodes(plot.height, page)));
  }
  Drawing drawing = compose(session, layout, style, measure, {.transient = false});
  write_figure(drawing, render.output, page.pixels_per_point);
  if (!request.quiet) std::cerr << "Wrote " << render.output << ".\n";
  return 0;
}

}  // namespace memscape
