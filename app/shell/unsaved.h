// What would be lost with the window, or by opening something else: scenes with changes and trained networks,
// each asked about by name.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "app/shell/workbench.h"

namespace memscape {

struct Unsaved {
  enum class What {
    scene,    ///< the one that is shown
    left,     ///< the one that something else was opened over last
    network,  ///< trained in this window
  };
  What what = What::scene;
  std::string name;  ///< as a person knows it; of a scene with what was changed
  std::shared_ptr<const Network> network = nullptr;
};

/// Networks that were trained in this window, and are in no file.
std::vector<std::shared_ptr<const Network>> unsaved_networks(const Workbench& bench);
/// In the order in which they are asked about. `everything`: not the scene that is shown alone.
std::vector<Unsaved> unsaved(const Workbench& bench, bool everything);
/// The name and what was changed, e.g. "circle.json (β 8 → 4)".
std::string version_words(const std::string& name, const Scene& scene, const Scene& saved);
/// The name of a file, or a title.
std::string scene_name(const std::string& name, const Scene& scene);

/// Runs `change`, which shows another scene, after a question when there are changes.
void unless_unsaved(Workbench& bench, Change change);
/// Runs `change`, which ends the window, after a question about each thing that is not saved.
void unless_anything_unsaved(Workbench& bench, Change change);
/// The next question, or what was asked for.
void go_on_leaving(Workbench& bench);

/// Saves it, perhaps after another dialogue; what was asked for goes on then. Throws Error.
void keep(Workbench& bench, const Unsaved& it);
/// It is not wanted any more.
void let_go(Workbench& bench, const Unsaved& it);

/// The question about work that an earlier window left behind, or what waits for its end.
void ask_about_left_behind(Workbench& bench);

/// These networks are in files: nothing of them would be lost.
void note_in_files(Workbench& bench, const std::vector<std::shared_ptr<const Network>>& networks);

}  // namespace memscape
