// The program's own fonts for Pango, so that figures look alike on machines where they are not installed.
#pragma once
#include "render/figure/cairo_handles.h"

namespace memscape {

/// A font map that knows Inter (regular, semi-bold) and DejaVu Sans from the program itself; where files in
/// memory do not exist (only Linux has them), one that knows the machine's fonts. `with_others`: it knows
/// these besides, for letters that the program's fonts lack.
PangoFontMap_ figure_fonts(bool with_others = false);

}  // namespace memscape
