// Clusters of particles: a hollow square about each centroid, with the energy of the centroid as a number
// beside it, and the energies of the memories beside these. A small square or star tells whose a number is.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/drawing/beside_marks.h"
#include "core/layers/layer.h"
#include "core/layers/readers.h"
#include "core/learning/sample_clusters.h"
#include "core/page/wording.h"
#include "core/session/panel_clusters.h"
#include "core/views/off_plane.h"
#include "core/views/panel.h"

namespace memscape {
namespace {

constexpr float half_side = 0.74f;    // of a square about a mark, in units of marks: a star has room in it
constexpr float star_radius = 0.66f;  // as stars are drawn where they are few

void add_square(Point2 at, float half, Lines& lines) {
  lines.begin();
  for (Point2 corner : {Point2{-1, -1}, Point2{1, -1}, Point2{1, 1}, Point2{-1, 1}})
    lines.points.push_back(at + half * corner);
}

/// White on dark, so that it reads on any ground.
void add_outlines(Lines lines, float width, float opacity, const Style& style, Canvas& canvas) {
  if (lines.starts.empty()) return;
  lines.closed = true;
  lines.stroke = {faded(style.memory_rim, opacity), 2.2f * width};
  canvas.add(lines);
  lines.stroke = {faded(style.memory, opacity), width};
  canvas.add(std::move(lines));
}

/// Many are smaller, so that they stay apart.
float size_for(int count) {
  return std::max(0.35f, std::pow(std::min(1.f, 12.f / static_cast<float>(std::max(count, 1))), 0.4f));
}

bool is_finite(Point2 p) {
  return std::isfinite(p.x) && std::isfinite(p.y);
}

std::vector<Point2> places_of(const PanelView& view, const Matrix& X, const Vector& energies) {
  std::vector<Point2> places;
  for (Eigen::Index i = 0; i < X.cols(); ++i)
    places.push_back(view.place(X.col(i), energies.size() > 0 ? energies[i] : 0));
  return places;
}

void draw_squares(const PanelView& view, const SampleClusters& found, const std::vector<Point2>& at,
                  Canvas& canvas) {
  const float unit = view.mark_unit() * size_for(found.count());
  Lines squares[fades];
  for (size_t c = 0; c < at.size(); ++c)
    if (is_finite(at[c]))
      add_square(at[c], half_side * unit,
                 squares[fade_of(view, found.centroids.col(static_cast<Eigen::Index>(c)))]);
  for (int fade = 0; fade < fades; ++fade)
    add_outlines(std::move(squares[fade]), std::max(0.17f * unit, 0.13f * view.mark_unit()),
                 fade_opacity(fade), view.style, canvas);
}

/// A number that waits for its place: whose it is, and the mark that it belongs to.
struct Number {
  bool of_memory;
  std::string text;
  Point2 at;
  float radius;
};

/// Largest clusters first; none of a kind of which there are too many, or that has no energies.
std::vector<Number> numbers_of(const PanelView& view, const SampleClusters& found,
                               const std::vector<Point2>& centroids, const std::vector<Point2>& memories) {
  std::vector<Number> numbers;
  const float unit = view.mark_unit();
  auto add = [&](bool of_memory, const Vector& energies, const std::vector<Point2>& at, size_t i) {
    const double E = energies[static_cast<Eigen::Index>(i)] - view.zero;
    if (view.frame.plot.contains(at[i]) && std::isfinite(E))
      numbers.push_back({of_memory, energy_text(view.panel, E), at[i],
                         (of_memory ? star_radius : 1.2f * half_side) * unit});
  };
  std::vector<size_t> order(centroids.size());
  for (size_t c = 0; c < order.size(); ++c) order[c] = c;
  std::ranges::stable_sort(order, std::greater(), [&](size_t c) { return found.sizes[c]; });
  if (found.energies.size() > 0 && found.energies.size() <= most_numbered)
    for (size_t c : order) add(false, found.energies, centroids, c);
  if (!shows_marks(view.panel, MarksOf::memories)) return numbers;
  if (found.memory_energies.size() > 0 && found.memory_energies.size() <= most_numbered)
    for (size_t k = 0; k < memories.size(); ++k) add(true, found.memory_energies, memories, k);
  return numbers;
}

Rect about(Point2 at, float half) {
  return {at.x - half, at.y - half, 2 * half, 2 * half};
}

/// A rectangle that holds the text; of a turned one a square.
Rect box_of(const Text& text, const MeasureText& measure) {
  const Point2 size = measure(text.text, text.size, text.bold);
  if (text.angle != 0) return about(text.at, 0.5f * size.x);
  auto before = [](Align align) { return align == Align::start ? 0 : align == Align::middle ? 0.5f : 1; };
  return {text.at.x - before(text.across) * size.x, text.at.y - before(text.down) * size.y, size.x, size.y};
}

/// What numbers must not touch: marks, and the texts that are there.
std::vector<Rect> taken_by(const PanelView& view, const std::vector<Point2>& centroids,
                           const Canvas& canvas) {
  std::vector<Rect> taken{view.covered};
  const float unit = view.mark_unit();
  const float half = half_side * unit * size_for(static_cast<int>(centroids.size()));
  for (Point2 at : centroids)
    if (is_finite(at)) taken.push_back(about(at, half));
  for (const LayerKind& kind : layer_kinds())
    if (kind.taken && is_on(kind, view.panel.scene))
      for (const TakenPlace& place : kind.taken(view))
        if (!place.crowd) taken.push_back(about(place.at, place.half));
  for (const Shape& shape : canvas.drawing.shapes)
    if (const Text* text = std::get_if<Text>(&shape); text && view.frame.plot.contains(text->at))
      taken.push_back(box_of(*text, view.measure));
  return taken;
}

/// The small mark that tells whose number it is.
void add_key(bool of_memory, Point2 at, float size, const Style& style, Canvas& canvas) {
  if (of_memory)
    return canvas.add(Marks{{at}, Mark::star, 0.4f * size, style.memory, {style.memory_rim, 0.09f * size}});
  Lines square{{}, {}, {style.foreground, 0.13f * size}, true};
  add_square(at, 0.27f * size, square);
  canvas.add(std::move(square));
}

void draw_numbers(const PanelView& view, const std::vector<Number>& numbers, std::vector<Rect> taken,
                  Canvas& canvas) {
  const Style& style = view.style;
  const float size = style.readable(std::clamp(0.95f * view.mark_unit(), 0.7f * style.text, style.text)),
              pad = 0.12f * size, key = size;
  Point2 middle;
  std::vector<BesideMark> boxes;
  for (const Number& number : numbers) {
    const float width = view.measure(number.text, size, true).x;
    boxes.push_back({number.at, number.radius, {key + width + 2 * pad, 1.1f * size}});
    middle = middle + (1.f / static_cast<float>(numbers.size())) * number.at;
  }
  const auto places = places_beside(boxes, std::move(taken), middle, view.frame.plot);
  for (size_t i = 0; i < numbers.size(); ++i) {
    if (!places[i]) continue;
    const Rect& box = *places[i];
    canvas.add(
        Polygons{{{box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}},
                 {0},
                 style.halo});
    const float across = box.y + 0.5f * box.height;
    add_key(numbers[i].of_memory, {box.x + pad + 0.45f * key, across}, size, style, canvas);
    canvas.add(Text{numbers[i].text,
                    {box.x + pad + key, across},
                    size,
                    Align::start,
                    Align::middle,
                    0,
                    true,
                    style.foreground});
  }
}

void draw_clusters(const PanelView& view, Canvas& canvas) {
  const auto* found = view.panel.result<SampleClusters>();
  if (!found || !view.panel.Xi || found->centroids.rows() != view.panel.Xi->rows()) return;
  const std::vector<Point2> centroids = places_of(view, found->centroids, found->energies);
  draw_squares(view, *found, centroids, canvas);
  if (view.turns > 1) return;  // the axis of several curves tells their energies
  if (found->memory_energies.size() != view.panel.Xi->cols()) return;  // memories of a moment ago
  const std::vector<Point2> memories = places_of(view, *view.panel.Xi, found->memory_energies);
  draw_numbers(view, numbers_of(view, *found, centroids, memories), taken_by(view, centroids, canvas),
               canvas);
}

std::vector<TakenPlace> taken_places(const PanelView& view) {
  const auto* found = view.panel.result<SampleClusters>();
  if (!found || !view.panel.Xi || found->centroids.rows() != view.panel.Xi->rows()) return {};
  std::vector<TakenPlace> taken;
  const float half = half_side * view.mark_unit() * size_for(found->count());
  for (Point2 at : places_of(view, found->centroids, found->energies))
    if (is_finite(at)) taken.push_back({at, half, found->count() > most_numbered});
  return taken;
}

/// "−2.0 to −1.9, mean −1.94" of energies that count from the panel's zero.
std::string spread_text(const PanelState& panel, const Vector& energies) {
  auto text = [&](double energy) { return energy_text(panel, energy - energy_zero(panel)); };
  return text(energies.minCoeff()) + " to " + text(energies.maxCoeff()) + ", mean " + text(energies.mean());
}

std::vector<std::string> counts(const PanelState& panel) {
  const SampleClusters* found = panel.result<SampleClusters>();
  const std::string at = " at height " + number_text(cluster_height(panel.scene));
  if (!found) return {"clusters –" + at};
  Texts parts{std::to_string(found->count()) + (found->count() == 1 ? " cluster" : " clusters") + at};
  if (found->energies.size() > most_numbered)
    parts.push_back("their E " + spread_text(panel, found->energies));
  if (found->memory_energies.size() > most_numbered)
    parts.push_back("memories\u2019 E " + spread_text(panel, found->memory_energies));
  return parts;
}

std::string caption(const PanelState& panel) {
  const bool told = places_of(panel) != Places::nowhere && needs_of(panel).has(Need::clusters);
  return told && cluster_refusal(panel).empty() ? "squares: centroids of clusters of particles (Ward)" : "";
}

}  // namespace

double cluster_height(const Scene& scene) {
  return scene.layers.get("clusters.threshold");
}

LayerKind cluster_layer() {
  return {
      .id = "clusters",
      .label = "Clusters",
      .help =
          "Squares at the centroids of clusters of the particles, with their energies and those of the "
          "memories. A centroid is a mean of samples, not yet a minimum.",
      .rows = {{.id = "threshold",
                .label = "Threshold",
                .help = "Height at which Ward's tree is cut: higher, and nearby clusters become one. The "
                        "tutorial cuts at 3 for K = 2, at 2 for K = 9 and at 0.45 for K = 1000, each with "
                        "its own samples.",
                .minimum = 1e-6,
                .maximum = 1e6,
                .fallback = 2,
                .scale = Scale::logarithmic,
                .track_maximum = 100,
                .track_minimum = 0.01}},
      .passes = {{Places::both, Depth::marks, draw_clusters}},
      .needs = {Need::clusters},
      .refusal = cluster_refusal,
      .caption = caption,
      .counts = counts,
      .telling = Telling::apart,
      .turn = 5,
      .taken = taken_places};
}

}  // namespace memscape
