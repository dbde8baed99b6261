// A job owns copies of what it reads; its results are taken only if they still fit what the panel needs.
#include "app/tasks/field_job.h"

#include <algorithm>
#include <chrono>

#include "core/layers/layer.h"
#include "core/views/view.h"

namespace memscape {
namespace {

constexpr double budget_seconds = 0.012;  // of a frame, for the fields of all panels together
constexpr int coarsest = 12;

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

/// What a field depends on. The model is held, so that another one cannot take its address.
struct FieldJobs::Need {
  std::shared_ptr<const Model> model;
  Plane plane;
  const ViewKind* view = nullptr;
  double x[2] = {}, y[2] = {};
  bool arrows = false;
  FieldSize size;
  bool operator==(const Need&) const = default;

  static Need of(const PanelState& panel, const FieldSize& size) {
    const View& view = panel.scene.view;
    bool arrows = places_of(panel) == Places::plane && needs_of(panel).has(memscape::Need::gradient);
    return {panel.shown, panel.plane, &view_of(panel), {view.x[0], view.x[1]}, {view.y[0], view.y[1]},
            arrows,      size};
  }
};

struct FieldJobs::Shown {
  Need need;
  bool full = false;
  double seconds_per_node = 0;  ///< measured; 0 while unknown
};

struct FieldJobs::Part {
  int panel;
  PanelState state;
  Need need;
  std::shared_ptr<const Field> field;
};

FieldJobs::FieldJobs(std::function<void()> wake)
    : jobs_(std::make_unique<Background<Part>>(std::move(wake))) {}
FieldJobs::~FieldJobs() = default;

bool FieldJobs::busy() const {
  return jobs_->busy();
}

bool FieldJobs::all_full() const {
  return std::all_of(shown_.begin(), shown_.end(), [](const Shown& shown) { return shown.full; });
}

int FieldJobs::coarseness(const Shown& shown, const FieldSize& size, size_t panels) const {
  if (!shown.need.view->grid || size.height <= 1) return 1;
  double nodes = static_cast<double>(size.width) * size.height;
  if (shown.seconds_per_node == 0) return nodes > 4000 ? 8 : 1;
  int factor = 1;
  while (factor < coarsest &&
         nodes / (factor * factor) * shown.seconds_per_node * static_cast<double>(panels) > budget_seconds)
    ++factor;
  return factor;
}

bool FieldJobs::refresh(Session& session, const std::vector<FieldSize>& sizes, bool at_rest) {
  auto& panels = session.panels();
  shown_.resize(panels.size());
  bool changed = false;
  for (size_t i = 0; i < panels.size(); ++i) {
    Need need = Need::of(panels[i], sizes[i]);
    Shown& shown = shown_[i];
    if (need == shown.need && (panels[i].field || !need.view->grid)) continue;
    jobs_->cancel();
    shown.need = need;
    int factor = coarseness(shown, sizes[i], panels.size());
    int width = std::max(2, sizes[i].width / factor), height = std::max(1, sizes[i].height / factor);
    auto start = std::chrono::steady_clock::now();
    session.set_field(static_cast<int>(i), Session::compute_field(panels[i], width, height));
    double cost = seconds_since(start) / (static_cast<double>(width) * height);
    shown.seconds_per_node = shown.seconds_per_node == 0 ? cost : 0.7 * shown.seconds_per_node + 0.3 * cost;
    shown.full = factor == 1;
    changed = true;
  }
  if (at_rest && !busy() && !all_full()) start_job(session);
  jobs_->reap();
  return changed;
}

void FieldJobs::start_job(const Session& session) {
  std::vector<Part> parts;
  for (size_t i = 0; i < shown_.size(); ++i)
    if (!shown_[i].full)
      parts.push_back({static_cast<int>(i), copy_for_job(session.panels()[i]), shown_[i].need, nullptr});
  jobs_->start(std::move(parts), [](std::vector<Part>& work, const std::atomic<bool>& cancelled) {
    for (Part& part : work)
      part.field =
          Session::compute_field(part.state, part.need.size.width, part.need.size.height, &cancelled);
  });
}

bool FieldJobs::collect(Session& session) {
  bool changed = false;
  for (Part& part : jobs_->take()) {
    auto index = static_cast<size_t>(part.panel);
    // The session may have other panels than at the last refresh.
    if (!part.field || index >= shown_.size() || index >= session.panels().size()) continue;
    if (shown_[index].need != part.need || Need::of(session.panels()[index], part.need.size) != part.need)
      continue;
    session.set_field(part.panel, part.field);
    shown_[index].full = changed = true;
  }
  return changed;
}

}  // namespace memscape
