// Lays out, computes fields for the plots, composes, writes.
#include "app/tasks/figure_export.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/quoted.h"
#include "core/charts/study.h"
#include "core/drawing/page_size.h"
#include "core/page/compose.h"
#include "core/session/anatomy.h"
#include "core/session/panel_clusters.h"
#include "core/session/panel_sweep.h"
#include "core/session/predicted.h"
#include "render/figure/figure_painter.h"

namespace memscape {
namespace {

constexpr double text_size = 9;   // points, as in papers
constexpr int most_nodes = 4000;  // along one side of a field
constexpr int most_cells = 1200;  // along the longer side of basins

int nodes(double points, double per_point) {
  return std::clamp(static_cast<int>(std::lround(points * per_point)), 2, most_nodes);
}

/// Text is as large as in a paper on pages from 120 to 200 mm wide, and in proportion on smaller and larger
/// ones.
double text_for(double width) {
  return text_size * (width < 340 ? std::max(width / 340, 0.6) : std::max(width / 567, 1.0));
}

/// Computes what layers show of each panel's anatomy and predictions, on cells as large as the figure's
/// pixels. False when they show nothing of them.
bool add_anatomy(Session& session, const Layout& layout, double pixels_per_point) {
  bool any = false;
  for (size_t i = 0; i < layout.frames.size(); ++i) {
    PanelState& panel = session.panels()[i];
    const AnatomyWants wants = anatomy_wants(panel);
    const PredictionWants predicted = prediction_wants(panel);
    if (!wants.any() && !predicted.any()) continue;
    const Rect& plot = layout.frames[i].plot;
    const Grid grid =
        anatomy_grid(panel, std::min(nodes(std::max(plot.width, plot.height), pixels_per_point), most_cells));
    if (wants.any()) panel.anatomy = compute_anatomy(panel, wants, grid.width, grid.height);
    if (predicted.any()) panel.prediction = compute_prediction(panel, predicted, grid.width, grid.height);
    any = true;
  }
  return any;
}

/// Computes the sweeps that charts draw, and clusters of particles.
void add_sweeps_and_clusters(Session& session) {
  for (PanelState& panel : session.panels()) {
    if (const ClusterTask task = cluster_task(panel); task.any()) panel.clusters = task.compute();
    if (const auto against = chart_sweep(panel)) set_sweep(panel, *against, compute_sweep(panel, *against));
  }
}

/// Computes the studies that charts draw, where the session has not got them.
void add_studies(Session& session) {
  for (PanelState& panel : session.panels())
    if (const Study* study = study_of(panel); study_kind(panel) && !(study && study->complete))
      panel.study = compute_study(panel);
}

}  // namespace

FigurePage figure_page(const Session& session) {
  const Figure& figure = session.scene().figure;
  auto page = parse_page_size(figure.size, figure.dpi);
  if (!page)
    throw Error(Fault::input, "The size " + quoted(figure.size) + " is not usable at " +
                                  std::to_string(figure.dpi) + " dpi; " + std::string(page_size_help) +
                                  ", 16 to 20000 pixels a side.");
  Session copy = session;
  add_sweeps_and_clusters(copy);
  add_studies(copy);
  MeasureText measure = figure_measure();
  const auto width = static_cast<float>(page->width), height = static_cast<float>(page->height);
  const auto text = static_cast<float>(text_for(page->width));
  constexpr float least = 7;  // points: what journals print
  const Style style = fitted_style(copy, figure.theme, text, figure.theme == "projector" ? text : least,
                                   {width, height}, measure);
  Layout layout = lay_out(copy, width, height, style, measure);
  if (add_anatomy(copy, layout, page->pixels_per_point))  // its counts may take lines of the caption
    layout = lay_out(copy, width, height, style, measure);
  for (size_t i = 0; i < layout.frames.size(); ++i) {
    const Rect& plot = layout.frames[i].plot;
    int across = nodes(plot.width, page->pixels_per_point), down = nodes(plot.height, page->pixels_per_point);
    copy.set_field(static_cast<int>(i), Session::compute_field(copy.panels()[i], across, down));
  }
  return {compose(copy, layout, style, measure, {.transient = false}), page->pixels_per_point};
}

void export_figure(const Session& session, const std::filesystem::path& file) {
  FigurePage page = figure_page(session);
  write_figure(page.drawing, file, page.pixels_per_point);
}

}  // namespace memscape
