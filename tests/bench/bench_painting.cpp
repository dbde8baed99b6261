// How long painting takes: fonts, a field in the window, very many marks, a figure. Frames include reading
// back.
#include <benchmark/benchmark.h>

#include "core/base/error.h"
#include "render/figure/figure_painter.h"
#include "render/offscreen/offscreen.h"

using namespace memscape;

namespace {

constexpr int width = 1280, height = 720;

Drawing field_drawing() {
  auto field = std::make_shared<Field>();
  field->grid = {width, height, 0, 1, 0, 1};
  for (int j = 0; j < height; ++j)
    for (int i = 0; i < width; ++i) field->energy.push_back(static_cast<float>(i + j));
  Drawing drawing{width, height, {1, 1, 1, 1}, "", {}};
  drawing.shapes.push_back(FieldPicture{field, {0, 0, width, height}, {0, width + height}, "viridis"});
  return drawing;
}

Drawing marks_drawing(int count) {
  Marks marks{{}, Mark::disc, 3, {1, 0.6f, 0, 1}, {{0, 0, 0, 1}, 1}};
  for (int i = 0; i < count; ++i)
    marks.at.push_back({static_cast<float>(i % 1237), static_cast<float>(i % 719)});
  Drawing drawing{width, height, {1, 1, 1, 1}, "", {}};
  drawing.shapes.push_back(std::move(marks));
  return drawing;
}

void paint_frames(benchmark::State& state, const Drawing& drawing) {
  try {
    Offscreen screen;
    for (auto _ : state) benchmark::DoNotOptimize(screen.paint(drawing, 1));
  } catch (const Error& error) {
    state.SkipWithError(error.what());
  }
}

void build_the_atlas(benchmark::State& state) {
  for (auto _ : state) {
    ImFontAtlas atlas;
    benchmark::DoNotOptimize(build_fonts(atlas, 15));
  }
}

void paint_nothing(benchmark::State& state) {
  paint_frames(state, {width, height, {1, 1, 1, 1}, "", {}});
}
void paint_field(benchmark::State& state) {
  paint_frames(state, field_drawing());
}
void paint_marks(benchmark::State& state) {
  paint_frames(state, marks_drawing(static_cast<int>(state.range(0))));
}

void paint_figure(benchmark::State& state) {
  Drawing drawing = field_drawing();
  for (auto _ : state) benchmark::DoNotOptimize(paint_picture(drawing, 1));
}

}  // namespace

BENCHMARK(build_the_atlas)->Unit(benchmark::kMillisecond);
BENCHMARK(paint_nothing)->Unit(benchmark::kMillisecond);
BENCHMARK(paint_field)->Unit(benchmark::kMillisecond);
BENCHMARK(paint_marks)->Arg(1000)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(paint_figure)->Unit(benchmark::kMillisecond);
