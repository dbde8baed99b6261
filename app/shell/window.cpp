// A step: take what came in, draw the parts, let actions happen between frames. Where nothing changes none is
// due.
#include "app/shell/window.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <tuple>
#include <utility>

#include "app/canvas/canvas.h"
#include "app/menu/dialogs.h"
#include "app/menu/menu_bar.h"
#include "app/menu/menu_commands.h"
#include "app/panel/side_panel.h"
#include "app/panel/transport_bar.h"
#include "app/shell/actions.h"
#include "app/shell/characters.h"
#include "app/shell/display.h"
#include "app/shell/keyboard.h"
#include "app/shell/training.h"
#include "app/shell/unsaved.h"
#include "app/shell/workbench.h"
#include "core/base/error.h"
#include "render/window/imgui_compat.h"

namespace memscape {

using Clock = std::chrono::steady_clock;

constexpr double frame_seconds = 1.0 / 60;
constexpr float panel_em = 20.5f, most_of_width = 0.46f;

/// All that lives as long as the window; the display outlasts what draws on it.
struct WindowDesk {
  Clock::time_point began = Clock::now();
  Display display;
  WindowPainter painter;
  Workbench bench;
  Ui ui;
  Canvas page;
  Dialogs dialogs;
  Look applied;
  MoreCharacters characters;  ///< that fonts are loaded for besides the usual ones
  int looked_through = -1;    ///< the version of the scene whose texts have been looked through
  float page_text = 0;        ///< size of the page's text that fonts are loaded for
  double last_frame = 0;
  bool ready = false;      ///< a frame has been drawn
  bool menu_keys = false;  ///< arrows go through an open menu; not before the key that opened it is let go
  std::vector<LogLine> replay;  ///< what is left of a log
  size_t replayed = 0;
  std::filesystem::path state;

