// Time to lay out and compose a page of one landscape whose field is there, as the window does while a slider
// is dragged.
#include <benchmark/benchmark.h>

#include <algorithm>

#include "core/page/compose.h"
#include "core/plane/contours.h"
#include "core/scene/scene_json.h"

namespace {

using namespace memscape;

Point2 measure(const std::string& text, float size, bool) {
  return {0.5f * size * static_cast<float>(text.size()), 1.2f * size};
}

Session thousand(bool labels, bool arrows) {
  Session session;
  session.update(parse_scene(
      R"({"memscape": 1, "energy": {"kind": "lse", "beta": 10, "distance": "full"},
      "memories": {"kind": "circle", "count": 1000, "even": false}, "particles": {"kind": "grid", "rows": 12, "columns": 12},
      "layers": {"contours": {"count": 16, "labels": )" +
      std::string(labels ? "true" : "false") + R"(}, "arrows": )" + (arrows ? "true" : "false") + "}}"));
  session.seek(100);
  session.set_field(0, Session::compute_field(session.panels()[0], 700, 700));
  return session;
}

void compose_page(benchmark::State& state) {
  Session session = thousand(state.range(0), state.range(1));
  Style style = make_style("light", 13);
  for (auto _ : state) {
    Layout layout = lay_out(session, 940, 800, style, measure);
    benchmark::DoNotOptimize(compose(session, layout, style, measure));
  }
}
BENCHMARK(compose_page)
    ->ArgNames({"labels", "arrows"})
    ->Args({0, 0})
    ->Args({1, 0})
    ->Args({1, 1})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void contours(benchmark::State& state) {
  Session session = thousand(false, false);
  std::vector<double> levels;
  Range range = session.range(0);
  for (int k = 1; k <= 16; ++k) levels.push_back(range.low + (range.high - range.low) * k / 17);
  for (auto _ : state) benchmark::DoNotOptimize(trace_contours(*session.panels()[0].result<Field>(), levels));
}
BENCHMARK(contours)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
