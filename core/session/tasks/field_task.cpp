// The energy (and its derivatives, where arrows are shown) on the pixels of a panel's view.
#include <algorithm>

#include "core/session/tasks/task.h"
#include "core/views/view.h"

namespace memscape {
namespace {

struct Fields {
  static constexpr std::string_view words = "landscape";
  using Result = Field;
  /// The model is held, so that another one cannot take its address.
  struct Needs {
    std::shared_ptr<const Model> model;
    Plane plane;
    const ViewKind* view = nullptr;
    double x[2] = {}, y[2] = {};
    bool arrows = false;
    PlotSize size;
    bool operator==(const Needs&) const = default;
  };

  static std::optional<Needs> key(const PanelState& panel, const Ask& ask) {
    const PlotSize size = ask.size();
    if (!view_of(panel).grid || size.width == 0) return std::nullopt;
    const View& view = panel.scene.view;
    return Needs{.model = panel.shown,
                 .plane = panel.plane,
                 .view = &view_of(panel),
                 .x = {view.x[0], view.x[1]},
                 .y = {view.y[0], view.y[1]},
                 .arrows = wants_gradient(panel),
                 .size = size};
  }
  static std::shared_ptr<const Field> compute(const PanelState& panel, const Needs& needs,
                                              const Detail& detail, const Watch& watch) {
    return Session::compute_field(panel, std::max(2, needs.size.width / detail.divide),
                                  std::max(1, needs.size.height / detail.divide), watch.cancelled);
  }
  static std::size_t bytes(const Field& field) {
    return sizeof(float) * (field.energy.size() + field.du.size() + field.dv.size());
  }
};

constexpr Task make() {
  Task row = row_of<Fields>();
  row.stage = Stage::pixels;
  row.urgency = 10;
  row.effort = [](const PanelState&, const Ask& ask) {
    return ask.wishes.at_rest && !ask.wishes.playing ? Effort::fine : Effort::coarse;
  };
  row.may_stay = [](const PanelState&, const PanelState&, const void*) { return true; };
  row.nodes = [](const Key& key) {
    const PlotSize& size = key.as<Fields::Needs>().size;
    return size.height <= 1 ? 1.0 : static_cast<double>(size.width) * size.height;
  };
  row.show = [](Session& session, int panel, const std::shared_ptr<const void>& field) {
    session.set_field(panel, std::static_pointer_cast<const Field>(field));
  };
  return row;
}

}  // namespace

extern const Task field_task;
const Task field_task = make();

}  // namespace memscape
