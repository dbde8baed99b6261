// A scene is a value: everything that a person can set, in one plain struct. It is the only thing that is
// saved. What is computed from it lives in a Session. Path names (`energy.beta`, `layers.contours.count`) are
// those of its JSON.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/settings/settings.h"

namespace memscape {

struct Memories {
  Settings source;  ///< kind: see memory_kinds
  /// For kind `points`.
  const PointList& points() const { return source.points("points"); }
  PointList& edit_points() { return source.values["points"].edit_points(); }
  /// For kind `csv`; absolute in the program, relative to the scene's file when saved where that is possible.
  const std::string& file() const { return source.text("file"); }
  bool operator==(const Memories&) const = default;
};

struct Particles {
  Settings source;  ///< kind: see particle_kinds
  /// For kind `points`.
  const PointList& points() const { return source.points("points"); }
  PointList& edit_points() { return source.values["points"].edit_points(); }
  bool operator==(const Particles&) const = default;
};

struct Dynamics {
  Settings method;          ///< kind: see dynamics_kinds
  int steps = 200;          ///< length of a run
  double tolerance = 1e-6;  ///< a particle has settled when ‖∇E‖ is below it
  std::vector<bool> clamp;  ///< coordinates that stay; shorter than D means the rest is free
  bool operator==(const Dynamics&) const = default;
};

/// How outputs are predicted from features; which coordinates are features is told by Dynamics::clamp.
struct PredictionSettings {
  double y0 = 0;  ///< where outputs start (one-hot ones start at 1/k)
  bool operator==(const PredictionSettings&) const = default;
};

struct View {
  double x[2] = {-1.5, 1.5};
  double y[2] = {-1.5, 1.5};
  /// For D > 2: `principal` (the two principal components of the memories), `memories` (through three of
  /// them) or `axes` (x1, x2).
  std::string plane = "principal";
  int through[3] = {1, 2, 3};  ///< for `memories`: their numbers from 1; see plane_memories
  std::string colormap = "viridis";
  /// Colour range. Locked means low..high is used as it is; else the range of the fields in view.
  bool lock = false;
  double low = 0, high = 1;
  std::string zero =
      "absolute";  ///< colours count from E = 0, or from the `lowest` energy of each panel in view
  std::string time =
      "follow";        ///< in a diffusion process: the landscape at the time of the shown step, or `fixed`
  bool shared = true;  ///< false: a panel has its own colour range and its own colour bar
  bool operator==(const View&) const = default;
};

struct Figure {
  std::string size = "120mmx90mm";  ///< `120mmx90mm`, `5inx4in` or `1600x1200` (pixels)
  int dpi = 300;
  std::string theme = "light";  ///< light, dark, projector: how the figure is coloured
  int columns = 0;              ///< panels in each row; 0: as many as give the largest plots
  bool operator==(const Figure&) const = default;
};

/// Every layer with its rows at their defaults; see core/layers/layer.h.
Settings layer_defaults();
/// The settings of all studies at their defaults; see core/charts/study.h.
Settings study_defaults();
/// A partial scene: values as a file gives them, by section and id.
struct Patch {
  Value values = Value::Fields{};
  Patch() = default;
  explicit Patch(Value fields) : values(std::move(fields)) {}
  Patch(const char* json) : values(parse_json(json, "a panel")) {}
  bool operator==(const Patch&) const = default;
};

struct Scene {
  std::string title;
  std::string hint;  ///< one sentence: "try this"
  Settings energy;
  Memories memories;
  Particles particles;
  Dynamics dynamics;
  PredictionSettings prediction;
  Settings layers = layer_defaults();  ///< by "contours.count": see layer_kinds
  View view;
  Figure figure;
  std::uint64_t seed = 1;          ///< of everything random that has no seed of its own (noise)
  std::string show = "landscape";  ///< what a panel draws: landscape, curve (D = 1), chart
  std::string chart = "energy";    ///< for `chart`: an id of chart_kinds()
  bool overlay = false;            ///< a curve over a curve: drawn in the frame of the panel before
  struct Sweeping {
    std::string against = "beta";  ///< what charts of minima go over: beta, or count (K)
    std::string axis = "x1";       ///< the coordinate that the bifurcation chart draws
    bool operator==(const Sweeping&) const = default;
  } sweep;
  Settings study = study_defaults();  ///< what studies look at: see study_settings
  int step = -1;  ///< the step that a panel shows; -1: the one that the transport bar shows
  /// One partial scene each, laid over this scene. Empty: one panel, the scene itself.
  std::vector<Patch> panels;
  bool operator==(const Scene&) const = default;
};

/// The scene that the program starts with.
Scene default_scene();

}  // namespace memscape
