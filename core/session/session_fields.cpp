// A session's fields and the colours that they span.
#include "core/layers/layer.h"
#include "core/learning/score/learned_energy.h"
#include "core/model/fine_field.h"
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
