// The job owns a snapshot of the session, with runs of its own.
#include "app/tasks/export_job.h"

#include "app/tasks/figure_export.h"
#include "core/base/error.h"

namespace memscape {

struct ExportJob::Part {
  Session session;
  Result result;
};

ExportJob::ExportJob(std::function<void()> wake)
    : job_(std::make_unique<Background<Part>>(std::move(wake))) {}
ExportJob::~ExportJob() = default;

bool ExportJob::busy() const {
  return job_->busy();
}

void ExportJob::start(const Session& session, std::filesystem::path file) {
  if (busy())
    throw Error(Fault::work, "Another figure is still being written: export this one when it is done.");
  std::vector<Part> parts;
  parts.push_back({session.snapshot(), {std::move(file), {}}});
  job_->start(std::move(parts), [](std::vector<Part>& work, const std::atomic<bool>&) {
    Part& part = work.front();
    try {
      export_figure(part.session, part.result.file);
    } catch (...) {
      part.result.error = caught().what();
    }
  });
}

std::optional<ExportJob::Result> ExportJob::collect() {
  std::vector<Part> parts = job_->take();
  if (parts.empty()) return std::nullopt;
  return std::move(parts.front().result);
}

}  // namespace memscape
