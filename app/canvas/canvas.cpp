// Composes when something changed, paints every frame, and tells what lies under the pointer.
#include "app/canvas/canvas.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "app/canvas/canvas_events.h"
#include "app/canvas/hover.h"
#include "app/panel/training_group.h"
#include "app/widgets/track.h"
#include "app/widgets/widgets.h"
#include "core/page/words.h"
#include "core/views/view.h"

namespace memscape {
namespace {

constexpr float least_ems = 26, smallest_text = 9;  // small pages have smaller text, so that a plot is left
constexpr float least_of_usual = 0.8f;              // where plots need its room
constexpr float page_text_em = 0.93f,
                projector_enlarges = 1.5f;  // make_style enlarges projector's text itself

std::vector<PlotSize> field_sizes(const Layout& layout, const Session& session) {
  const ImVec2 scale = ImGui::GetIO().DisplayFramebufferScale;
  std::vector<PlotSize> sizes;
  for (size_t i = 0; i < layout.frames.size(); ++i) {
    const Rect& plot = layout.frames[i].plot;
    const int across = std::max(2, static_cast<int>(std::lround(plot.width * scale.x))),
              down = std::max(2, static_cast<int>(std::lround(plot.height * scale.y)));
    const bool has_field = view_of(session.panels()[i]).grid != nullptr;
    const Grid nodes =
        has_field ? Session::field_grid(session.panels()[i], across, down) : Grid{across, down};
    sizes.push_back({nodes.width, nodes.height});
  }
  return sizes;
}

/// While a process plays its landscapes change at every step, and coarse ones must do.
bool plays_through_time(const Workbench& bench) {
  return bench.playing() &&
         std::ranges::any_of(bench.session.panels(), [](const PanelState& panel) { return panel.time > 0; });
}

void compose_page(Ui& ui, Workbench& bench, Canvas& canvas, const Rect& place, const MeasureText& measure) {
  const bool projector = bench.look.theme == "projector";
  const float text = page_text_size(ui, place), enlarged = projector ? projector_enlarges : 1;
  const Layout before = std::move(canvas.layout);
  const bool same_frames = before.frames.size() == bench.session.panels().size();
  const LayoutOptions options{.steady = true, .held = bench.dragging && same_frames ? &before : nullptr};
  canvas.style =
      fitted_style(bench.session, make_style(bench.look.theme, text / enlarged),
                   least_page_text(bench.look.theme, text), {place.width, place.height}, measure, options);
  canvas.layout = lay_out(bench.session, place.width, place.height, canvas.style, measure, options);
  canvas.sizes = field_sizes(canvas.layout, bench.session);
  const bool changed =
      bench.tasks.refresh(bench.session, {.sizes = canvas.sizes,
                                          .strip = bench.look.panel_hidden ? -1 : bench.focus(),
                                          .focus = bench.focus(),
                                          .at_rest = bench.at_rest(),
                                          .playing = plays_through_time(bench),
                                          .training = bench.training.running()});
  // Charts were made for the layout, of what had been found before.
  const bool charts = std::ranges::any_of(canvas.layout.frames,
                                          [](const PanelFrame& frame) { return frame.chart != nullptr; });
  if (changed && charts)
    canvas.layout = lay_out(bench.session, place.width, place.height, canvas.style, measure, options);
  set_extents(bench.session, canvas.layout);
  const int focus = bench.session.panels().size() > 1 ? bench.focus() : -1;
  canvas.drawing = compose(bench.session, canvas.layout, canvas.style, measure,
                           {.transient = true, .corners = &canvas.corners, .focus = focus});
  canvas.drawing.background.a = 0;  // the window has been cleared to it
  canvas.place = place;
  bench.repaint = false;
}

/// The state under the pointer in words; where it leads to is found when the pointer rests. Of several curves
/// in a frame the one within `reach`.
void hover(Workbench& bench, Canvas& canvas, bool hovered, float reach) {
  constexpr double rest_seconds = 0.12;
  bench.messages.hover.clear();
  int at = hovered ? panel_at(bench.session, canvas.layout, canvas.pointer, reach, bench.focus()) : -1;
  if (at < 0) return;
  PanelState& panel = bench.session.panels()[static_cast<size_t>(at)];
  const PanelFrame& frame = canvas.layout.frames[static_cast<size_t>(at)];
  if (!frame.plot.contains(canvas.pointer)) return;
  if (frame.chart) return void(bench.messages.hover = chart_hover_text(frame, canvas.pointer));
  Vector x = state_at(panel, frame, canvas.pointer);
  bench.messages.hover = hover_text(panel, x);
  const float near = 0.9f * canvas.style.text;
  if (const std::string off = off_plane_text(panel, frame, canvas.pointer, near, bench.session.step());
      !off.empty())
    bench.messages.hover = off + "   " + bench.messages.hover;
  if (const std::string cluster = cluster_text(panel, frame, canvas.pointer, near); !cluster.empty())
    bench.messages.hover = cluster + "   " + bench.messages.hover;
  if (bench.now - canvas.pointer_moved < rest_seconds)
    return bench.pulse.wake_by(canvas.pointer_moved + rest_seconds + 0.005);
  if (canvas.destination.empty() && !bench.dragging) canvas.destination = destination_text(panel, x);
  if (!canvas.destination.empty()) bench.messages.hover += "   " + canvas.destination;
}

void message_bar(Ui& ui, Workbench& bench, const Rect& place) {
  const std::string& text = bench.messages.error;
  if (text.empty()) return;
  const float pad = ui.em(0.7f), close = ui.em(5.5f), width = place.width - 2 * pad;
  const std::string lines = wrapped(text, width - close - 2 * pad);
  const float height = ImGui::CalcTextSize(lines.c_str()).y + 2 * pad;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  ImVec2 low(place.x + pad, place.y + pad), high(low.x + width, low.y + height);
  draw->AddRectFilled(low, high, ui.palette().alarm_soft, ui.em(0.4f));
  draw->AddRect(low, high, ui.palette().alarm, ui.em(0.4f));
  draw->AddText({low.x + pad, low.y + pad}, ui.palette().alarm, lines.c_str());
  ImGui::SetCursorScreenPos({high.x - close, low.y + (height - ImGui::GetFrameHeight()) / 2});
  if (button(ui, "message.dismiss", "Dismiss", ""))
    bench.later([](Workbench& b) { b.messages.error.clear(); });
}

constexpr float hint_padding = 0.5f;  // em

/// Height of the strip with the scene's "try this" above the page; 0 when there is none or it was dismissed.
float hint_height(Ui& ui, const Workbench& bench, float width) {
  const std::string& text = bench.document.scene().hint;
  if (!bench.messages.hint || text.empty()) return 0;
  return ImGui::CalcTextSize(wrapped(text, width - ui.em(4)).c_str()).y + 2 * ui.em(hint_padding);
}

void hint_strip(Ui& ui, Workbench& bench, const Rect& strip) {
  const float cross = ui.em(1.4f), r = ui.em(0.24f);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->AddRectFilled({strip.x, strip.y}, {strip.right(), strip.bottom()}, ui.palette().accent_soft);
  draw->AddText({strip.x + ui.em(0.9f), strip.y + ui.em(hint_padding)}, ui.palette().text,
                wrapped(bench.document.scene().hint, strip.width - ui.em(4)).c_str());
  ImVec2 c(strip.right() - ui.em(1.2f), strip.y + strip.height / 2);
  ImGui::SetCursorScreenPos({c.x - cross / 2, c.y - cross / 2});
  bool pressed = ImGui::InvisibleButton("hint", {cross, cross});
  report_item(ui, "message.hint");
  const ControlKeys keys = item_keys(ui, "message.hint", {.enter = true, .space = true});
  if (pressed || keys.enter || keys.space) bench.messages.hint = false, bench.pulse.stir();
  ImU32 colour = ImGui::IsItemHovered() ? ui.palette().text : ui.palette().muted;
  draw->AddLine({c.x - r, c.y - r}, {c.x + r, c.y + r}, colour, ui.em(0.09f));
  draw->AddLine({c.x - r, c.y + r}, {c.x + r, c.y - r}, colour, ui.em(0.09f));
}

/// Over landscapes that are not there yet: why.
void missing_landscapes(Ui& ui, const Workbench& bench, const Canvas& canvas, const Rect& place) {
  push_font(ui.bold);
  for (size_t i = 0; i < canvas.layout.frames.size() && i < bench.session.panels().size(); ++i) {
    const std::string_view text = missing_landscape(bench.session.panels()[i]);
    if (text.empty()) continue;
    const Rect& plot = canvas.layout.frames[i].plot;
    const float pad = ui.em(0.6f);
    const char *begin = text.data(), *end = begin + text.size();
    const float widest = std::max(plot.width - 2 * pad, ui.em(4));
    const ImVec2 size = ImGui::CalcTextSize(begin, end, false, widest);
    const ImVec2 at(place.x + plot.x + (plot.width - size.x) / 2, place.y + plot.y + ui.em(1));
    ImDrawList* draw = ImGui::GetWindowDrawList();
    draw->AddRectFilled({at.x - pad, at.y - pad / 2}, {at.x + size.x + pad, at.y + size.y + pad / 2},
                        ui.palette().accent_soft, ui.em(0.4f));
    draw->AddText(nullptr, 0, at, ui.palette().text, begin, end, widest);
  }
  ImGui::PopFont();
}

void track_pointer(Workbench& bench, Canvas& canvas, const Rect& place) {
  ImVec2 mouse = ImGui::GetIO().MousePos;
  Point2 pointer{mouse.x - place.x, mouse.y - place.y};
  if (pointer == canvas.pointer && canvas.destination_version == bench.version) return;
  canvas.destination_version = bench.version;
  canvas.pointer = pointer;
  canvas.pointer_moved = bench.now;
  canvas.destination.clear();
}

}  // namespace

float page_text_size(const Ui& ui, const Rect& place) {
  const float usual = ui.em(page_text_em);
  if (place.width <= 0) return usual;
  return std::min(usual,
                  std::round(std::max(std::min(place.width, place.height) / least_ems, smallest_text)));
}

float least_page_text(std::string_view theme, float text) {
  const float part = theme == "projector" ? 1 / projector_enlarges : least_of_usual;
  return std::min(text, std::max(part * text, smallest_text));
}

void canvas(Ui& ui, Workbench& bench, Canvas& canvas, WindowPainter& painter, const Rect& whole) {
  ImGui::SetNextWindowPos({whole.x, whole.y});
  ImGui::SetNextWindowSize({whole.width, whole.height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  constexpr auto flags = ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoDecoration |
                         ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                         ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse |
                         ImGuiWindowFlags_NoNavInputs;
  ImGui::Begin("canvas", nullptr, flags);
  ImGui::PopStyleVar(3);
  const float hint = hint_height(ui, bench, whole.width);
  const Rect place{whole.x, whole.y + hint, whole.width, std::max(whole.height - hint, 1.f)};
  if (hint > 0) hint_strip(ui, bench, {whole.x, whole.y, whole.width, hint});
  const bool collected = bench.tasks.collect();
  if (collected) bench.pulse.stir(2);  // widgets before the page show it too
  const bool waits_for_rest = bench.tasks.waits() && !bench.dragging;
  if (bench.repaint || collected || waits_for_rest || place != canvas.place || canvas.frames == 0)
    compose_page(ui, bench, canvas, place, painter.measure(1));
  if (!bench.tasks.all_full() && bench.now < bench.rest_at) bench.pulse.wake_by(bench.rest_at + 0.005);
  painter.paint(canvas.drawing, *ImGui::GetWindowDrawList(), {place.x, place.y}, 1);
  missing_landscapes(ui, bench, canvas, place);
  track_pointer(bench, canvas, place);
  message_bar(ui, bench, place);
  ImGui::SetCursorScreenPos({place.x, place.y});
  ImGui::InvisibleButton("page", {std::max(place.width, 1.f), std::max(place.height, 1.f)},
                         ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight |
                             ImGuiButtonFlags_MouseButtonMiddle);
  bool hovered = ImGui::IsItemHovered(), active = ImGui::IsItemActive();
  use_mouse(ui, bench, canvas.layout, canvas.tool, canvas.pointer, hovered || active);
  hover(bench, canvas, hovered || active, ui.em(0.6f));
  canvas_menu(ui, bench, canvas.tool);
  ImGui::End();
  tell_frame(bench, canvas);
}

}  // namespace memscape
