// What a slider's track can show besides its value: a good range, values that catch the knob, and a strip of
// another quantity against the value. A parameter gets one by a row of the table in track_decoration.cpp.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/widgets/ui.h"
#include "core/plane/grid.h"
#include "core/settings/settings.h"

namespace memscape {

struct Workbench;

/// All values are those of the parameter. Empty parts are not drawn and cost nothing.
struct TrackDecoration {
  Range good;                 ///< the track outside has the colour of alarm; a mark at an end on the track
  std::string good_help;      ///< joined to the tooltip
  std::vector<double> snaps;  ///< ticks above the track; a knob that comes near stops there
  std::string snaps_help;     ///< joined to the tooltip
  /// (value, height), by value: a strip of steps under the track, each from its value to the next one's;
  /// empty where nothing is known yet.
  std::vector<std::pair<double, double>> strip;
  std::string strip_label;  ///< what the strip's height is, e.g. "number of minima"
  /// Scales under the track, each a line of numbers at the places of values, like those of a slide rule.
  struct Scale {
    std::string label;                                  ///< at the left, e.g. "β"
    std::vector<std::pair<double, std::string>> ticks;  ///< (value, number), by value
  };
  std::vector<Scale> scales;
  std::string note;          ///< a quiet line below
  bool note_alarms = false;  ///< the note is a warning: the value lies where it should not
};

/// The decoration of the value at `path` in the panel with the focus; empty where there is none.
TrackDecoration decoration_of(const Workbench& bench, std::string_view path);

/// A track on the screen, in pixels; `y` is its middle.
struct TrackGeometry {
  float left = 0, length = 0, y = 0, thick = 0;
  float x(double place) const { return left + static_cast<float>(place) * length; }
};

/// Height that a decoration takes below the track, without its note: its scales, then its strip.
float strip_height(const Ui& ui, const TrackDecoration& decoration);
/// The value at `place` (0..1) of the track, or the snap that is within reach of it.
double snapped_value(const Ui& ui, const TrackDecoration& decoration, const Row& row, double place,
                     float length);
/// What lies under the knob: what is outside the good range with its ends, and the ticks. Reports their
/// places as events PATH.good and PATH.snap.1, PATH.snap.2...
void paint_marks(Ui& ui, std::string_view path, const TrackDecoration& decoration, const Row& row,
                 double value, const TrackGeometry& track);
/// The strip, whose top is at `top`. Reports PATH.strip.
void paint_strip(Ui& ui, std::string_view path, const TrackDecoration& decoration, const Row& row,
                 double value, const TrackGeometry& track, float top);

/// The scales, the first of which begins at `top`; returns where they end. Reports PATH.scale.1, ...
float paint_scales(Ui& ui, std::string_view path, const TrackDecoration& decoration, const Row& row,
                   const TrackGeometry& track, float top);

// The parameters that have one.
TrackDecoration step_decoration(const Workbench& bench);
TrackDecoration span_decoration(const Workbench& bench);
TrackDecoration time_decoration(const Workbench& bench);
TrackDecoration circle_decoration(const Workbench& bench);
TrackDecoration beta_decoration(const Workbench& bench);

}  // namespace memscape
