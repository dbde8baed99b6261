// What pictures are made of: sizes of pages, views and colour ranges, on every preset.
#include <cmath>

#include "core/drawing/page_size.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "explore.h"
#include "finding.h"
#include "kinds.h"
#include "mutate.h"

namespace memscape::fuzz {

bool run_page(Dice& dice) {
  static const std::vector<std::string> sizes = {"120mmx90mm", "5inx4in",  "1600x1200", "16x16",
                                                 "20000x16",   "16x20000", "85mmx60mm"};
  const std::string size = mutated(dice, sizes);
  const auto page = parse_page_size(size, dice.one_in(4) ? 10 + static_cast<double>(dice.below(2391)) : 300);
  if (page)
    expect(std::isfinite(page->width * page->height) && page->pixels_per_point > 0,
           "a page without a size: " + size);
  static const std::vector<const Preset*> small = [] {
    std::vector<const Preset*> all;
    for (const Preset& preset : presets()) {
      const Scene scene = preset_scene(preset.name);
      bool fits = true;
      for (int i = 0; i < panel_count(scene); ++i) fits = fits && is_small(panel_scene(scene, i));
      if (fits) all.push_back(&preset);
    }
    return all;
  }();
  Scene scene = preset_scene(dice.of(small)->name);
  auto set = [&](const std::string& assignment) { return accepted([&] { set_value(scene, assignment); }); };
  set("figure.size=" + size);
  for (const char* axis : {"view.x", "view.y"}) {
    if (dice.one_in(3)) continue;
    const double middle = dice.one_in(3) ? 0 : dice.uniform(-1, 1) * std::pow(10, dice.uniform(-3, 6));
    const double half = std::pow(10, dice.uniform(-12, 6));
    set(axis + ("=[" + json_text(middle - half)) + "," + json_text(middle + half) + "]");
  }
  if (dice.one_in(3)) set("view.range=[" + odd_number(dice) + "," + odd_number(dice) + "]");
  if (dice.one_in(3)) set("energy.beta=" + json_text(std::pow(10, dice.uniform(-4, 5))));
  if (dice.one_in(3)) set("view.zero=lowest");
  if (dice.one_in(2)) set("title=" + odd_text(dice));
  if (dice.one_in(4)) set("figure.dpi=" + odd_number(dice));
  check_reads_back(dice, scene);
  return accepted([&] { explore(dice, scene); });
}

}  // namespace memscape::fuzz
