// Parameters have the names that formulas use. The texts of the scene are few: they are looked through
// whenever it changes.
#include "app/shell/characters.h"

#include <algorithm>

#include "core/scene/sources/data.h"

namespace memscape {

bool find_new_characters(Workbench& bench, MoreCharacters& known) {
  std::vector<std::string_view> texts{bench.document.name(), bench.document.scene().hint,
                                      bench.document.scene().title};
  for (const PanelState& panel : bench.session.panels()) {
    texts.push_back(panel.scene.title);
    for (const auto& [id, value] : panel.scene.energy.values) texts.push_back(value.text());
    if (!panel.notes) continue;
    texts.push_back(panel.notes->labels.title);
    for (const std::string& name : panel.notes->labels.names) texts.push_back(name);
  }
  std::u32string wanted = unusual_characters(texts) + known.wanted;
  std::ranges::sort(wanted);
  wanted.erase(std::ranges::unique(wanted).begin(), wanted.end());
  if (wanted == known.wanted) return false;
  known = find_characters(std::move(wanted));
  if (std::string words = words_about(known); !words.empty()) {
    bench.events.say("characters", words);
    note(bench, std::move(words));
  }
  return true;
}

}  // namespace memscape
