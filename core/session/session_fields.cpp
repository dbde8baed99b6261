// A session's fields and the colours that they span.
#include <algorithm>
#include <cmath>
#include "core/base/stop.h"
#include "core/layers/layer.h"
#include "core/learning/score/learned_energy.h"
#include "core/session/colour_range.h"
#include "core/session/session.h"
#include "core/views/view.h"

namespace memscape {
namespace {

/// A landscape is better than none, whatever it is of.
bool always(const PanelState&, const PanelState&, const void*) {
  return true;
}

}  // namespace

bool wants_gradient(const PanelState& panel) {
  return places_of(panel) == Places::plane && needs_of(panel).has(Need::gradient);
}

Grid Session::field_grid(const PanelState& panel, int width, int height) {
  return view_of(panel).grid(panel.scene.view, width, height);
}

namespace {

/// The field anew in double, above the energy of its first node with one: where its energies differ by so
/// little that a float shows its own rounding. False when cancelled.
bool refine(const Model& model, const Plane& plane, Field& field, const std::atomic<bool>* cancelled) {
  constexpr double few_floats = 1e-3, few_doubles = 2e-14;  // of the size of an energy, or of 1
  const Range coarse = range_of(field);
  if (coarse.empty() || !model.energy() || field.grid.height < 2) return true;
  const double size = 1 + std::max(std::abs(coarse.low), std::abs(coarse.high));
  if (coarse.high - coarse.low > few_floats * size) return true;
  const Grid grid = field.grid;
  std::vector<double> energy(grid.nodes());
  Matrix X(plane.origin.size(), grid.width), G;
  Evaluation found;
  for (int j = 0; j < grid.height; ++j) {
    if (stopped(cancelled)) return false;
    for (int i = 0; i < grid.width; ++i) X.col(i) = plane.lift(grid.x(i), grid.y(j));
    model.evaluate(X, {.energy = true}, found);
    std::copy_n(found.energy.data(), grid.width,
                energy.begin() + static_cast<std::ptrdiff_t>(j) * grid.width);
  }
  Range fine;
  for (const double e : energy)
    if (std::isfinite(e)) fine.include(e);
  if (fine.empty()) return true;
  field.reference = fine.low;
  field.exhausted = fine.high > fine.low && fine.high - fine.low < few_doubles * size;
  for (size_t n = 0; n < energy.size(); ++n) field.energy[n] = energy_float(energy[n] - fine.low);
  return true;
}

}  // namespace

std::shared_ptr<const Field> Session::compute_field(const PanelState& panel, int width, int height,
                                                    const std::atomic<bool>* cancelled) {
  if (!view_of(panel).grid) return nullptr;
  auto field = std::make_shared<Field>();
  if (!panel.shown->grid(panel.plane, field_grid(panel, width, height), wants_gradient(panel), *field,
                         cancelled) ||
      !refine(*panel.shown, panel.plane, *field, cancelled))
    return nullptr;
  return field;
}

void Session::set_field(int index, std::shared_ptr<const Field> field) {
  PanelState& panel = panels_[static_cast<size_t>(index)];
  panel.colours = field && has_value(*panel.shown) ? colour_range(*field) : Range{};
  if (field)
    panel.found.put({result_type<Field>, std::move(field), {}, Grade::fine, always});
  else
    panel.found.erase(result_type<Field>);
  hold_colours(panel);
}

double energy_zero(const PanelState& panel) {
  return panel.scene.view.zero == "lowest" && !panel.colours.empty() ? panel.colours.low : 0;
}

double Session::zero(int index) const {
  return energy_zero(panels_[static_cast<size_t>(index)]);
}

Range Session::range(int index) const {
  const PanelState& own = panels_[static_cast<size_t>(index)];
  const View& view = own.scene.view;
  const double from = zero(index);
  if (view.lock) return {from + view.low, from + view.high};
  if (!view.shared) return shown_colours(own);
  Range range;
  for (int i = 0; i < static_cast<int>(panels_.size()); ++i) {
    const PanelState& panel = panels_[static_cast<size_t>(i)];
    const View& other = panel.scene.view;
    if (places_of(panel) != Places::plane || !other.shared || other.lock || other.zero != view.zero) continue;
    const Range colours = shown_colours(panel);
    if (colours.empty()) continue;
    range.include(colours.low - zero(i) + from);
    range.include(colours.high - zero(i) + from);
  }
  return range;
}

/// Colours of a process are computed once: they are a session's only fields that no job computes, and coarse.
void Session::hold_colours(PanelState& panel) const {
  if (panel.result<Field>() && panel.time > 0 && panel.process_colours.energies.empty())
    panel.process_colours = process_colours(panel);
}

}  // namespace memscape
