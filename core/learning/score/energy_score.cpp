// Blocks of columns, each with a pass of its own.
#include "core/learning/score/energy_score.h"

#include <cassert>

#include "core/base/parallel.h"
#include "core/learning/score/network_score.h"

namespace memscape {
namespace {

constexpr int block_columns = 48;

}  // namespace

EnergyScore::EnergyScore(ScoreWeights weights)
    : weights_(std::move(weights)),
      layout_(weights_.shape),
      w_(weights_.weights.begin(), weights_.weights.end()),
      transposed_(w_.size()) {
  assert(weights_.explicit_energy && static_cast<long>(w_.size()) == layout_.size);
  for (const WeightBlock& block : layout_.hidden) transpose_block(block, w_.data(), transposed_.data());
  transpose_block(layout_.project_time, w_.data(), transposed_.data());
  transpose_block(layout_.time[1], w_.data(), transposed_.data());
}

/// Calls work(net, pass, first, count) after `energy_forward` of the columns from `first` on, which are the
/// first ones of the pass.
void EnergyScore::each_block(const ConstMatrix& X, double t, const auto& work) const {
  const NetworkView<float> net{weights_.shape, layout_, weights_.frequencies.data(), w_.data(),
                               transposed_.data()};
  const int N = static_cast<int>(X.cols()), blocks = (N + block_columns - 1) / block_columns;
  parallel_ranges(0, blocks, 1, [&](int begin, int end) {
    EnergyPass<float> pass(weights_.shape, std::min(block_columns, N));
    for (int b = begin; b < end; ++b) {
      const int first = b * block_columns, count = std::min(block_columns, N - first);
      for (int n = 0; n < count; ++n) {
        pass.both.t(0, n) = static_cast<float>(t);
        for (int d = 0; d < dimension(); ++d) pass.both.X(d, n) = static_cast<float>(X(d, first + n));
      }
      energy_forward(net, pass, 0, count);
      work(net, pass, first, count);
    }
  });
}

void EnergyScore::batch(const ConstMatrix& X, double t, Matrix& S, Matrix* J) const {
  const int D = dimension();
  S.resize(D, X.cols());
  if (J) J->resize(D * D, X.cols());
  each_block(X, t, [&](const NetworkView<float>& net, EnergyPass<float>& pass, int first, int count) {
    S.middleCols(first, count) = -pass.gradient.array(0, count).matrix().template cast<double>();
    if (!J) return;
    Table<float> curvature(D, pass.values());
    for (int d = 0; d < D; ++d) {
      pass.both.X.array(pass.values(), count).setZero();
      pass.both.X.array(pass.values(), count).row(d).setOnes();
      energy_backward(net, pass, 0, count, &curvature);
      J->block(D * d, first, D, count) = -curvature.array(0, count).matrix().template cast<double>();
    }
  });
}

Vector EnergyScore::energies(const ConstMatrix& X, double t) const {
  Vector E(X.cols());
  each_block(X, t, [&](const NetworkView<float>&, EnergyPass<float>& pass, int first, int count) {
    E.segment(first, count) =
        0.5 *
        pass.both.out.array(0, count).template cast<double>().square().colwise().sum().matrix().transpose();
  });
  return E;
}

std::shared_ptr<const Score> make_score(ScoreWeights weights) {
  if (weights.explicit_energy) return std::make_shared<EnergyScore>(std::move(weights));
  return std::make_shared<NetworkScore<float>>(std::move(weights));
}

}  // namespace memscape
