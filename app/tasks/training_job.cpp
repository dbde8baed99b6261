// The thread trains in chunks of about a tenth of a second; the clock decides when something is published,
// never what is learned.
#include "app/tasks/training_job.h"

#ifdef __linux__
#include <sys/resource.h>
#endif

#include <algorithm>
#include <chrono>

#include "core/base/parallel.h"

namespace memscape {
namespace {

using Clock = std::chrono::steady_clock;
constexpr double publish_seconds = 0.33, chunk_seconds = 0.08;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// All cores but one, which is the window's.
int cores() {
  return std::max(1, thread_count() - 1);
}

/// Lowers the priority of this thread alone, where the system can.
void yield_to_window() {
#ifdef __linux__
  setpriority(PRIO_PROCESS, 0, 5);
#endif
}

}  // namespace

TrainingJob::~TrainingJob() {
  drop();
}

void TrainingJob::join() {
  cancelled_ = true;
  if (thread_.joinable()) thread_.join();
}

void TrainingJob::hold() {
  cancelled_ = true;
}

void TrainingJob::drop() {
  join();
  const std::scoped_lock held(lock_);
  published_ = nullptr;
}

std::shared_ptr<const Network> TrainingJob::take() {
  const std::scoped_lock held(lock_);
  return std::exchange(published_, nullptr);
}

void TrainingJob::start(const TrainingSettings& settings, std::shared_ptr<const Matrix> Xi, int iterations,
                        std::shared_ptr<const Network> from) {
  drop();
  settings_ = settings, Xi_ = std::move(Xi), goal_ = iterations;
  cancelled_ = diverged_ = false, running_ = true, rate_ = 0;
  thread_ = std::thread([this, from = std::move(from)] {
    yield_to_window();
    with_threads(cores(), [&] { work(from, from ? from->floor : loss_floor(settings_, *Xi_)); });
    running_ = false;
    wake_();
  });
}

void TrainingJob::work(std::shared_ptr<const Network> from, double floor) {
  Trainer trainer = from ? Trainer(settings_, *Xi_, from->training.state) : Trainer(settings_, *Xi_);
  LossCurve losses = from ? from->losses : LossCurve{};
  std::size_t told = 0;
  const auto publish = [&] {
    const std::vector<float>& all = trainer.losses();
    for (; told < all.size(); ++told) losses.add(all[told]);
    auto network = make_network({settings_, trainer.state()}, Xi_);
    network->losses = losses, network->floor = floor;
    const std::scoped_lock held(lock_);
    published_ = std::move(network);
  };
  auto published = Clock::now();
  int chunk = 10, since = 0;
  while (trainer.iteration() < goal_ && !cancelled_ && !diverged_) {
    const auto began = Clock::now();
    const int done = trainer.train(std::min(chunk, goal_ - trainer.iteration()), &cancelled_);
    since += done;
    diverged_ = trainer.diverged();
    const double took = std::max(seconds_since(began), 1e-6);
    if (done == chunk) chunk = std::clamp(static_cast<int>(done * chunk_seconds / took), 1, 2 * chunk);
    if (seconds_since(published) < publish_seconds) continue;
    rate_ = since / seconds_since(published);
    since = 0, published = Clock::now();
    publish();
    wake_();
  }
  publish();
}

}  // namespace memscape
