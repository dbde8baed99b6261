// The score network: its kernels against plain sums, and its gradient against central differences, in double.
#include <doctest/doctest.h>

#include <cmath>

#include "core/base/random.h"
#include "core/learning/network/network_pass.h"

using namespace memscape;

namespace {

NetworkShape small_shape() {
  NetworkShape shape;
  shape.dimension = 3;
  shape.frequencies = 5;
  shape.scale = 1;
  shape.time_width = 16;
  shape.width = 48;
  return shape;
}

/// A network in double with weights that are all at work, and a loss of a batch of N states: Σ target·n(x,
/// t).
struct Probe {
  Probe(const NetworkShape& s, int N)
      : shape(s),
        layout(s),
        pass(s, N),
        weights(static_cast<std::size_t>(layout.size)),
        target(s.dimension, N) {
    Random random(7);
    for (float f : fourier_frequencies(shape, 3)) frequencies.push_back(f);
    std::vector<float> first = first_weights(shape, 3);
    for (std::size_t i = 0; i < first.size(); ++i)
      weights[i] = first[i] == 0 ? 0 : first[i] + 0.1 * random.normal();
    for (int i = 0; i < shape.width; ++i)
      weights[static_cast<std::size_t>(layout.norm_bias.offset + i)] = 0.1 * random.normal();
    for (int n = 0; n < N; ++n) {
      pass.t(0, n) = random.uniform(0.01, 1);
      for (int d = 0; d < shape.dimension; ++d)
        pass.X(d, n) = random.normal(), target(d, n) = random.normal();
    }
  }
  NetworkView<double> view(const double* transposed = nullptr) const {
    return {shape, layout, frequencies.data(), weights.data(), transposed};
  }
  double loss() {
    forward(view(), pass, 0, pass.columns());
    return (pass.out.array(0, pass.columns()) * target.array(0, pass.columns())).sum();
  }
  /// The gradient of `loss` by hand-derived backpropagation, with transposed weights or without.
  LineVector<double> gradient(bool transposed) {
    loss();
    LineVector<double> turned(weights.size()), g(weights.size()), scratch(learn_scratch(shape));
    for (const WeightBlock& block : layout.blocks()) transpose_block(block, weights.data(), turned.data());
    pass.d_out = target;
    backward(view(transposed ? turned.data() : nullptr), pass, 0, pass.columns());
    const simd::Learned<double> to{nullptr, nullptr, nullptr, nullptr, g.data()};
    for (const auto& task : learn_tasks(layout, pass, pass.columns())) learn(task, to, {}, scratch.data());
    learn_rest(layout, pass, pass.columns(), to, {}, scratch.data());
    return g;
  }

  NetworkShape shape;
  NetworkLayout layout;
  NetworkPass<double> pass;
  std::vector<double> frequencies;
  LineVector<double> weights;
  Table<double> target;
};

}  // namespace

TEST_CASE("the network's gradient is that of central differences, block by block") {
  for (int N : {2, 9, 21}) {  // one row of products; several; the tiles of many columns
    Probe probe(small_shape(), N);
    const LineVector<double> gradient = probe.gradient(N > 16);
    Random random(11);
    for (const WeightBlock& block : probe.layout.blocks()) {
      CAPTURE(block.name);
      CAPTURE(N);
      const long used =
          block.offset == probe.layout.output_bias.offset ? probe.shape.dimension : block.size();
      for (int probes = 0; probes < 12; ++probes) {
        const auto i =
            static_cast<std::size_t>(block.offset) + random.next() % static_cast<std::size_t>(used);
        const double kept = probe.weights[i], h = 1e-5;
        probe.weights[i] = kept + h;
        const double above = probe.loss();
        probe.weights[i] = kept - h;
        const double below = probe.loss();
        probe.weights[i] = kept;
        // Differences err by h² and by rounding over h: both near 1e-9 of values of order one.
        CHECK(gradient[i] == doctest::Approx((above - below) / (2 * h)).epsilon(1e-7).scale(1));
      }
    }
  }
}

TEST_CASE("unused entries of the output's bias get no gradient") {
  Probe probe(small_shape(), 2);
  const LineVector<double> gradient = probe.gradient(false);
  for (int i = probe.shape.dimension; i < probe.layout.output_bias.rows; ++i)
    CHECK(gradient[static_cast<std::size_t>(probe.layout.output_bias.offset + i)] == 0);
}

TEST_CASE("the two ways back agree, and a batch is its columns") {
  Probe probe(small_shape(), 21);
  const LineVector<double> dots = probe.gradient(false), products = probe.gradient(true);
  double worst = 0;
  for (std::size_t i = 0; i < dots.size(); ++i) worst = std::max(worst, std::abs(dots[i] - products[i]));
  CHECK(worst < 1e-12);  // sums of some hundred terms of order one in another order

  const Table<double> whole = probe.pass.out;
  for (int n = 0; n < 21; n += 7) forward(probe.view(), probe.pass, n, 7);
  for (int n = 0; n < 21; ++n)
    for (int d = 0; d < 3; ++d) CHECK(probe.pass.out(d, n) == doctest::Approx(whole(d, n)).epsilon(1e-12));
}

TEST_CASE("the features of time are sines and cosines of whole turns") {
  Probe probe(small_shape(), 4);
  probe.loss();
  for (int n = 0; n < 4; ++n)
    for (int f = 0; f < 5; ++f) {
      const double turns =
          2 * std::acos(-1.0) * probe.frequencies[static_cast<std::size_t>(f)] * probe.pass.t(0, n);
      CHECK(probe.pass.features(f, n) == doctest::Approx(std::sin(turns)).epsilon(1e-13).scale(1));
      CHECK(probe.pass.features(5 + f, n) == doctest::Approx(std::cos(turns)).epsilon(1e-13).scale(1));
    }
}

TEST_CASE("one step of Adam and of the average is that of their formulas") {
  LineVector<double> w(16, 1.0), m(16, 0.2), v(16, 0.04), a(16, 0.5), g(16, -0.3);
  w[15] = m[15] = v[15] = g[15] = 0;  // nothing known and no gradient: nothing moves
  const double n = 3;
  const simd::AdamStep<double> step{
      0.9, 0.999, 1e-2 / (1 - std::pow(0.9, n)), 1 / std::sqrt(1 - std::pow(0.999, n)), 1e-8, 0.25};
  simd::network_kernels<double>().adam(16, g.data(), {w.data(), m.data(), v.data(), a.data(), nullptr}, step);
  const double moment = 0.9 * 0.2 - 0.1 * 0.3, square = 0.999 * 0.04 + 0.001 * 0.09;
  const double expected =
      1 - 1e-2 * (moment / (1 - std::pow(0.9, n))) / (std::sqrt(square / (1 - std::pow(0.999, n))) + 1e-8);
  CHECK(m[0] == doctest::Approx(moment).epsilon(1e-14));
  CHECK(v[0] == doctest::Approx(square).epsilon(1e-14));
  CHECK(w[0] == doctest::Approx(expected).epsilon(1e-13));
  CHECK(a[0] == doctest::Approx(0.75 * 0.5 + 0.25 * expected).epsilon(1e-13));
  CHECK(w[15] == 0);
}
