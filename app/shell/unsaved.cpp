// One question at a time; what was let go or saved is not asked about again.
#include "app/shell/unsaved.h"

#include <algorithm>
#include <filesystem>
#include <ranges>
#include <utility>

#include "app/shell/actions.h"
#include "app/shell/scene_changes.h"
#include "core/base/quoted.h"
#include "core/session/networks.h"

namespace memscape {
namespace {

std::string network_name(const Workbench& bench, const Network& network) {
  std::string of;
  const auto& panels = bench.session.panels();
  for (std::size_t i = 0; i < panels.size() && of.empty(); ++i)
    if (bench.session.newest_network(static_cast<int>(i)).get() == &network)
      of = " of " + scene_name(bench.document.name(), bench.document.scene());
  return "the network" + of + " (" + std::to_string(network.iteration()) + " iterations)";
}

void ask(Workbench& bench, Change change, bool everything) {
  bench.after_leave = std::move(change);
  bench.leave_everything = everything;
  go_on_leaving(bench);
}

}  // namespace

std::string scene_name(const std::string& name, const Scene& scene) {
  const std::string text =
      name.empty() || name == "-" ? scene.title : std::filesystem::path(name).filename().string();
  return text.empty() ? "Untitled" : text;
}

std::string version_words(const std::string& name, const Scene& scene, const Scene& saved) {
  const std::string changes = changes_text(saved, scene);
  return shown(scene_name(name, scene)) + (changes.empty() ? "" : " (" + changes + ")");
}

std::vector<std::shared_ptr<const Network>> unsaved_networks(const Workbench& bench) {
  std::vector<std::shared_ptr<const Network>> all;
  for (const auto& network : bench.session.networks())
    if (std::ranges::find(bench.in_files, network) == bench.in_files.end()) all.push_back(network);
  return all;
}

std::vector<Unsaved> unsaved(const Workbench& bench, bool everything) {
  using What = Unsaved::What;
  std::vector<Unsaved> all;
  const Document& document = bench.document;
  if (document.dirty())
    all.push_back({What::scene, version_words(document.name(), document.scene(), document.saved())});
  if (!everything) return all;
  for (const auto& version : document.left() | std::views::reverse)
    all.push_back({What::left, version_words(version.name, *version.scene, *version.saved)});
  for (const auto& network : unsaved_networks(bench))
    all.push_back({What::network, network_name(bench, *network), network});
  return all;
}

void go_on_leaving(Workbench& bench) {
  if (!bench.after_leave) return;
  if (unsaved(bench, bench.leave_everything).empty())
    return bench.later(std::exchange(bench.after_leave, nullptr));
  bench.dialog = Dialog::leave;
  bench.pulse.stir();
}

void unless_unsaved(Workbench& bench, Change change) {
  ask(bench, std::move(change), false);
}

void unless_anything_unsaved(Workbench& bench, Change change) {
  ask(bench, std::move(change), true);
}

void keep(Workbench& bench, const Unsaved& it) {
  switch (it.what) {
    case Unsaved::What::left: {
      const Document::Version version = bench.document.left().back();
      perform(bench, Open{*version.scene, version.name});
      bench.document.take_back_left();
      break;
    }
    case Unsaved::What::network:
      bench.weights_of = it.network;
      bench.dialog = Dialog::save_weights;
      return;
    case Unsaved::What::scene:
      break;
  }
  save(bench);
  if (!bench.document.dirty()) go_on_leaving(bench);
}

void let_go(Workbench& bench, const Unsaved& it) {
  if (it.what == Unsaved::What::scene) bench.document.let_go();
  if (it.what == Unsaved::What::left) bench.document.let_go_left();
  if (it.what == Unsaved::What::network) note_in_files(bench, {it.network});
}

void ask_about_left_behind(Workbench& bench) {
  if (!bench.autosave.left_behind().empty())
    bench.dialog = Dialog::left_behind;
  else if (bench.after_left_behind)
    bench.later(std::exchange(bench.after_left_behind, nullptr));
  bench.pulse.stir();
}

void note_in_files(Workbench& bench, const std::vector<std::shared_ptr<const Network>>& networks) {
  for (const auto& network : networks)
    if (std::ranges::find(bench.in_files, network) == bench.in_files.end()) bench.in_files.push_back(network);
  const auto& all = bench.session.networks();
  std::erase_if(bench.in_files, [&](const auto& one) { return std::ranges::find(all, one) == all.end(); });
}

}  // namespace memscape
