// Logs of actions and kept documents: their text mutated, what is accepted replayed, and both read back.
#include <optional>

#include "core/actions/document.h"
#include "core/actions/document_text.h"
#include "core/scene/presets.h"
#include "core/scene/scene_json.h"
#include "explore.h"
#include "finding.h"
#include "kinds.h"
#include "mutate.h"

namespace memscape::fuzz {
namespace {

/// One line of each action.
const std::vector<std::string>& lines() {
  static const std::vector<std::string> all = [] {
    const Scene scene = parse_scene(R"({"memscape":1,"memories":{"kind":"points","points":[[0,0],[1,0]]}})");
    const Action actions[] = {Set{{{"energy.beta", "4"}, {"view.x", "[-1,1]"}}, true},
                              MoveMemory{1, {0.5, -1}},
                              AddMemory{{1, 1}},
                              RemoveMemory{0},
                              MoveParticle{0, {0, 0}},
                              AddParticles{{{0, 1}, {1, 2}}},
                              RemoveParticle{1},
                              ChooseParticle{2},
                              NewSeed{},
                              Pan{0.1, -0.2},
                              Zoom{0, 0, 2},
                              Fit{},
                              SetPlane{"memories", {1, 2, 3}},
                              AddPanel{},
                              AddOverlay{},
                              AddChart{"energy"},
                              AddStrip{},
                              RemovePanel{},
                              Focus{0, true},
                              Seek{3},
                              Play{},
                              Pause{},
                              Open{scene, "two"},
                              Train{},
                              ForgetTraining{},
                              Undo{},
                              Redo{}};
    std::vector<std::string> texts;
    for (const Action& action : actions)
      texts.push_back(line_text({action, texts.size() % 3 ? "" : "a drag"}));
    return texts;
  }();
  return all;
}

std::string random_log(Dice& dice) {
  std::string text = line_text({Open{preset_scene(dice.of(presets()).name), "a preset"}}) + "\n";
  for (std::size_t i = dice.few(12); i > 0; --i)
    text += (dice.one_in(2) ? mutated(dice, lines()) : dice.of(lines())) + "\n";
  return text;
}

void check_document(Dice& dice, const Document& document) {
  check_reads_back(dice, document.scene());
  const std::string text = document_text(document, {"net.weights"});
  KeptDocument kept{document, {}};
  expect_accepted([&] { kept = parse_document(text, "kept"); }, "a kept document does not open");
  expect(kept.document.scene() == document.scene() && kept.document.dirty() == document.dirty() &&
             kept.document.can_undo() == document.can_undo() &&
             kept.document.can_redo() == document.can_redo(),
         "a kept document opens as another one");
  expect(document_text(kept.document, kept.weights) == text, "a kept document is kept as another text");
}

/// Memories that edits make anew, only of a few.
bool all_small(const Scene& scene) {
  for (int i = 0; i < panel_count(scene); ++i)
    if (!fuzz::is_small(panel_scene(scene, i))) return false;
  return true;
}

}  // namespace

bool run_log(Dice& dice) {
  std::vector<LogLine> log;
  const std::string text = dice.one_in(3) ? mutated(dice, {random_log(dice)}) : random_log(dice);
  show(text);
  if (!accepted([&] { log = parse_log(text, "class.log"); })) return false;
  std::string again;
  for (const LogLine& line : log) again += line_text(line) + "\n";
  expect_accepted([&] { expect(parse_log(again, "class.log") == log, "a log reads back as another one"); },
                  "a log does not read back");
  if (log.empty() || !std::holds_alternative<Open>(log.front().action)) return accepted([&] { replay(log); });
  Document document(std::get<Open>(log.front().action).scene, "class");
  for (const LogLine& line : log) {
    const EditorState before = document.state();
    if (!all_small(before.scene)) break;
    if (!accepted([&] { document.act(line.action, line.gesture); }))
      expect(document.state() == before, "an action that cannot be done changes something");
  }
  check_document(dice, document);
  while (document.can_undo()) document.act(Undo{});
  check_reads_back(dice, document.scene());
  return true;
}

bool run_document(Dice& dice) {
  static const std::vector<std::string> documents = [] {
    Document document(preset_scene("two-memories"), "two-memories");
    std::vector<std::string> texts = {document_text(document, {})};
    document.act(set_one("energy.beta", "3"));
    document.act(AddPanel{});
    document.act(Undo{});
    texts.push_back(document_text(document, {"a.weights"}));
    document.act(Open{preset_scene("four-betas"), "four-betas"});
    document.act(NewSeed{});
    texts.push_back(document_text(document, {"a.weights", "b.weights"}));
    return texts;
  }();
  std::optional<KeptDocument> kept;
  const std::string text = mutated(dice, documents);
  show(text);
  if (!accepted([&] { kept = parse_document(text, "kept"); })) return false;
  check_document(dice, kept->document);
  while (kept->document.can_undo()) kept->document.act(Undo{});
  while (kept->document.can_redo()) kept->document.act(Redo{});
  check_document(dice, kept->document);
  return true;
}

}  // namespace memscape::fuzz
