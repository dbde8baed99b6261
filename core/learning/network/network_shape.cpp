// Offsets of the matrices, one after another, and their seeded first values.
#include "core/learning/network/network_shape.h"

#include <cmath>

#include "core/base/random.h"

namespace memscape {
namespace {

constexpr std::uint64_t frequency_stream = 1, weight_stream = 2;

int padded(int rows) {
  return (rows + 15) / 16 * 16;
}

}  // namespace

NetworkLayout::NetworkLayout(const NetworkShape& shape) {
  const int features = 2 * shape.frequencies, t = shape.time_width, w = shape.width, D = shape.dimension;
  auto place = [this](std::string_view name, int rows, int columns, int fan_in) {
    WeightBlock block{name, rows, columns, fan_in, size};
    size += block.size();
    return block;
  };
  for (int l = 0; l < 2; ++l) {
    time[l] = place("time", t, l ? t : features, l ? t : features);
    time_bias[l] = place("time bias", t, 1, l ? t : features);
  }
  project_time = place("projection of time", w, t, t + D);
  project_position = place("projection of position", w, D, t + D);
  project_bias = place("projection bias", w, 1, t + D);
  for (int l = 0; l < shape.hidden; ++l) {
    hidden.push_back(place("hidden", w, w, w));
    hidden_bias.push_back(place("hidden bias", w, 1, w));
  }
  norm_gain = place("norm gain", w, 1, 0);
  norm_bias = place("norm bias", w, 1, 0);
  output = place("output", w, D, w);
  output_bias = place("output bias", padded(D), 1, w);
}

std::vector<WeightBlock> NetworkLayout::blocks() const {
  std::vector<WeightBlock> all = {time[0],      time_bias[0],     time[1],     time_bias[1],
                                  project_time, project_position, project_bias};
  for (std::size_t l = 0; l < hidden.size(); ++l) all.insert(all.end(), {hidden[l], hidden_bias[l]});
  all.insert(all.end(), {norm_gain, norm_bias, output, output_bias});
  return all;
}

std::vector<float> fourier_frequencies(const NetworkShape& shape, std::uint64_t seed) {
  Random random(seed, frequency_stream);
  std::vector<float> f(static_cast<std::size_t>(shape.frequencies));
  for (float& one : f) one = static_cast<float>(shape.scale * random.normal());
  return f;
}

std::vector<float> first_weights(const NetworkShape& shape, std::uint64_t seed) {
  const NetworkLayout layout(shape);
  Random random(seed, weight_stream);
  std::vector<float> w(static_cast<std::size_t>(layout.size), 0.0f);
  for (const WeightBlock& block : layout.blocks()) {
    if (block.fan_in == 0) continue;
    const double bound = 1 / std::sqrt(static_cast<double>(block.fan_in));
    const long used = block.offset == layout.output_bias.offset ? shape.dimension : block.size();
    for (long i = 0; i < used; ++i)
      w[static_cast<std::size_t>(block.offset + i)] = static_cast<float>(random.uniform(-bound, bound));
  }
  for (long i = 0; i < layout.norm_gain.size(); ++i)
    w[static_cast<std::size_t>(layout.norm_gain.offset + i)] = 1;
  return w;
}

}  // namespace memscape
