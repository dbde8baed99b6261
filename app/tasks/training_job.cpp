// It trains in chunks of about a tenth of a second; the clock decides when something is published, never what
// is learned.
#include "app/tasks/training_job.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <utility>

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

}  // namespace

/// One training, shared by the window and the worker that is at it.
struct TrainingJob::Course {
  TrainingSettings settings;
  std::shared_ptr<const Matrix> Xi;
  int goal = 0;
  std::atomic<bool> diverged = false;
  std::atomic<double> rate = 0;

  void publish(std::shared_ptr<const Network> network) {
    const std::scoped_lock held(lock_);
    published_ = std::move(network);
  }
  std::shared_ptr<const Network> take() {
    const std::scoped_lock held(lock_);
    return std::exchange(published_, nullptr);
  }
  void work(const std::shared_ptr<const Network>& from, const Watch& watch);

 private:
  std::mutex lock_;
  std::shared_ptr<const Network> published_;
};

void TrainingJob::Course::work(const std::shared_ptr<const Network>& from, const Watch& watch) {
  const LossFloor floor = from ? from->floor : loss_floor(settings, *Xi);
  Trainer trainer = from ? Trainer(settings, *Xi, from->training.state) : Trainer(settings, *Xi);
  LossCurve losses = from ? from->losses : LossCurve{};
  std::size_t told = 0;
  const auto tell = [&] {
    const std::vector<float>& all = trainer.losses();
    for (; told < all.size(); ++told) losses.add(all[told]);
    auto network = make_network({settings, trainer.state()}, Xi);
    network->losses = losses, network->floor = floor;
    publish(std::move(network));
  };
  auto published = Clock::now();
  int chunk = 10, since = 0;
  while (trainer.iteration() < goal && !watch.stop() && !diverged) {
    const auto began = Clock::now();
    const int done = trainer.train(std::min(chunk, goal - trainer.iteration()), watch.cancelled);
    since += done;
    diverged = trainer.diverged();
    const double took = std::max(seconds_since(began), 1e-6);
    if (done == chunk) chunk = std::clamp(static_cast<int>(done * chunk_seconds / took), 1, 2 * chunk);
    if (seconds_since(published) < publish_seconds) continue;
    rate = since / seconds_since(published);
    since = 0, published = Clock::now();
    tell();
    watch.publish(nullptr);
  }
  tell();
}

void TrainingJob::start(const TrainingSettings& settings, std::shared_ptr<const Matrix> Xi, int iterations,
                        std::shared_ptr<const Network> from) {
  hold();
  course_ = std::make_shared<Course>();
  course_->settings = settings, course_->Xi = std::move(Xi), course_->goal = iterations;
  errand_ = tasks_.errand([course = course_, from = std::move(from)](const Watch& watch) {
    with_threads(cores(), [&] { course->work(from, watch); });
  });
}

void TrainingJob::hold() {
  if (errand_) errand_->cancelled = true;
}

void TrainingJob::drop() {
  hold();
  errand_ = nullptr;
  if (course_) course_->take();
}

std::shared_ptr<const Network> TrainingJob::take() {
  return course_ && errand_ ? course_->take() : nullptr;
}

bool TrainingJob::running() const {
  return errand_ && !errand_->done;
}

bool TrainingJob::diverged() const {
  return course_ && course_->diverged;
}

const TrainingSettings& TrainingJob::settings() const {
  return course_->settings;
}

const Matrix* TrainingJob::memories() const {
  return course_ ? course_->Xi.get() : nullptr;
}

double TrainingJob::rate() const {
  return course_ ? course_->rate.load() : 0;
}

}  // namespace memscape
