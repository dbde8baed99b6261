// The studies that charts draw (core/charts/study.h): what is done of one is shown as it comes.
#include "core/charts/study.h"
#include "core/session/tasks/task.h"

namespace memscape {
namespace {

struct Studies {
  static constexpr std::string_view words = "study";
  using Result = Study;
  using Needs = Scene;  ///< with only what the study depends on

  static std::optional<Needs> key(const PanelState& panel, const Ask&) {
    const StudyKind* kind = study_kind(panel);
    if (!kind || !kind->refusal(panel).empty()) return std::nullopt;
    return kind->depends(panel.scene);
  }
  static std::shared_ptr<const Study> compute(const PanelState& panel, const Needs&, const Detail&,
                                              const Watch& watch) {
    StudyWatch study{.cancelled = watch.cancelled};
    study.publish = [&](const Study& part) {
      watch.publish(std::make_shared<const Study>(part));
      watch.progress(part.progress);
    };
    return compute_study(panel, study);
  }
  static bool is_final(const Needs&, const Study*) { return true; }
  static std::size_t bytes(const Study& study) {
    return sizeof(Scene) + sizeof(double) * study.x.size() * (1 + study.y.size());
  }
};

constexpr Task make() {
  Task row = row_of<Studies>();
  row.lasting = true;
  row.coarse_threads = row.fine_threads = -1;  // one is left to the fields of the frames
  row.effort = [](const PanelState& panel, const Ask& ask) {
    if (ask.wishes.at_rest) return Effort::fine;
    return study_kind(panel)->follows ? Effort::coarse : Effort::none;
  };
  row.may_stay = [](const PanelState& now, const PanelState&, const void* result) {
    const StudyKind* kind = study_kind(now);
    return kind && result && static_cast<const Study*>(result)->of.chart == now.scene.chart;
  };
  return row;
}

}  // namespace

extern const Task study_task;
const Task study_task = make();

}  // namespace memscape
