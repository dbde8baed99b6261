// Which characters the window has to show besides the usual ones.
#pragma once
#include "app/shell/workbench.h"
#include "render/window/more_characters.h"

namespace memscape {

/// Finds fonts for characters of the scene, its labels and its file's name that are not among `known`, which
/// they are added to; what cannot be shown is told. True where there were new ones: the fonts are to be built
/// anew.
bool find_new_characters(Workbench& bench, MoreCharacters& known);

}  // namespace memscape
