// Size with its unit, resolution, theme, format and file; what it will be in pixels is said before it is
// written.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "app/menu/dialogs.h"
#include "app/shell/preset_list.h"
#include "app/widgets/controls.h"
#include "app/widgets/track.h"
#include "app/widgets/widgets.h"
#include "core/drawing/page_size.h"
#include "render/figure/figure_painter.h"

namespace memscape {
namespace {

namespace fs = std::filesystem;
constexpr std::array<std::string_view, 3> units{"mm", "in", "px"}, formats{"png", "svg", "pdf"};

std::string size_text(const ExportDialog& dialog) {
  std::string unit = dialog.unit == 2 ? "" : std::string(units[static_cast<size_t>(dialog.unit)]);
  return short_number(dialog.width, 6) + unit + "x" + short_number(dialog.height, 6) + unit;
}

void read_size(ExportDialog& dialog, const std::string& text) {
  dialog.unit = text.find("mm") != std::string::npos ? 0 : text.find("in") != std::string::npos ? 1 : 2;
  double width = 0, height = 0;
  char rest[8] = {};
  if (std::sscanf(text.c_str(), "%lf%7[a-z ]%lf", &width, rest, &height) == 3)
    dialog.width = width, dialog.height = height;
}

void begin(Workbench& bench, ExportDialog& dialog) {
  const std::string& name = bench.document.name();
  std::string stem = name.empty() || name == "-" ? "memscape" : fs::path(name).stem().string();
  read_size(dialog, bench.document.scene().figure.size);
  const bool is_file = !name.empty() && name != "-" && preset_index(name) < 0;
  std::error_code error;
  const fs::path wanted[] = {bench.folders.last(),
                             is_file ? fs::absolute(name, error).parent_path() : fs::path()};
  const std::string file = (bench.folders.proposed(wanted) / stem).string();
  std::snprintf(dialog.file, sizeof dialog.file, "%s", file.c_str());
}

/// The file with the chosen format as its ending; a known ending that was typed stays.
std::string target(ExportDialog& dialog) {
  const fs::path file(dialog.file);
  if (is_figure_name(file)) return file.string();
  return file.string() + "." + std::string(formats[static_cast<size_t>(dialog.format)]);
}

/// A new unit keeps the page as large as it is.
void change_unit(ExportDialog& dialog, int unit, double dpi) {
  const double per_inch[] = {25.4, 1, dpi};
  double factor = per_inch[unit] / per_inch[dialog.unit];
  auto rounded = [&](double value) { return unit == 1 ? std::round(value * 100) / 100 : std::round(value); };
  dialog.width = rounded(dialog.width * factor), dialog.height = rounded(dialog.height * factor);
  dialog.unit = unit;
}

void size_fields(Ui& ui, ExportDialog& dialog, double dpi) {
  const float gap = ImGui::GetStyle().ItemSpacing.x, third = (ImGui::GetContentRegionAvail().x - 2 * gap) / 3;
  ImGui::TextUnformatted("Width and height");
  ImGui::SetNextItemWidth(third);
  ImGui::InputDouble("##width", &dialog.width, 0, 0, "%g");
  entry_keys(ui, "export.width", "##width");
  ImGui::SameLine();
  ImGui::SetNextItemWidth(third);
  ImGui::InputDouble("##height", &dialog.height, 0, 0, "%g");
  entry_keys(ui, "export.height", "##height");
  ImGui::SameLine();
  ImGui::BeginGroup();
  if (auto unit = choice(ui, "export.unit", "", "Unit of the size.", units, dialog.unit))
    change_unit(dialog, *unit, dpi);
  ImGui::EndGroup();
}

/// The page's proportions, drawn; and its size in words.
void preview(Ui& ui, const std::string& text, const PageSize& page) {
  const float height = ui.em(5), width = ImGui::GetContentRegionAvail().x;
  ImVec2 at = ImGui::GetCursorScreenPos();
  float scale = std::min(height / static_cast<float>(page.height), ui.em(9) / static_cast<float>(page.width));
  ImVec2 high(at.x + scale * static_cast<float>(page.width), at.y + scale * static_cast<float>(page.height));
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->AddRectFilled(at, high, ui.palette().field);
  draw->AddRect(at, high, ui.palette().muted);
  draw->AddText({at.x + ui.em(10), at.y}, ui.palette().muted, wrapped(text, width - ui.em(10)).c_str());
  ImGui::Dummy({width, height});
}

}  // namespace

void export_dialog(Ui& ui, Workbench& bench, ExportDialog& dialog, bool opened) {
  if (opened) begin(bench, dialog);
  const Figure& figure = bench.document.scene().figure;
  size_fields(ui, dialog, figure.dpi);
  control(ui, bench, "figure.dpi");
  control(ui, bench, "figure.theme");
  if (auto format = choice(ui, "export.format", "Format", "PNG has pixels; SVG and PDF have lines and text.",
                           formats, dialog.format))
    dialog.format = *format;
  ImGui::TextUnformatted("File");
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  ImGui::InputText("##file", dialog.file, sizeof dialog.file);
  entry_keys(ui, "export.file", "##file");
  std::string size = size_text(dialog), file = target(dialog);
  auto page = parse_page_size(size, figure.dpi);
  char words[160];
  if (page) {
    std::snprintf(words, sizeof words, "%.0f x %.0f mm, %.0f x %.0f pixels at %d dpi",
                  page->width / 72 * 25.4, page->height / 72 * 25.4, page->width * page->pixels_per_point,
                  page->height * page->pixels_per_point, figure.dpi);
    preview(ui, words, *page);
  } else {
    muted_text(ui, std::string("This size does not do: ") + std::string(page_size_help) +
                       ", from 16 to 20000 pixels a side.");
  }
  std::error_code error;
  bool exists = fs::exists(file, error);
  muted_text(ui, file + (exists ? " is there already and will be replaced." : ""));
  int answer = dialog_buttons(ui, "export", exists ? "Replace" : "Export", page && dialog.file[0]);
  if (answer < 0) bench.dialog = Dialog::none;
  if (answer <= 0) return;
  bench.dialog = Dialog::none;
  bench.later([size, file](Workbench& b) { export_to(b, size, file); });
}

}  // namespace memscape
