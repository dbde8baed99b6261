// What every widget needs: the theme, its fonts, where to report its place, and the entry that is being typed
// into.
#pragma once
#include <imgui.h>

#include <memory>
#include <string>
#include <string_view>

#include "app/shell/event_log.h"
#include "app/shell/pulse.h"
#include "app/widgets/theme.h"

namespace memscape {

class WindowPainter;

/// The one value that is being typed, and what was wrong with it.
struct TypedEntry {
  ImGuiID widget = 0;
  char text[128] = {};
  std::string complaint;
  bool wants_focus = false;
};

struct FormulaEntries;

struct Ui {
  Theme theme;
  ImFont* regular = nullptr;
  ImFont* bold = nullptr;
  ImFont* small = nullptr;
  EventLog& events;
  Pulse& pulse;
  double now = 0;
  WindowPainter* painter = nullptr;  ///< for charts between widgets
  bool escape = false;               ///< Escape was pressed since the last frame
  TypedEntry typed = {};
  double value_before = 0;  ///< of the slider that was pressed last
  double drag_track = 0;    ///< place of the dragged knob on its track, not rounded
  bool dragged = false;     ///< the last press of a slider was a drag, and so half of no double click
  ImGuiID hovered = 0;      ///< and since when, for tooltips
  double hovered_since = 0;
  std::shared_ptr<FormulaEntries> formulas = {};  ///< null until a typed formula is shown

  float em(float factor = 1) const { return factor * theme.em; }
  const Palette& palette() const { return theme.palette; }
};

/// The rectangle of the last item, as events report it; only where some of it can be seen.
void report_item(Ui& ui, std::string_view path);
/// A tooltip for the last item, after the pointer has rested on it.
void tooltip(Ui& ui, std::string_view text);
/// Text in the quiet colour, wrapped.
void muted_text(Ui& ui, std::string_view text);
/// Text that ends in "…" where it is wider than `width`.
std::string elided(std::string_view text, float width);

}  // namespace memscape
