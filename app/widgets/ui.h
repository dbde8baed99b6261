// What every widget needs: the theme, its fonts, where to report its place, and the entry that is being typed
// into.
#pragma once
#include <imgui.h>

#include <memory>
#include <string>
#include <string_view>

#include "app/shell/event_log.h"
#include "app/shell/pulse.h"
#include "app/widgets/key_focus.h"
#include "app/widgets/theme.h"
#include "app/widgets/tips.h"

namespace memscape {

class WindowPainter;

/// The one value that is being typed, and what was wrong with it.
struct TypedEntry {
  ImGuiID widget = 0;
  char text[128] = {};
  std::string complaint;
  bool wants_focus = false;
  bool begun = false;  ///< by a digit: what is typed goes on behind it instead of taking its place
  int frames = 0;      ///< until the entry has the keyboard at the latest
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
  bool enter = false;                ///< Enter was, and no control of the dialogue has a use for it
  KeyFocus focus = {};
  TypedEntry typed = {};
  double value_before = 0;  ///< of the slider that was pressed last
  double drag_track = 0;    ///< place of the dragged knob on its track, not rounded
  bool dragged = false;     ///< the last press of a slider was a drag, and so half of no double click
  Tips tips = {};
  std::string tip = {};                           ///< what the status line says in place of a tooltip
  std::shared_ptr<FormulaEntries> formulas = {};  ///< null until a typed formula is shown

  float em(float factor = 1) const { return factor * theme.em; }
  const Palette& palette() const { return theme.palette; }
};

/// The rectangle of the last item, as events report it; only where some of it can be seen.
void report_item(Ui& ui, std::string_view path);
/// A tooltip for the last item, after the pointer has rested on it: in the side panel within its width, in
/// menus and the transport bar in the status line, so that none is over the landscape.
void tooltip(Ui& ui, std::string_view text);

/// There is a control between these corners; draws that it has the focus, and brings it into sight. What keys
/// came for it.
ControlKeys control_keys(Ui& ui, ImGuiID id, std::string_view path, ImVec2 low, ImVec2 high,
                         FocusUse use = {});
/// The same for the last item.
ControlKeys item_keys(Ui& ui, std::string_view path, FocusUse use = {});
/// For an entry of text, the last item: it has the keyboard as soon as it has the focus. True when Tab leaves
/// it. `id` is its label.
bool entry_keys(Ui& ui, std::string_view path, const char* id);
/// A line of text to be typed into, which has the keyboard as soon as it has the focus. True when Enter or
/// Tab takes over what was typed.
bool text_entry(Ui& ui, std::string_view path, const char* id, char* text, size_t size,
                ImGuiInputTextFlags flags = 0, const char* hint = nullptr);

/// Text that wraps at the end of the window, or of `width`; numbers stay whole.
void text_lines(std::string_view text, float width = 0);
/// The same in a colour.
void coloured_text(ImU32 colour, std::string_view text);
/// The text with line breaks.
std::string wrapped(std::string_view text, float width);
/// Text in the quiet colour, wrapped.
void muted_text(Ui& ui, std::string_view text);
/// Text that ends in "…" where it is wider than `width`.
std::string elided(std::string_view text, float width);

}  // namespace memscape