  WindowDesk(const Scene& scene, const WindowOptions& options)
      : display("Memscape", options.width, options.height),
        bench(scene, options.name, options.events, options.log, options.state, Display::wake),
        ui{.events = bench.events, .pulse = bench.pulse} {
    ui.painter = &painter;
    bench.look.theme = options.theme;
    bench.look.text_scale = options.text_scale;
    replay = options.replay;
    replayed = 1;
    state = options.state;
  }
};

namespace {

using Desk = WindowDesk;

/// Theme and fonts follow the look.
void apply_look(Desk& desk) {
  const Look& look = desk.bench.look;
  desk.display.set_full_screen(look.full_screen);
  desk.ui.theme = make_theme(look.theme, look.text_scale);
  const float text = page_text_size(desk.ui, desk.page.place);
  const bool new_characters = std::exchange(desk.looked_through, desk.bench.version) != desk.bench.version &&
                              find_new_characters(desk.bench, desk.characters);
  if (!new_characters && text == desk.page_text && look.theme == desk.applied.theme &&
      look.text_scale == desk.applied.text_scale)
    return;
  desk.bench.events.tell("theme", look.theme);
  desk.applied = look;
  desk.page_text = text;
  apply_theme(desk.ui.theme);
  std::vector<FontRequest> page;
  for (const float size : {text, least_page_text(look.theme, text)})
    for (const FontRequest& each : {FontRequest{size}, {0.85f * size}, {1.2f * size, true}, {size, true}})
      page.push_back(each);
  Fonts fonts = build_fonts(*ImGui::GetIO().Fonts, desk.ui.em(), page, desk.characters);
  renew_font_texture();
  desk.ui.regular = fonts.regular;
  desk.ui.bold = fonts.bold;
  desk.ui.small = fonts.small;
  ImGui::GetIO().FontDefault = fonts.regular;
  desk.painter.use_fonts(std::move(fonts));
  desk.bench.repaint = true;
}

void take_input(Desk& desk, bool in_menu) {
  Workbench& bench = desk.bench;
  Display::Incoming in = desk.display.take();
  if (in.any) bench.pulse.stir();
  const ImGuiIO& io = ImGui::GetIO();
  const bool held = io.MouseDown[0] || io.MouseDown[1] || io.MouseDown[2];
  desk.ui.tips.begin_frame(bench.now, held, io.MouseDelta.x != 0 || io.MouseDelta.y != 0);
  desk.ui.focus.begin_frame(bench.dialog != Dialog::none);
  take_keys(desk.ui, bench, in.keys, in_menu);
  for (const std::string& file : in.dropped)
    unless_unsaved(bench, [file](Workbench& later) { open_named(later, file); });
  if (in.close) bench.later(command("file.quit").run);
  if (bench.wants_paste) {
    bench.wants_paste = false;
    bench.later([text = desk.display.clipboard()](Workbench& later) { paste_text(later, text); });
  }
}

void pass_time(Desk& desk) {
  Workbench& bench = desk.bench;
  double now = desk.display.time();
  bench.now = desk.ui.now = now;
  if (bench.playing()) {
    if (bench.playback.pass(bench.session, now - desk.last_frame)) bench.repaint = true;
    if (is_over(bench.session)) bench.act(Pause{});
  }
  desk.last_frame = now;
}

void draw_parts(Desk& desk) {
  Workbench& bench = desk.bench;
  Ui& ui = desk.ui;
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  ui.tip.clear();
  ui.focus.zone = KeyFocus::Zone::menu;
  const float top = menu_bar(ui, bench), bottom = transport_height(ui, size.x);
  const float panel =
      bench.look.panel_hidden ? 0 : std::round(std::min(ui.em(panel_em), size.x * most_of_width));
  const float height = std::max(size.y - top - bottom, 1.f);
  ui.focus.zone = KeyFocus::Zone::panel;
  if (panel > 0) side_panel(ui, bench, {size.x - panel, top, panel, height});
  ui.focus.zone = KeyFocus::Zone::transport;
  transport_bar(ui, bench, {0, size.y - bottom, size.x, bottom});
  ui.focus.zone = KeyFocus::Zone::dialog;
  dialogs(ui, bench, desk.dialogs);
  bench.run_queue();
  ui.focus.zone = KeyFocus::Zone::canvas;
  const Rect page{0, top, size.x - panel, height};
  canvas(ui, bench, desk.page, desk.painter, page);
  end_focus(ui, bench, page);
}

/// The next line of a log; one that cannot be done ends it.
void replay_next(Desk& desk) {
  if (desk.replayed >= desk.replay.size()) return;
  desk.bench.later([&desk](Workbench& bench) {
    const size_t at = std::exchange(desk.replayed, desk.replay.size());
    perform(bench, desk.replay[at]);
    desk.replayed = at + 1;
    if (desk.replayed == desk.replay.size()) bench.events.say("replayed", std::to_string(desk.replayed));
  });
  desk.bench.pulse.stir();
}

/// How the window looks is remembered when it ends, and which files were opened.
void remember(Desk& desk) {
  Remembered now = desk.bench.remembered;
  now.theme = desk.bench.look.theme, now.text_scale = desk.bench.look.text_scale;
  std::tie(now.width, now.height) = desk.display.window_size();
  if (!desk.state.empty() && now != read_remembered(desk.state)) write_remembered(desk.state, now);
}

void frame(Desk& desk) {
  Workbench& bench = desk.bench;
  apply_look(desk);
  const bool in_menu = first_open_menu() >= 0;
  desk.menu_keys = in_menu && (desk.menu_keys || !desk.display.holds_enter());
  navigate_menus(desk.menu_keys);
  desk.display.begin_frame();
  bench.dragging = ImGui::IsMouseDown(0) || ImGui::IsMouseDown(2);
  take_input(desk, in_menu);
  replay_next(desk);
  pass_time(desk);
  collect_ended(bench);
  bench.run_queue();
  if (bench.runs.keep_up(bench.session)) bench.repaint = true, bench.pulse.stir(1);
  keep_up_training(bench);
  bench.autosave.keep_up(bench);
  draw_parts(desk);
  desk.display.end_frame(desk.ui.palette().canvas);
  bench.run_queue();
  tell_input(bench.events);
  const bool typing = std::exchange(bench.typing, false);
  if (!bench.dragging && !typing && bench.now >= bench.rest_at) ++bench.gestures;
  if (!bench.clipboard_in.empty()) desk.display.set_clipboard(std::exchange(bench.clipboard_in, {}));
  desk.display.set_title(window_title(bench));
}

}  // namespace

Window::Window(Scene scene, WindowOptions options) : scene_(std::move(scene)), options_(std::move(options)) {}
Window::~Window() = default;

void Window::start() {
  desk_ = std::make_unique<WindowDesk>(scene_, options_);
}

bool Window::step() {
  Workbench& bench = desk_->bench;
  frame(*desk_);
  if (!std::exchange(desk_->ready, true)) {
    const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - desk_->began);
    bench.events.say("ready", std::to_string(passed.count()));
    // Questions are not asked in the first frame: they are in front of windows that are there.
    if (!options_.asked.empty())
      bench.after_left_behind = [asked = options_.asked](Workbench& later) { open_named(later, asked); };
    bench.later(ask_about_left_behind);
    bench.pulse.stir();
  }
  if (!bench.quit) return true;
  bench.autosave.finish();
  remember(*desk_);
  return false;
}

void Window::keep_work() {
  desk_->bench.autosave.write(desk_->bench);
  remember(*desk_);
}

double Window::rest() const {
  const Pulse& pulse = desk_->bench.pulse;
  const double now = desk_->display.time();
  if (pulse.frames > 0) return 0;
  double until = pulse.wake_at;
  if (desk_->bench.playing())
    until = std::min(until, desk_->last_frame + std::max(desk_->bench.playback.next_due(), frame_seconds));
  if (ImGui::GetIO().WantTextInput) until = std::min(until, now + 0.25);  // the cursor blinks
  return std::isfinite(until) ? std::max(0.0, until - now) : -1;
}

void Window::rested(bool woken) {  // one frame for a moment that has come, a few for an input
  Pulse& pulse = desk_->bench.pulse;
  if (pulse.frames > 0)
    --pulse.frames;
  else if (woken)
    pulse.stir();
  pulse.wake_at = std::numeric_limits<double>::infinity();
}

Display& Window::display() {
  return desk_->display;
}

}  // namespace memscape
