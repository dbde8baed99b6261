// Controls made from parameter rows: a slider with typed entry, a switch, a choice; and a few buttons in the
// same style.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/widgets/ui.h"
#include "core/settings/settings.h"

namespace memscape {

struct TrackDecoration;

/// The control that fits the row's scale. `path` names it in events and messages. The new value when the
/// person changed it. Only sliders show a decoration.
std::optional<double> row_widget(Ui& ui, std::string_view path, const Row& row, double value,
                                 const TrackDecoration* decoration = nullptr);
std::optional<double> slider(Ui& ui, std::string_view path, const Row& row, double value,
                             const TrackDecoration* decoration = nullptr);
/// A whole number whose neighbours have nothing to do with each other, such as a seed: an entry with − and +.
std::optional<double> number_entry(Ui& ui, std::string_view path, const Row& row, double value);
/// More whole numbers than a track could tell apart.
bool is_without_track(const Row& row);
std::optional<double> toggle(Ui& ui, std::string_view path, const Row& row, double value);

/// One of a few words: segments side by side where they fit, else a list that drops down. The index chosen
/// anew.
std::optional<int> choice(Ui& ui, std::string_view path, std::string_view label, std::string_view help,
                          std::span<const std::string_view> words, int chosen);

/// A button; `main` fills it with the accent.
bool button(Ui& ui, std::string_view path, std::string_view label, std::string_view help, bool main = false,
            float width = 0);

/// Heading of a group that folds; true while it is open.
bool group(Ui& ui, std::string_view path, std::string_view title, bool open_at_first);

}  // namespace memscape
