// How memories are marked.
#pragma once
#include "core/views/panel.h"

namespace memscape {

/// Whether the memories are so many for their plot that stars would lie on each other: they are dots then.
bool memories_are_dots(const PanelView& view);

}  // namespace memscape
