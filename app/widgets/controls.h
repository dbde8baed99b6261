// Controls bound to the scene of the panel with the focus: a widget for a path, and the edit that it asks
// for.
#pragma once
#include <string_view>

#include "app/shell/workbench.h"
#include "app/widgets/ui.h"
#include "core/settings/settings.h"

namespace memscape {

/// The widget of the value at `path`, e.g. "energy.beta". Nothing where this scene has no such path.
void control(Ui& ui, Workbench& bench, std::string_view path);
/// The widgets of all rows of a kind's settings, e.g. group "energy".
void controls_of(Ui& ui, Workbench& bench, std::string_view group, std::span<const Row> rows);
/// A choice of the group's kind, by title.
template <class Kinds>
void kind_control(Ui& ui, Workbench& bench, std::string_view group, std::string_view label,
                  const Kinds& kinds, const std::string& chosen);
/// A text of the scene, taken over with Enter.
void text_control(Ui& ui, Workbench& bench, std::string_view path);

namespace detail {
void choose_kind(Ui& ui, Workbench& bench, std::string_view group, std::string_view label,
                 std::span<const std::string_view> kinds, std::span<const std::string_view> titles,
                 std::string_view help, const std::string& chosen);
}

template <class Kinds>
void kind_control(Ui& ui, Workbench& bench, std::string_view group, std::string_view label,
                  const Kinds& kinds, const std::string& chosen) {
  std::vector<std::string_view> words, titles;
  std::string_view help;
  for (const auto& kind : kinds) {
    words.push_back(kind.kind), titles.push_back(kind.title);
    if (kind.kind == chosen) help = kind.help;
  }
  detail::choose_kind(ui, bench, group, label, words, titles, help, chosen);
}

}  // namespace memscape
