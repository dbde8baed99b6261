// An iteration in three phases, each split into parts that do not depend on the number of threads: noise,
// forwards and backwards by ranges of columns; then gradient and Adam by bands of rows.
#include "core/learning/score/trainer.h"

#include <cassert>
#include <cmath>

#include "core/base/parallel.h"
#include "core/base/stop.h"
#include "core/learning/network/energy_pass.h"
#include "core/learning/score/noisy_batches.h"

namespace memscape {
namespace {

constexpr int range_columns = 36;  ///< columns of a part: three register tiles

LineVector<float> aligned(const std::vector<float>& from) {
  return {from.begin(), from.end()};
}

}  // namespace

TrainingSettings quick_training() {
  TrainingSettings settings;
  settings.shape = {.frequencies = 16, .scale = 4, .time_width = 32, .width = 32, .hidden = 3};
  settings.learning_rate = 3e-3;
  settings.average = 0.999;
  settings.batch = settings.copies = 128;
  return settings;
}

TrainingState first_state(const TrainingSettings& settings) {
  TrainingState state;
  state.frequencies = fourier_frequencies(settings.shape, settings.seed);
  state.weights = first_weights(settings.shape, settings.seed);
  state.average = state.weights;
  state.first.assign(state.weights.size(), 0.0f);
  state.second = state.first;
  return state;
}

ScoreWeights averaged_weights(const TrainingSettings& s, const TrainingState& state) {
  return {s.shape, s.explicit_energy, s.sigma, s.t_min, s.t_max, state.frequencies, state.average};
}

struct Trainer::Work {
  Work(const TrainingSettings& s, const Matrix& Xi, TrainingState start)
      : settings(s),
        batches(settings, Xi),
        layout(settings.shape),
        frequencies(std::move(start.frequencies)),
        batch(batches.size()),
        energy(settings.explicit_energy ? new EnergyPass<float>(settings.shape, batch) : nullptr),
        plain(energy ? nullptr : new NetworkPass<float>(settings.shape, batch)),
        pass(energy ? energy->both : *plain),
        iteration(start.iteration),
        weights(aligned(start.weights)),
        average(aligned(start.average)),
        first(aligned(start.first)),
        second(aligned(start.second)),
        transposed(weights.size()),
        tasks(learn_tasks(layout, pass, batch)),
        scratch(tasks.size() + 1, LineVector<float>(learn_scratch(settings.shape))),
        column_loss(static_cast<std::size_t>(batch)) {
    assert(static_cast<long>(weights.size()) == layout.size);
    backward_blocks = {layout.time[1], layout.project_time};
    backward_blocks.insert(backward_blocks.end(), layout.hidden.begin(), layout.hidden.end());
  }

  bool few() const { return batch < simd::few_columns; }
  NetworkView<float> view() const {
    return {settings.shape, layout, frequencies.data(), weights.data(), few() ? nullptr : transposed.data()};
  }
  void for_parts(int count, const auto& work) const {
    if (few() || count == 1)
      for (int i = 0; i < count; ++i) work(i);
    else
      parallel_ranges(0, count, 1, [&](int begin, int end) {
        for (int i = begin; i < end; ++i) work(i);
      });
  }

  float lose(int n, const float* scaled_score, float* wrong);
  void both_ways(int from, int count);
  void both_ways_of_energy(int from, int count);
  simd::AdamStep<float> adam_step() const;
  void learn_all();
  float iterate();

