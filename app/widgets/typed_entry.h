// The entry into which the value of a slider or a number is typed, in the place where the value stood.
#pragma once
#include <optional>
#include <string_view>

#include "app/widgets/ui.h"
#include "core/settings/settings.h"

namespace memscape {

/// Begins to type the value of the control `id`; `first` are digits that have already come.
void begin_typing(Ui& ui, ImGuiID id, const Row& row, double value, std::string_view first = {});
/// A character that comes before the entry has the keyboard is its own. True when it took it.
bool type_ahead(Ui& ui, char character);
/// The entry, at the cursor. The new value when it was typed well and taken over by Enter or Tab; what was
/// wrong stands in `ui.typed`. Escape leaves it.
std::optional<double> typed_entry(Ui& ui, std::string_view path, const Row& row, float width);
/// What was wrong with what was typed for the control `id`.
void typed_complaint(Ui& ui, ImGuiID id);
/// The menu of the right button on the last item: Reset, Type, Copy. The value that is reset to.
std::optional<double> value_menu(Ui& ui, ImGuiID id, std::string_view path, const Row& row, double value);

}  // namespace memscape
