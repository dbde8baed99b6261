// Fontconfig reads fonts from files only, so each is put into a file in memory that lives as long as the
// program.
#include "render/figure/figure_fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>
#endif

#include "core/base/embedded.h"

namespace memscape {
namespace {

/// The path of a file in memory with these bytes; empty where there is no such thing.
std::string memory_file([[maybe_unused]] std::string_view bytes) {
#if defined(__linux__)
  int file = memfd_create("memscape-font", MFD_CLOEXEC);
  if (file < 0) return "";
  while (!bytes.empty()) {
    ssize_t count = write(file, bytes.data(), bytes.size());
    if (count <= 0) {
      close(file);
      return "";
    }
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  return "/proc/self/fd/" + std::to_string(file);
#else
  return "";
#endif
}

using FontConfig = std::unique_ptr<FcConfig, Release<FcConfigDestroy>>;

/// Added to what `config` knows. Null when a font could not be added.
FontConfig with_own_fonts(FontConfig config) {
  if (!config) return nullptr;
  for (const char* name : {"fonts/Inter-Regular.otf", "fonts/Inter-SemiBold.otf", "fonts/DejaVuSans.ttf"}) {
    std::string path = memory_file(embedded(name));
    if (path.empty() || !FcConfigAppFontAddFile(config.get(), reinterpret_cast<const FcChar8*>(path.c_str())))
      return nullptr;
  }
  return config;
}

}  // namespace

PangoFontMap_ figure_fonts(bool with_others) {
  PangoFontMap_ map(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  if (!map) return PangoFontMap_(pango_cairo_font_map_new());
  static const FontConfig own = with_own_fonts(FontConfig(FcConfigCreate()));
  static FontConfig all;  // takes a while to read
  if (own && with_others && !all) all = with_own_fonts(FontConfig(FcInitLoadConfigAndFonts()));
  const FontConfig& config = with_others ? all : own;
  if (config) pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), config.get());
  return map;
}

}  // namespace memscape
