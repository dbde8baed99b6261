// The same questions to every kind of job.
#include "app/tasks/page_jobs.h"

namespace memscape {
namespace {

template <class Jobs, class Ask>
auto each(Jobs& jobs, Ask ask) {
  return ask(jobs.fields, jobs.anatomy, jobs.predictions, jobs.sweeps, jobs.clusters);
}

}  // namespace

void PageJobs::refresh(Session& session, const std::vector<FieldSize>& sizes, const Wishes& wishes) {
  fields.refresh(session, sizes, wishes.at_rest && !wishes.playing);
  anatomy.refresh(session, sizes, wishes.at_rest);
  predictions.refresh(session, sizes, wishes.at_rest);
  sweeps.refresh(session, wishes.strip, wishes.at_rest);
  clusters.refresh(session, sizes, false);
}

bool PageJobs::collect(Session& session) {
  return each(*this, [&](auto&... jobs) { return (0 | ... | jobs.collect(session)) != 0; });
}

bool PageJobs::all_full() const {
  return each(*this, [](const auto&... jobs) { return (jobs.all_full() && ...); });
}

bool PageJobs::waits() const {
  return each(*this, [](const auto&... jobs) { return ((!jobs.all_full() && !jobs.busy()) || ...); });
}

}  // namespace memscape
