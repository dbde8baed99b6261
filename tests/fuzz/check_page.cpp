// A page composed of coarse pictures: every coordinate is a number, every text one plain line.
#include <algorithm>
#include <cctype>
#include <cmath>

#include "core/base/quoted.h"
#include "core/charts/kinds.h"
#include "core/critical/search_cost.h"
#include "core/page/compose.h"
#include "core/scene/scene_json.h"
#include "core/session/tasks/scheduler.h"
#include "explore.h"
#include "finding.h"

namespace memscape::fuzz {
namespace {

Point2 plain_measure(const std::string& text, float size, bool) {
  return {0.55f * size * static_cast<float>(text.size()), 1.2f * size};
}

/// Whether what layers and charts ask for besides fields comes at once.
bool is_quick(const PanelState& panel) {
  const ChartKind* chart = chart_kind(panel);
  if (chart && (chart->study || chart->sweeps)) return false;
  const bool fast = search_seconds(*panel.shown, panel.Xi->cols()) < 0.02;
  return fast && panel.shown->dimension() <= 2 && panel.scene.dynamics.steps <= 300 &&
         panel.Xi->cols() <= 30 && panel.scene.dynamics.method.kind != "flow" &&
         panel.scene.energy.kind != "score_network";
}

void expect_point(float x, float y) {
  expect(std::isfinite(x) && std::isfinite(y), "a shape is drawn nowhere");
}

struct ShapeCheck {
  bool strange_words;  ///< the scene itself speaks of nan
  void operator()(const Lines& lines) const { points(lines.points), starts(lines.starts, lines.points); }
  void operator()(const Polygons& polygons) const {
    points(polygons.points), starts(polygons.starts, polygons.points);
  }
  void operator()(const Marks& marks) const { points(marks.at); }
  void operator()(const Text& text) const {
    expect_point(text.at.x, text.at.y);
    expect(std::isfinite(text.size) && std::isfinite(text.angle), "a text has no size");
    expect(is_utf8(text.text) && !has_controls(text.text) &&
               text.text.find_first_of("\t\r\n") == std::string::npos,
           "a text is drawn raw: " + escaped(text.text));
    expect(strange_words ||
               (!has_word(text.text, "nan") && !has_word(text.text, "-0") && !has_word(text.text, "−0")),
           "a text says: " + text.text);
  }
  void operator()(const FieldPicture& picture) const {
    rect(picture.place);
    expect(!std::isnan(picture.range.low) && !std::isnan(picture.range.high), "a colour range is NaN");
    for (float energy : picture.field->energy) expect(!std::isnan(energy), "a pixel is NaN");
  }
  void operator()(const Raster& raster) const { rect(raster.place); }
  void operator()(const ColourBar& bar) const { rect(bar.place); }
  void operator()(const ClipBegin& clip) const { rect(clip.rect); }
  void operator()(const ClipEnd&) const {}

 private:
  static void points(const std::vector<Point2>& all) {
    for (const Point2& p : all) expect_point(p.x, p.y);
  }
  static void starts(const std::vector<std::uint32_t>& first, const std::vector<Point2>& all) {
    for (std::uint32_t at : first) expect(at <= all.size(), "a line begins after its end");
  }
  static void rect(const Rect& place) {
    expect_point(place.x, place.y);
    expect_point(place.width, place.height);
  }
  /// As a word of its own.
  static bool has_word(const std::string& text, const std::string& word) {
    auto joins = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '.' || c == ','; };
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      if ((at == 0 || !joins(text[at - 1])) && (end == text.size() || !joins(text[end]))) return true;
    }
    return false;
  }
};

}  // namespace

void check_page(Dice& dice, Session& session, double width, double height) {
  Wishes wishes{.most_cells = 16};
  const bool quick = std::ranges::all_of(session.panels(), is_quick);
  const auto page_width = static_cast<float>(width), page_height = static_cast<float>(height);
  if (quick) complete(session, wishes, Stage::numbers);
  const Style style = fitted_style(session, make_style(session.scene().figure.theme, 9), 7,
                                   {page_width, page_height}, plain_measure);
  const Layout layout = lay_out(session, page_width, page_height, style, plain_measure);
  wishes.sizes.assign(layout.frames.size(),
                      {static_cast<int>(2 + dice.below(23)), static_cast<int>(2 + dice.below(18))});
  if (quick) complete(session, wishes, Stage::plots);
  complete(session, wishes, Stage::pixels);

  const Drawing drawing = compose(session, layout, style, plain_measure, {.transient = dice.one_in(2)});
  std::string words = scene_text(session.scene());
  std::ranges::transform(words, words.begin(), [](unsigned char c) { return std::tolower(c); });
  const bool strange = words.find("nan") != std::string::npos || words.find("-0") != std::string::npos;
  for (const Shape& shape : drawing.shapes) std::visit(ShapeCheck{strange}, shape);
}

}  // namespace memscape::fuzz
