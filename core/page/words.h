// Words of a page: what tells panels apart, the caption with formula and values, and text cut or wrapped to a
// width.
#pragma once
#include <string>
#include <vector>

#include "core/page/compose.h"

namespace memscape {

/// One title for each scene, naming only what differs: "β = 2", "Log-sum-exp, β = 2"; empty where nothing
/// does.
std::vector<std::string> panel_titles(const std::vector<Scene>& scenes);

/// Formula, memories, way of moving and step, in parts that may be set on lines of their own. `step` is the
/// step that is shown; `dots`: memories are not marked by stars.
std::vector<std::string> caption_parts(const Session& session, int step, bool dots = false);

/// "2 diverged, 3 without force": particles of the panel that left all bounds or stand where the energy is
/// infinite; empty where there are none.
std::string without_force_text(const PanelState& panel, int step);

/// "energy rose on 12 of 8100 steps": steps of single particles up to `step`, but for rises by noise; empty
/// where there are none.
std::string rises_text(const PanelState& panel, int step);

/// "t = 0.15": the time of the landscape that a panel shows while it follows a diffusion process, else empty.
std::string time_text(const PanelState& panel);

/// "unstable: the last step is 100 times the time that is left"; also of a process
/// that ends before it begins; empty where there is nothing to say.
std::string unstable_text(const PanelState& panel);

/// Where the energies in a panel's view differ by no more than the rounding of a double, that; else empty.
std::string precision_text(const PanelState& panel);

/// Where energies that are shown grow beyond what a field holds; else empty.
std::string cut_off_text(const PanelState& panel);

/// What the panel's layers count, on one line: "stored 9 · retrievable 7 · emergent 4 · saddles 10".
std::string counter_text(const PanelState& panel);

/// The panel that is a landscape where it is the only one, else null: the caption speaks for it.
const PanelState* only_landscape(const Session& session);

/// The text, or its beginning with "…", no wider than `width`.
std::string shortened(const std::string& text, float width, float size, bool bold,
                      const MeasureText& measure);

/// Lines no wider than `width`: parts are joined by "  ·  " where they fit, and broken at spaces where they
/// do not.
std::vector<std::string> wrapped(const std::vector<std::string>& parts, float width, float size,
                                 const MeasureText& measure);

}  // namespace memscape
