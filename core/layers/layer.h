// A kind of layer: something that is drawn over a view, with its settings, its place in the drawing, the
// results that it needs, when it refuses, its words and its key. One file each, and a line in catalog.cpp.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/drawing/drawing.h"
#include "core/layers/needs.h"
#include "core/settings/settings.h"

namespace memscape {

struct Canvas;
struct PanelState;
struct PanelView;
struct Scene;

/// From the ground of a plot upwards. What has the same depth is drawn in the order of the catalogue.
enum class Depth {
  ground,   ///< colours of places
  veil,     ///< what hides them
  lines,    ///< along the landscape
  arrows,   ///< across it
  borders,  ///< between its parts
  guides,   ///< across the plot
  answers,  ///< lines that stand out
  paths,    ///< of particles
  graph,    ///< the curve of a view
  labels,   ///< those that have waited: nothing above hides under them
  links,    ///< between marks
  marks,
  rings,    ///< about marks
  numbers,  ///< beside marks and on parts
};

/// Where a view has states: on a plane, on a curve of energy over one coordinate, or nowhere (a chart).
enum class Places : unsigned { nowhere = 0, plane = 1, profile = 2, both = 3 };

inline bool overlap(Places a, Places b) {
  return (static_cast<unsigned>(a) & static_cast<unsigned>(b)) != 0;
}

/// One part of a layer's drawing. Appends shapes, in points of the page; the caller clips them to the plot.
struct LayerPass {
  Places on;
  Depth depth;
  void (*draw)(const PanelView&, Canvas&);
};

/// How what a layer counts is told.
enum class Telling {
  counter,  ///< short numbers, in one line with those of other layers
  apart,    ///< in parts of its own, which stay where there is little room
  page,     ///< by the caption, where the panel is the only landscape of the page
};

/// What a layer's marks stand for: what a press on one takes hold of.
enum class MarksOf { nothing, memories, particles };

/// Whether a layer takes the place of the colours of energies: it will where it is wanted, it does where it
/// is computed and drawn.
enum class Cover { none, wanted, drawn };

/// A mark that numbers keep clear of.
struct TakenPlace {
  Point2 at;
  float half = 0;      ///< of its width, points
  bool crowd = false;  ///< there are too many of its kind to keep clear of them all
};

/// The command that switches a layer, see the menu.
struct LayerCommand {
  std::string_view label, help;  ///< no command where they are empty
  char key = 0;
  bool line_before = false;
};

struct LayerKind {
  std::string_view id;           ///< "contours": its settings are at `layers.contours`
  std::string_view label, help;  ///< of its switch
  bool shown = false;            ///< at first
  /// Settings besides the switch. With them `layers.<id>` is an object that has the switch as `shown`.
  std::vector<Row> rows = {};
  std::vector<LayerPass> passes = {};  ///< none: the page draws it
  std::vector<Need> needs = {};
  /// Why it cannot be drawn for this panel, as a sentence without a point; empty where it can.
  std::string (*refusal)(const PanelState&) = nullptr;
  /// What its drawing means, for the caption; empty where nothing is to be said.
  std::string (*caption)(const PanelState&) = nullptr;
  /// What there is in numbers; dashes stand for what is not computed yet.
  std::vector<std::string> (*counts)(const PanelState&) = nullptr;
  Telling telling = Telling::counter;
  int turn = 0;  ///< who tells first: lower ones before higher ones
  /// What a legend says of it: "7 minima".
  std::vector<std::string> (*legend)(const PanelState&) = nullptr;
  bool colours = false;  ///< it paints energies in the colours of the bar
  Cover (*cover)(const PanelState&) = nullptr;
  MarksOf marks_of = MarksOf::nothing;
  std::vector<TakenPlace> (*taken)(const PanelView&) = nullptr;
  LayerCommand command = {};

  /// Where its switch is among the scene's layers ("contours.shown", "heatmap"), and in the scene.
  std::string key() const { return std::string(id) + (rows.empty() ? "" : ".shown"); }
  std::string path() const { return "layers." + key(); }
  Row switch_row() const {
    return {.label = std::string(label),
            .help = std::string(help),
            .fallback = shown ? 1. : 0,
            .scale = Scale::toggle};
  }
};

/// All of them, in the order of files and of the side panel.
std::span<const LayerKind> layer_kinds();

/// Whether its switch is on.
bool is_on(const LayerKind& kind, const Scene& scene);
/// Whether it is drawn for this panel: it is on, the view has states, and nothing speaks against it.
bool is_drawn(const LayerKind& kind, const PanelState& panel);
/// See LayerKind::refusal.
std::string refusal_of(const LayerKind& kind, const PanelState& panel);
/// The kind whose switch is at this path of a scene, or nullptr.
const LayerKind* layer_switched_at(std::string_view path);

/// What the panel's layers, or its chart, ask for.
Needs needs_of(const PanelState& panel);
/// Whether the layer of these marks is on, whatever the view.
bool has_marks(const Scene& scene, MarksOf what);
/// Whether such marks are drawn.
bool shows_marks(const PanelState& panel, MarksOf what);
/// Whether a layer that paints energies is on, whatever covers it.
bool is_coloured(const PanelState& panel);
/// How far the panel's layers take the place of these colours.
Cover cover_of(const PanelState& panel);
/// What the panel's layers count in this way, by their turns; first why some refuse.
std::vector<std::string> counts_of(const PanelState& panel, Telling telling);

struct DrawnPass {
  const LayerKind* layer;
  LayerPass pass;
};
/// The layers' passes over views that have states at these places, from the ground upwards.
std::vector<DrawnPass> passes_on(Places places);

}  // namespace memscape
