// Actions are data: whatever changes the scene, the focus or the run is one of a closed set of plain values.
// An action names itself and its fields, and from these come its line in a log and the check of a line.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/scene/scene.h"

namespace memscape {

/// What an action has: `name`, as logs spell it; `fields(action, see)`, which calls see(key, member) for each
/// member.
#define MEMSCAPE_ACTION(Kind, word)              \
  static constexpr std::string_view name = word; \
  bool operator==(const Kind&) const = default;  \
  template <class Self, class See>               \
  static void fields([[maybe_unused]] Self& self, [[maybe_unused]] See see)

using Point = std::vector<double>;  ///< D coordinates

/// Values by path, each as `--set` takes it ("energy.beta", "4"), and no path twice. In the panel with the
/// focus, or, if `whole`, in the scene itself.
struct Set {
  using Values = std::vector<std::pair<std::string, std::string>>;
  Values values;
  bool whole = false;
  MEMSCAPE_ACTION(Set, "set") { see("values", self.values), see("whole", self.whole); }
};

/// Memories and particles are counted from 0. Those that are moved, added or removed become typed points.
struct MoveMemory {
  int index = 0;
  Point x;  ///< where it comes to lie
  MEMSCAPE_ACTION(MoveMemory, "move_memory") { see("index", self.index), see("x", self.x); }
};
struct AddMemory {
  Point x;
  MEMSCAPE_ACTION(AddMemory, "add_memory") { see("x", self.x); }
};
struct RemoveMemory {
  int index = 0;
  MEMSCAPE_ACTION(RemoveMemory, "remove_memory") { see("index", self.index); }
};
struct MoveParticle {
  int index = 0;
  Point x;  ///< where it starts
  MEMSCAPE_ACTION(MoveParticle, "move_particle") { see("index", self.index), see("x", self.x); }
};
struct AddParticles {
  PointList points;
  MEMSCAPE_ACTION(AddParticles, "add_particles") { see("points", self.points); }
};
struct RemoveParticle {
  int index = 0;
  MEMSCAPE_ACTION(RemoveParticle, "remove_particle") { see("index", self.index); }
};
/// Asks who pulls this particle; or nobody any more if it was this one.
struct ChooseParticle {
  int index = 0;
  MEMSCAPE_ACTION(ChooseParticle, "choose_particle") { see("index", self.index); }
};
/// Everything random gets the next seed.
struct NewSeed {
  MEMSCAPE_ACTION(NewSeed, "new_seed") {}
};

/// The view moves by (u, v), in units of the plane.
struct Pan {
  double u = 0, v = 0;
  MEMSCAPE_ACTION(Pan, "pan") { see("u", self.u), see("v", self.v); }
};
/// The view becomes `factor` times as wide, and (u, v) stays in its place.
struct Zoom {
  double u = 0, v = 0, factor = 1;
  MEMSCAPE_ACTION(Zoom, "zoom") { see("u", self.u), see("v", self.v), see("factor", self.factor); }
};
/// The view shows all memories and particles.
struct Fit {
  MEMSCAPE_ACTION(Fit, "fit") {}
};
/// The plane of the view in D > 2 dimensions, with everything brought into view: see View::plane.
struct SetPlane {
  std::string plane;
  std::array<int, 3> through = {1, 2, 3};
  MEMSCAPE_ACTION(SetPlane, "set_plane") { see("plane", self.plane), see("through", self.through); }
};

/// A panel behind the others that shows the same as the one with the focus, and gets the focus.
struct AddPanel {
  MEMSCAPE_ACTION(AddPanel, "add_panel") {}
};
/// A curve in the frame of the panel with the focus (one dimension), behind its others.
struct AddOverlay {
  MEMSCAPE_ACTION(AddOverlay, "add_overlay") {}
};
/// A panel behind the others with the chart of this id.
struct AddChart {
  std::string chart;
  MEMSCAPE_ACTION(AddChart, "add_chart") { see("chart", self.chart); }
};
/// The panel with the focus at several steps, in place of the panels that there are.
struct AddStrip {
  MEMSCAPE_ACTION(AddStrip, "add_strip") {}
};
struct RemovePanel {
  MEMSCAPE_ACTION(RemovePanel, "remove_panel") {}
};
/// Which panel edits go to, and whether to it alone.
struct Focus {
  int panel = 0;
  bool only_here = false;
  MEMSCAPE_ACTION(Focus, "focus") { see("panel", self.panel), see("only_here", self.only_here); }
};

struct Seek {
  int step = 0;
  MEMSCAPE_ACTION(Seek, "seek") { see("step", self.step); }
};
/// Steps follow each other by the clock of whoever shows them.
struct Play {
  MEMSCAPE_ACTION(Play, "play") {}
};
struct Pause {
  MEMSCAPE_ACTION(Pause, "pause") {}
};

/// Another scene, whole, so that a log needs no files but those that the scene names itself. `from` is the
/// preset or file that it came from, or empty.
struct Open {
  Scene scene;
  std::string from;
  MEMSCAPE_ACTION(Open, "open") { see("scene", self.scene), see("from", self.from); }
};
/// Trains the network of the panel with the focus, and unless edits go to it alone those that lack iterations
/// after it; or holds all training. What has been learned is a result and no part of the state: the window
/// follows these two, and an `update` alone does nothing for them.
struct Train {
  bool on = true;
  MEMSCAPE_ACTION(Train, "train") { see("on", self.on); }
};
/// The panel with the focus is untrained again.
struct ForgetTraining {
  MEMSCAPE_ACTION(ForgetTraining, "forget_training") {}
};

/// Of the document's history; an `update` alone does nothing for them.
struct Undo {
  MEMSCAPE_ACTION(Undo, "undo") {}
};
struct Redo {
  MEMSCAPE_ACTION(Redo, "redo") {}
};

#undef MEMSCAPE_ACTION

using Action =
    std::variant<Set, MoveMemory, AddMemory, RemoveMemory, MoveParticle, AddParticles, RemoveParticle,
                 ChooseParticle, NewSeed, Pan, Zoom, Fit, SetPlane, AddPanel, AddOverlay, AddChart, AddStrip,
                 RemovePanel, Focus, Seek, Play, Pause, Open, Train, ForgetTraining, Undo, Redo>;

/// A Set of one value.
inline Set set_one(std::string_view path, std::string value) {
  return {.values = {{std::string(path), std::move(value)}}};
}
/// A Set of a group's kind, its text and all its rows, e.g. group "energy".
Set set_settings(std::string_view group, const Settings& settings);
/// A list as a value takes it, e.g. "[-1.5,2]" or "[true,false]".
template <class List>
std::string list_text(const List& list) {
  std::string text;
  for (const auto& one : list) {
    text += text.empty() ? "[" : ",";
    if constexpr (std::is_same_v<List, std::vector<bool>>)
      text += one ? "true" : "false";
    else
      text += value_text({}, one);
  }
  return text.empty() ? "[]" : text + "]";
}

}  // namespace memscape
