// Only what is new is told.
#include "app/canvas/canvas_events.h"

#include <cstdio>
#include <utility>

#include "app/widgets/track.h"
#include "core/charts/study.h"
#include "core/layers/layer.h"
#include "core/page/words.h"
#include "core/session/anatomy.h"
#include "core/session/panel_clusters.h"
#include "core/session/panel_sweep.h"
#include "core/session/predicted.h"

namespace memscape {
namespace {

void tell_panels(Workbench& bench, const Canvas& canvas) {
  for (size_t i = 0; i < canvas.layout.frames.size(); ++i) {
    const PanelFrame& frame = canvas.layout.frames[i];
    Rect plot{canvas.place.x + frame.plot.x, canvas.place.y + frame.plot.y, frame.plot.width,
              frame.plot.height};
    bench.events.panel(static_cast<int>(i), plot, frame.x_low, frame.x_high, frame.y_low, frame.y_high);
  }
}

/// Frames of the drag that has just ended, and its seconds.
void tell_drag(Workbench& bench, Canvas& canvas) {
  if (bench.dragging && canvas.drag_frames == 0) canvas.drag_began = bench.now;
  if (bench.dragging) return void(++canvas.drag_frames);
  if (canvas.drag_frames > 3) {
    char text[64];
    std::snprintf(text, sizeof text, "%d frames %.3f seconds", canvas.drag_frames,
                  bench.now - canvas.drag_began);
    bench.events.say("drag", text);
  }
  canvas.drag_frames = 0;
}

/// "4 minima at most, changes 1.8304 2": what the strip of the panel with the focus shows.
void tell_sweep(Workbench& bench) {
  const Sweep* sweep = sweep_in(bench.focused(), SweepAgainst::beta);
  if (!bench.events.enabled() || !sweep) return;
  std::string text = std::to_string(sweep->most()) + " minima at most, changes";
  for (const SweepChange& change : sweep->changes) text += " " + short_number(change.at, 5);
  bench.events.tell("sweep", text);
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " · ") + part;
  return text;
}

/// True once whenever all of this type that is wanted has come to be shown.
bool finished(const Workbench& bench, ResultType type, int& told) {
  const int now = bench.tasks.finished(type);
  return bench.tasks.full(type) && std::exchange(told, now) != now;
}

void tell_results(Workbench& bench, Canvas::Told& told) {
  const Scheduler& tasks = bench.tasks;
  if (tasks.full(result_type<BetaSweep>)) tell_sweep(bench);
  const bool fields = tasks.full(result_type<Field>);
  if (fields && !std::exchange(told.fields, fields)) bench.events.say("field", "full");
  told.fields = fields;
  if (finished(bench, result_type<Anatomy>, told.anatomy))
    bench.events.say("anatomy", counter_text(bench.focused()));
  if (finished(bench, result_type<Prediction>, told.predictions))
    bench.events.say("prediction", joined(counts_of(bench.focused(), Telling::page)));
  if (finished(bench, result_type<SampleClusters>, told.clusters) && bench.focused().result<SampleClusters>())
    bench.events.say("clusters", joined(counts_of(bench.focused(), Telling::apart)));
  bench.events.tell("study", tasks.full(result_type<Study>) ? "complete" : "running");
}

}  // namespace

void tell_frame(Workbench& bench, Canvas& canvas) {
  ++canvas.frames;
  if (bench.session.step() != canvas.told_step) {
    canvas.told_step = bench.session.step();
    bench.events.say("frame", std::to_string(canvas.frames) + " step " + std::to_string(canvas.told_step));
  }
  bench.events.tell("time", time_text(bench.focused()));
  tell_results(bench, canvas.told);
  tell_panels(bench, canvas);
  tell_drag(bench, canvas);
}

}  // namespace memscape
