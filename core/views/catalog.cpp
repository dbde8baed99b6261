// The table of views: the only file that knows them all.
#include <algorithm>
#include <cassert>

#include "core/session/session.h"
#include "core/views/view.h"

namespace memscape {

using Make = ViewKind();
Make landscape_view, curve_view, chart_of_run_view;

std::span<const ViewKind> view_kinds() {
  static const std::vector<ViewKind> all{landscape_view(), curve_view(), chart_of_run_view()};
  return all;
}

const ViewKind& find_view(std::string_view id) {
  const auto found = std::ranges::find(view_kinds(), id, &ViewKind::id);
  assert(found != view_kinds().end());
  return *found;
}

const ViewKind& view_of(const PanelState& panel) {
  return find_view(panel.scene.show);
}

const ViewKind& view_taking(std::string_view asked, Eigen::Index D) {
  const ViewKind& wanted = find_view(asked);
  if (wanted.takes(D)) return wanted;
  return *std::ranges::find_if(view_kinds(), [D](const ViewKind& kind) { return kind.takes(D); });
}

const ViewKind& chart_view() {
  return *std::ranges::find_if(view_kinds(), &ViewKind::charts);
}

}  // namespace memscape
