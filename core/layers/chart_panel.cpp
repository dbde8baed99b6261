// Energy against step: every particle thin and faint, their minimum, median and maximum bold and labelled at
// their ends. Infinite energies are left out.
#include <algorithm>
#include <cmath>
#include <optional>

#include "core/layers/panel.h"

namespace memscape {
namespace {

constexpr int kLines = 300;  // particles that are drawn one by one, evenly chosen

/// Finite energies of one sampled step.
struct Sample {
  int step = 0;
  std::vector<double> each;  ///< of the chosen particles, infinite ones too
  std::optional<double> minimum, median, maximum;
};

Sample sample_at(Run& run, int step) {
  const Vector& energy = run.frame(step).energy;
  Sample sample{step, {}, {}, {}, {}};
  int count = static_cast<int>(energy.size()), chosen = std::min(count, kLines);
  for (int k = 0; k < chosen; ++k)
    sample.each.push_back(energy[static_cast<Eigen::Index>(k) * count / chosen]);
  std::vector<double> finite;
  for (double e : energy)
    if (std::isfinite(e)) finite.push_back(e);
  if (finite.empty()) return sample;
  auto middle = finite.begin() + static_cast<std::ptrdiff_t>(finite.size() / 2);
  std::nth_element(finite.begin(), middle, finite.end());
  sample.median = *middle;
  if (finite.size() % 2 == 0) sample.median = (*middle + *std::max_element(finite.begin(), middle)) / 2;
  sample.minimum = *std::min_element(finite.begin(), middle + 1);
  sample.maximum = *std::max_element(middle, finite.end());
  return sample;
}

std::vector<Sample> samples_of(Run& run, int last) {
  std::vector<Sample> samples;
  int stride = chart_stride(run.particles(), last), end = std::min(last, run.computed());
  for (int step = 0; step < end; step += stride) samples.push_back(sample_at(run, step));
  samples.push_back(sample_at(run, end));
  return samples;
}

/// One line through the finite values of `value(sample)`, broken where there is none.
template <class Value>
void add_line(const std::vector<Sample>& samples, const PanelFrame& frame, const Value& value, Lines& lines) {
  bool inside = false;
  for (const Sample& sample : samples) {
    double e = value(sample);
    if (std::isfinite(e)) {
      if (!inside) lines.begin();
      lines.points.push_back(frame.to_page(sample.step, e));
    }
    inside = std::isfinite(e);
  }
}

struct Summary {
  const char* name;
  std::optional<double> Sample::*value;
  Stroke stroke;
  Point2 end{};
};

/// Names stand right of the lines' ends, pushed apart where these are close.
void label(std::vector<Summary> summaries, const PanelView& view, Canvas& canvas) {
  const Style& style = view.style;
  float gap = 1.1f * style.small();
  std::sort(summaries.begin(), summaries.end(), [](auto& a, auto& b) { return a.end.y < b.end.y; });
  float lowest = view.frame.plot.bottom() - gap / 2, highest = view.frame.plot.y + gap / 2;
  for (size_t k = 0; k < summaries.size(); ++k) {
    float below = static_cast<float>(summaries.size() - 1 - k) * gap;  // room for the next ones
    float y = std::min(std::max(summaries[k].end.y, highest), lowest - below);
    highest = y + gap;
    Text text{summaries[k].name, {summaries[k].end.x + 0.5f * style.text, y}, style.small()};
    text.colour = summaries[k].stroke.colour;
    text.halo = style.halo;
    canvas.labels.push_back(std::move(text));
  }
}

}  // namespace

void draw_chart(const PanelView& view, Canvas& canvas) {
  if (!view.panel.run || view.panel.run->particles() == 0) return;
  const Style& style = view.style;
  std::vector<Sample> samples = samples_of(*view.panel.run, view.last);

  Lines each;
  size_t count = samples.front().each.size();
  each.stroke = {faded(style.muted, std::clamp(8.f / static_cast<float>(count), 0.12f, 0.5f)),
                 0.7f * style.line};
  for (size_t p = 0; p < count; ++p)
    add_line(
        samples, view.frame, [p](const Sample& s) { return s.each[p]; }, each);
  if (!each.points.empty()) canvas.add(std::move(each));

  Point2 top = view.frame.to_page(view.step, view.frame.y_high),
         low = view.frame.to_page(view.step, view.frame.y_low);
  canvas.add(Lines{{top, low}, {0}, {style.muted, style.line, 3 * style.line, 2 * style.line}, false});

  std::vector<Summary> summaries{
      {"maximum", &Sample::maximum, {style.foreground, 1.4f * style.line, 4 * style.line, 2.5f * style.line}},
      {"median", &Sample::median, {style.accent, 2.4f * style.line}},
      {"minimum", &Sample::minimum, {style.foreground, 1.8f * style.line}}};
  std::erase_if(summaries, [&](Summary& summary) {
    Lines line;
    add_line(
        samples, view.frame, [&](const Sample& s) { return (s.*summary.value).value_or(INFINITY); }, line);
    if (line.points.empty()) return true;
    line.stroke = summary.stroke;
    summary.end = line.points.back();
    canvas.add(std::move(line));
    return false;
  });
  label(std::move(summaries), view, canvas);
}

}  // namespace memscape
