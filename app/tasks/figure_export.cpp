// Lays out, computes fields for the plots, composes, writes.
#include "app/tasks/figure_export.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/quoted.h"
#include "core/drawing/page_size.h"
#include "core/page/compose.h"
#include "core/session/anatomy.h"
#include "core/session/predicted.h"
#include "core/session/tasks/scheduler.h"
#include "render/figure/figure_painter.h"

namespace memscape {
namespace {

constexpr double text_size = 9;   // points, as in papers
constexpr int most_nodes = 4000;  // along one side of a field
constexpr int most_cells = 1200;  // along the longer side of basins

int nodes(double points, double per_point) {
  return std::clamp(static_cast<int>(std::lround(points * per_point)), 2, most_nodes);
}

constexpr float printed_size = 7;  // points: the smallest that journals print
constexpr double column = 170;     // points, 60 mm: what is narrower is no figure in print

/// Text is as large as in a paper on pages from 120 to 200 mm wide, in proportion on larger ones, and on
/// smaller ones down to what is still printed.
double text_for(double width) {
  if (width >= 340) return text_size * std::max(width / 567, 1.0);
  const double least = printed_size * std::clamp(width / column, 0.75, 1.0);
  return std::max(text_size * width / 340, least);
}

/// Pixels of the plots.
std::vector<PlotSize> sizes_of(const Layout& layout, double pixels_per_point) {
  std::vector<PlotSize> sizes;
  for (const PanelFrame& frame : layout.frames)
    sizes.push_back({nodes(frame.plot.width, pixels_per_point), nodes(frame.plot.height, pixels_per_point)});
  return sizes;
}

bool shows_any(const Session& session) {
  return std::ranges::any_of(session.panels(), [](const PanelState& panel) {
    return anatomy_wants(panel).any() || prediction_wants(panel).any();
  });
}

}  // namespace

FigurePage figure_page(const Session& session, const std::function<void(const Progress&)>& progress,
                       bool force) {
  const Figure& figure = session.scene().figure;
  auto page = parse_page_size(figure.size, figure.dpi);
  if (!page)
    throw Error(Fault::input, "The size " + quoted(figure.size) + " is not usable at " +
                                  std::to_string(figure.dpi) + " dpi; " + std::string(page_size_help) +
                                  ", 16 to 20000 pixels a side.");
  Session copy = session;
  Wishes wishes{.most_cells = most_cells, .force = force};
  complete(copy, wishes, Stage::numbers, progress);
  MeasureText measure = figure_measure();
  const auto width = static_cast<float>(page->width), height = static_cast<float>(page->height);
  const auto text = static_cast<float>(text_for(page->width));
  Style usual = make_style(figure.theme, text);
  usual.least = std::min(printed_size, text);
  const Style style =
      fitted_style(copy, usual, figure.theme == "projector" ? text : usual.least, {width, height}, measure);
  Layout layout = lay_out(copy, width, height, style, measure);
  wishes.sizes = sizes_of(layout, page->pixels_per_point);
  complete(copy, wishes, Stage::plots, progress);
  if (shows_any(copy)) layout = lay_out(copy, width, height, style, measure);  // counts may take lines
  wishes.sizes = sizes_of(layout, page->pixels_per_point);
  complete(copy, wishes, Stage::pixels, progress);
  FigurePage done{compose(copy, layout, style, measure, {.transient = false}), page->pixels_per_point, {}};
  for (const PanelState& panel : copy.panels())
    for (const std::string& refusal : panel.found.refusals())
      if (std::ranges::find(done.left_out, refusal) == done.left_out.end()) done.left_out.push_back(refusal);
  return done;
}

std::vector<std::string> export_figure(const Session& session, const std::filesystem::path& file,
                                       const std::function<void(const Progress&)>& progress, bool force) {
  FigurePage page = figure_page(session, progress, force);
  write_figure(page.drawing, file, page.pixels_per_point);
  return page.left_out;
}

}  // namespace memscape
