// What is computed for panels, as rows: from what (a key), how, when, and how urgently. One row is one file
// and one line in the table (table.cpp); window, command line and export ask the same rows.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/stop.h"
#include "core/session/session.h"
#include "core/session/tasks/cost.h"
#include "core/session/tasks/found.h"

namespace memscape {

/// Pixels of a plot.
struct PlotSize {
  int width = 0, height = 0;
  bool operator==(const PlotSize&) const = default;
};

/// What whoever shows the panels wants of them.
struct Wishes {
  std::vector<PlotSize> sizes;  ///< of the panels' plots
  int strip = -1;               ///< the panel whose slider of β is seen, -1 for none
  int focus = -1;               ///< the panel of which everything is told, -1 for none
  bool at_rest = true;          ///< nothing is dragged: all may be computed in full
  bool playing = false;         ///< landscapes change at every step: coarse ones must do
  bool training = false;        ///< energies change a few times a second
  int most_cells = 900;         ///< along the longer side of a picture made of cells
  bool all = false;             ///< all that there can be, whatever is shown
  PlotSize lattice;             ///< with `all`: of the basins
  bool force = false;           ///< what would take longer than anybody waits, too
};

/// The same for one panel.
struct Ask {
  const Wishes& wishes;
  int panel = 0;
  PlotSize size() const {
    const auto at = static_cast<std::size_t>(panel);
    return at < wishes.sizes.size() ? wishes.sizes[at] : PlotSize{};
  }
  bool focused() const { return wishes.all || panel == wishes.focus; }
};

/// How a computation tells what it has, and learns that nobody wants it any more. `publish` takes what is
/// there so far, `progress` the share that is done.
struct Watch {
  const std::atomic<bool>* cancelled = nullptr;
  std::function<void(std::shared_ptr<const void>)> publish = [](const auto&) {};
  std::function<void(double)> progress = [](double) {};
  bool stop() const { return stopped(cancelled); }
};

/// How much of a result is computed now.
enum class Effort { none, coarse, fine };
/// In full at rest, coarsely while something is dragged.
Effort by_rest(const PanelState& panel, const Ask& ask);

/// In what order a page is computed: from the panels' numbers alone; on their plots, where it may change what
/// the page says; last, for each pixel of the final plots, and coarsely within a frame.
enum class Stage { numbers, plots, pixels };

struct Detail {
  bool fine = true;
  int divide = 1;  ///< of pixels: each so many-th along both sides
};

struct Task {
  std::string_view words;  ///< what it computes, for people
  ResultType type = nullptr;
  Stage stage = Stage::numbers;
  int urgency = 0;         ///< higher ones go first
  int coarse_threads = 1;  ///< beside the fields of the frames
  int fine_threads = 0;    ///< 0 all, -1 all but one
  bool lasting = false;    ///< seconds or minutes, in line with others of that kind
  Key (*key)(const PanelState&, const Ask&) = nullptr;
  /// Touches nothing: may run in any thread. Null when cancelled, or when there is nothing.
  std::shared_ptr<const void> (*compute)(const PanelState&, const Key&, const Detail&,
                                         const Watch&) = nullptr;
  Effort (*effort)(const PanelState&, const Ask&) = by_rest;
  /// Whether a coarse result is as good as a fine one.
  bool (*is_final)(const Key&, const void* result) = [](const Key&, const void*) { return false; };
  MayStay may_stay = same_kinds;
  std::size_t (*bytes)(const void* result) = nullptr;
  /// What a key takes, part by part in the order in which they are computed; null: seconds at most.
  std::vector<Cost> (*costs)(const PanelState&, const Ask&, const Key&) = nullptr;
  /// The key without one of these parts; null: nothing is left of it.
  Key (*without)(const Key&, std::size_t part) = nullptr;
  double (*nodes)(const Key&) = nullptr;  ///< of pixels: how many values there are to compute
  /// Makes it what the panel shows; puts it among what was found where it is null.
  void (*show)(Session&, int panel, const std::shared_ptr<const void>&) = nullptr;
};

/// A row from a structure of functions: words, Result, Needs; key(panel, ask) -> optional<Needs>;
/// compute(panel, needs, detail, watch) -> shared_ptr<const Result>; bytes(result); and where they differ
/// from a row's own: stage, urgency, effort(panel, ask), is_final(needs, result), costs(panel, ask, needs)
/// and without(needs, part) -> optional<Needs>.
template <class Kind>
constexpr Task row_of() {
  using Result = typename Kind::Result;
  using Needs = typename Kind::Needs;
  Task row;
  row.words = Kind::words;
  row.type = result_type<Result>;
  row.key = [](const PanelState& panel, const Ask& ask) {
    std::optional<Needs> needs = Kind::key(panel, ask);
    return needs ? Key::of(*std::move(needs)) : Key();
  };
  row.compute = [](const PanelState& panel, const Key& key, const Detail& detail,
                   const Watch& watch) -> std::shared_ptr<const void> {
    return Kind::compute(panel, key.as<Needs>(), detail, watch);
  };
  if constexpr (requires { Kind::stage; }) row.stage = Kind::stage;
  if constexpr (requires { Kind::urgency; }) row.urgency = Kind::urgency;
  if constexpr (requires { &Kind::effort; }) row.effort = Kind::effort;
  row.bytes = [](const void* result) { return Kind::bytes(*static_cast<const Result*>(result)); };
  if constexpr (requires { &Kind::costs; })
    row.costs = [](const PanelState& panel, const Ask& ask, const Key& key) {
      return Kind::costs(panel, ask, key.as<Needs>());
    };
  if constexpr (requires { &Kind::without; })
    row.without = [](const Key& key, std::size_t part) {
      std::optional<Needs> needs = Kind::without(key.as<Needs>(), part);
      return needs ? Key::of(*std::move(needs)) : Key();
    };
  if constexpr (requires { &Kind::is_final; })
    row.is_final = [](const Key& key, const void* result) {
      return Kind::is_final(key.as<Needs>(), static_cast<const Result*>(result));
    };
  return row;
}

/// The table.
std::span<const Task* const> tasks();
/// The row that makes results of this type, which there must be.
const Task& task_for(ResultType type);

/// What a computation may read of a panel: all but its run, which is not for two threads.
PanelState copy_for_task(const PanelState& panel);
/// Whether what was found for `then` may be shown by `now`, which has its number: a drag leaves the kinds of
/// everything as they are. Otherwise another panel has come to that number.
bool is_same_panel(const PanelState& then, const PanelState& now);

}  // namespace memscape
