// Particles as discs, in the tone and shape of their status. Of a space with more than two dimensions they
// are projected to the panel's plane, and fade with their distance from it (off_plane.h).
#include <algorithm>
#include <array>
#include <cmath>

#include "core/layers/layer.h"
#include "core/layers/mark_size.h"
#include "core/views/off_plane.h"
#include "core/views/panel.h"

namespace memscape {
namespace {

struct Look {
  Mark mark;
  float size;  ///< relative to a moving particle
  Colour fill, rim;
};

/// By Status. The differences are in tone and shape, so that a crowd still reads as one colour.
std::array<Look, 4> particle_looks(const Style& style, Colour fill) {
  return {{{Mark::disc, 1, fill, style.particle_rim},
           {Mark::disc, 0.85f, mix(fill, style.particle_rim, 0.22f), style.particle_rim},
           {Mark::cross, 1.1f, style.alarm, style.alarm},
           {Mark::disc, 0.85f, mix(style.unsupported, fill, 0.15f), mix(fill, style.particle_rim, 0.6f)}}};
}

void draw_particles(const PanelView& view, Canvas& canvas) {
  if (!view.panel.run || view.panel.run->particles() == 0) return;
  const Frame& frame = view.panel.run->frame(view.step);
  const Style& style = view.style;
  int count = static_cast<int>(frame.X.cols());
  bool crowd = count > 5000;  // no rims, square marks
  float unit = view.mark_unit();
  float radius = crowd ? std::max(0.8f, 0.36f * unit * std::sqrt(400.f / static_cast<float>(count)))
                       : radius_for(count, 0.38f * unit, 0.17f * unit);
  std::array<std::array<Marks, fades>, 4> groups;
  for (int p = 0; p < count; ++p) {
    auto x = frame.X.col(p);
    Point2 at = view.place(x, frame.energy_of(p));
    if (visible(at, view.frame.plot, radius))
      groups[static_cast<size_t>(frame.status[p])][fade_of(view, x)].at.push_back(at);
  }
  const auto looks = particle_looks(style, view.particle_colour());
  // Moving ones are painted last, on top.
  for (Status status : {Status::unsupported, Status::diverged, Status::settled, Status::moving})
    for (int fade = 0; fade < fades; ++fade) {
      Marks& marks = groups[static_cast<size_t>(status)][fade];
      const Look& look = looks[static_cast<size_t>(status)];
      if (marks.at.empty()) continue;
      marks.mark = crowd ? Mark::square : look.mark;
      marks.radius = look.size * radius;
      marks.fill = faded(look.fill, fade_opacity(fade) * (crowd ? 0.8f : 1));
      bool cross = marks.mark == Mark::cross;
      marks.rim = {faded(look.rim, fade_opacity(fade)), cross   ? 0.5f * radius
                                                        : crowd ? 0
                                                                : std::min(0.085f * unit, 0.3f * radius)};
      canvas.add(std::move(marks));
    }
}

}  // namespace

LayerKind particle_layer() {
  return {.id = "particles",
          .label = "Particles",
          .help = "Discs at the particles.",
          .shown = true,
          .passes = {{Places::both, Depth::marks, draw_particles}},
          .marks_of = MarksOf::particles};
}

}  // namespace memscape