  TrainingSettings settings;
  NoisyBatches batches;
  NetworkLayout layout;
  std::vector<float> frequencies;
  int batch;
  std::unique_ptr<EnergyPass<float>> energy;  ///< of an explicit energy
  std::unique_ptr<NetworkPass<float>> plain;  ///< else
  NetworkPass<float>& pass;
  int iteration;
  LineVector<float> weights, average, first, second, transposed;
  std::vector<LearnTask<float>> tasks;
  std::vector<LineVector<float>> scratch;
  std::vector<WeightBlock> backward_blocks;
  std::vector<float> column_loss, losses;
  bool diverged = false;
};

/// The loss of a column with this σ √t s(x_t, t); into `wrong` its derivative by that.
float Trainer::Work::lose(int n, const float* scaled_score, float* wrong) {
  float loss = 0;
  for (int d = 0; d < settings.shape.dimension; ++d) {
    const float error = scaled_score[d] + static_cast<float>(batches.noise(n)[d]);
    loss += error * error;
    wrong[d] = 2 * error / static_cast<float>(batch);
  }
  return loss;
}

void Trainer::Work::both_ways(int from, int count) {
  for (int n = from; n < from + count; ++n) batches.corrupt(iteration, n, pass);
  if (energy) return both_ways_of_energy(from, count);
  forward(view(), pass, from, count);
  for (int n = from; n < from + count; ++n)
    column_loss[static_cast<std::size_t>(n)] = lose(n, pass.out.column(n), pass.d_out.column(n));
  backward(view(), pass, from, count);
}

/// With s = -∇E the loss goes through u·∇E, u = -σ √t times its derivative by σ √t s.
void Trainer::Work::both_ways_of_energy(int from, int count) {
  const int D = settings.shape.dimension;
  energy_forward(view(), *energy, from, count);
  for (int n = from; n < from + count; ++n) {
    const float deviation = static_cast<float>(settings.sigma) * std::sqrt(pass.t(0, n));
    float *slope = energy->gradient.column(n), *u = pass.X.column(batch + n);
    for (int d = 0; d < D; ++d) slope[d] *= -deviation;
    column_loss[static_cast<std::size_t>(n)] = lose(n, slope, u);
    for (int d = 0; d < D; ++d) u[d] *= -deviation;
  }
  energy_backward(view(), *energy, from, count);
}

simd::AdamStep<float> Trainer::Work::adam_step() const {
  const double n = iteration + 1, decay = std::min(settings.average, (1 + n) / (10 + n));
  return {static_cast<float>(settings.beta1),
          static_cast<float>(settings.beta2),
          static_cast<float>(settings.learning_rate / (1 - std::pow(settings.beta1, n))),
          static_cast<float>(1 / std::sqrt(1 - std::pow(settings.beta2, n))),
          static_cast<float>(settings.epsilon),
          static_cast<float>(1 - decay)};
}

void Trainer::Work::learn_all() {
  const simd::AdamStep<float> step = adam_step();
  const simd::Learned<float> to{weights.data(), first.data(), second.data(), average.data(), nullptr};
  for_parts(static_cast<int>(scratch.size()), [&](int i) {
    const auto part = static_cast<std::size_t>(i);
    if (part < tasks.size())
      learn(tasks[part], to, step, scratch[part].data());
    else
      learn_rest(layout, pass, batch, to, step, scratch[part].data());
  });
}

float Trainer::Work::iterate() {
  batches.choose(iteration);
  if (!few())
    for_parts(static_cast<int>(backward_blocks.size()), [&](int i) {
      transpose_block(backward_blocks[static_cast<std::size_t>(i)], weights.data(), transposed.data());
    });
  if (few())
    both_ways(0, batch);
  else
    for_parts((batch + range_columns - 1) / range_columns, [&](int i) {
      both_ways(i * range_columns, std::min(range_columns, batch - i * range_columns));
    });
  double loss = 0;
  for (float one : column_loss) loss += one;
  return static_cast<float>(loss / batch);
}

Trainer::Trainer(const TrainingSettings& settings, const Matrix& Xi)
    : Trainer(settings, Xi, first_state(settings)) {}
Trainer::Trainer(const TrainingSettings& settings, const Matrix& Xi, TrainingState state)
    : work_(std::make_unique<Work>(settings, Xi, std::move(state))) {}
Trainer::~Trainer() = default;
Trainer::Trainer(Trainer&&) noexcept = default;
Trainer& Trainer::operator=(Trainer&&) noexcept = default;

int Trainer::train(int iterations, const std::atomic<bool>* cancelled) {
  Work& work = *work_;
  work.losses.reserve(work.losses.size() + static_cast<std::size_t>(std::max(0, iterations)));
  int done = 0;
  for (; done < iterations && !work.diverged && !stopped(cancelled); ++done) {
    const float loss = work.iterate();
    work.diverged = !std::isfinite(loss);
    if (work.diverged) break;
    work.learn_all();
    work.losses.push_back(loss);
    ++work.iteration;
  }
  return done;
}

int Trainer::iteration() const {
  return work_->iteration;
}
const std::vector<float>& Trainer::losses() const {
  return work_->losses;
}
bool Trainer::diverged() const {
  return work_->diverged;
}
const TrainingSettings& Trainer::settings() const {
  return work_->settings;
}
int Trainer::batch() const {
  return work_->batch;
}

TrainingState Trainer::state() const {
  auto copy = [](const LineVector<float>& v) { return std::vector<float>(v.begin(), v.end()); };
  const Work& work = *work_;
  return {work.iteration,     work.frequencies, copy(work.weights),
          copy(work.average), copy(work.first), copy(work.second)};
}

ScoreWeights Trainer::averaged() const {
  const Work& work = *work_;
  const TrainingSettings& s = work.settings;
  return {s.shape,
          s.explicit_energy,
          s.sigma,
          s.t_min,
          s.t_max,
          work.frequencies,
          {work.average.begin(), work.average.end()}};
}

}  // namespace memscape
