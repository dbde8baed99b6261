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
  panel.colours = field && has_value(*panel.shown) ? field_colours(*field, panel) : FieldColours{};
  if (field)
    panel.found.put({result_type<Field>, std::move(field), {}, Grade::fine, always});
  else
    panel.found.erase(result_type<Field>);
  hold_colours(panel);
}

double energy_zero(const PanelState& panel) {
  return panel.scene.view.zero == "lowest" && !panel.colours.usual.empty() ? panel.colours.usual.low : 0;
}

double Session::zero(int index) const {
  return energy_zero(panels_[static_cast<size_t>(index)]);
}

/// The panels whose landscapes share the colours of panel `index`.
std::vector<int> Session::painted_with(int index) const {
  const View& view = panels_[static_cast<size_t>(index)].scene.view;
  if (!view.shared) return {index};
  std::vector<int> sharing;
  for (int i = 0; i < static_cast<int>(panels_.size()); ++i) {
    const PanelState& panel = panels_[static_cast<size_t>(i)];
    const View& other = panel.scene.view;
    const bool same_range =
        other.lock == view.lock && (!view.lock || (other.low == view.low && other.high == view.high));
    if (places_of(panel) == Places::plane && other.shared && same_range && other.zero == view.zero)
      sharing.push_back(i);
  }
  return sharing;
}

Range Session::range(int index) const {
  const View& view = panels_[static_cast<size_t>(index)].scene.view;
  const double from = zero(index);
  if (view.lock) return {from + view.low, from + view.high};
  if (!view.shared) return shown_colours(panels_[static_cast<size_t>(index)]).painted;
  Range range;
  for (int i : painted_with(index)) {
    const Range painted = shown_colours(panels_[static_cast<size_t>(i)]).painted;
    if (painted.empty()) continue;
    range.include(painted.low - zero(i) + from);
    range.include(painted.high - zero(i) + from);
  }
  return range;
}

Session::Beyond Session::beyond(int index) const {
  constexpr double rounding = 1e-3;
  const Range painted = range(index);
  Beyond beyond;
  if (painted.empty()) return beyond;
  const double margin = rounding * (painted.high - painted.low), from = zero(index);
  for (int i : painted_with(index)) {
    const Range whole = shown_colours(panels_[static_cast<size_t>(i)]).whole;
    if (whole.empty()) continue;
    beyond.below = beyond.below || whole.low - zero(i) + from < painted.low - margin;
    beyond.above = beyond.above || whole.high - zero(i) + from > painted.high + margin;
  }
  return beyond;
}

void Session::forget_results() {
  for (PanelState& panel : panels_) panel.found = {}, panel.colours = {};
}

/// Colours of a process are computed once: they are a session's only fields that no job computes, and coarse.
void Session::hold_colours(PanelState& panel) const {
  if (panel.result<Field>() && panel.time > 0 && panel.process_colours.empty())
    panel.process_colours = process_colours(panel);
}

}  // namespace memscape
