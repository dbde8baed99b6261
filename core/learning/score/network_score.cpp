// The projection is linear, so the first hidden layer sees H₁ P_x x + c(t), with c(t) the same for the batch.
// Columns of a table: count values, then count derivatives for each direction.
#include "core/learning/score/network_score.h"

#include <cassert>
#include <cmath>

#include "core/base/parallel.h"
#include "core/learning/network/network_apply.h"

namespace memscape {
namespace {

constexpr int block_columns = 48;
template <class T>
void product(const WeightBlock& W, const T* weights, const T* bias, const T* from, int columns, T* to) {
  simd::network_kernels<T>().product(
      {W.rows, W.columns, columns, weights + W.offset, from, bias, W.columns, to});
}

}  // namespace

template <class T>
struct NetworkScore<T>::Room {
  Room(const NetworkShape& shape)
      : a(shape.width, block_columns * (1 + shape.dimension)),
        z(a),
        slope(shape.width, block_columns),
        out(shape.dimension, a.columns()) {}
  Table<T> a, z, slope, out;
};

template <class T>
NetworkScore<T>::NetworkScore(ScoreWeights weights)
    : weights_(std::move(weights)),
      layout_(weights_.shape),
      exact_(weights_.weights.begin(), weights_.weights.end()),
      w_(weights_.weights.begin(), weights_.weights.end()),
      entrance_(weights_.shape.width, weights_.shape.dimension),
      rooms_([shape = weights_.shape] { return std::make_shared<Room>(shape); }) {
  assert(static_cast<long>(w_.size()) == layout_.size);
  Table<double> entrance(weights_.shape.width, weights_.shape.dimension);
  product<double>(layout_.hidden[0], exact_.data(), nullptr, exact_.data() + layout_.project_position.offset,
                  entrance.columns(), entrance.column(0));
  entrance_.array(0, entrance_.columns()) = entrance.array(0, entrance.columns()).template cast<T>();
}

/// c(t) = H₁ (P_t e(t) + b_p) + b_h, width.
template <class T>
LineVector<T> NetworkScore<T>::offset_at(double t) const {
  const NetworkShape& shape = weights_.shape;
  const auto& kernels = simd::network_kernels<double>();
  const double* w = exact_.data();
  const std::vector<double> f(weights_.frequencies.begin(), weights_.frequencies.end());
  LineVector<double> from(static_cast<std::size_t>(2 * shape.frequencies)), to, slope;
  kernels.fourier(shape.frequencies, f.data(), 1, &t, from.data());
  for (int l = 0; l < 2; ++l) {
    to.resize(static_cast<std::size_t>(shape.time_width));
    slope.resize(to.size());
    product<double>(layout_.time[l], w, w + layout_.time_bias[l].offset, from.data(), 1, to.data());
    kernels.silu(static_cast<long>(to.size()), to.data(), slope.data(), nullptr);
    std::swap(from, to);
  }
  to.resize(static_cast<std::size_t>(shape.width));
  product<double>(layout_.project_time, w, w + layout_.project_bias.offset, from.data(), 1, to.data());
  from.resize(to.size());
  product<double>(layout_.hidden[0], w, w + layout_.hidden_bias[0].offset, to.data(), 1, from.data());
  return {from.begin(), from.end()};
}

/// From z, values and derivatives at a hidden matrix's output, to its activations a.
template <class T>
void NetworkScore<T>::through_layer(std::size_t layer, int count, int directions, Room& room) const {
  const int width = weights_.shape.width;
  if (layer + 1 == layout_.hidden.size()) {
    const ConstColumn<T> gain(w_.data() + layout_.norm_gain.offset, width),
        bias(w_.data() + layout_.norm_bias.offset, width);
    for (int n = 0; n < count; ++n) {
      Column<T> z(room.z.column(n), width);
      z -= z.mean();
      const T inverse = T(1) / std::sqrt(z.square().mean() + T(norm_epsilon));
      z *= inverse;
      for (int d = 1; d <= directions; ++d) {
        Column<T> change(room.z.column(n + d * count), width);
        const T mean = change.mean(), along = (change * z).mean();
        change = (change - mean - z * along) * inverse * gain;
      }
      z = z * gain + bias;
    }
  }
  room.a.array(0, count) = room.z.array(0, count);
  simd::network_kernels<T>().silu(static_cast<long>(width) * count, room.a.column(0), room.slope.column(0),
                                  nullptr);
  for (int d = 1; d <= directions; ++d)
    room.a.array(d * count, count) = room.z.array(d * count, count) * room.slope.array(0, count);
}

template <class T>
void NetworkScore<T>::evaluate(const ConstMatrix& X, int first, int count, const LineVector<T>& offset,
                               double scale, Room& room, Matrix& S, Matrix* J) const {
  const int width = weights_.shape.width, D = dimension(), directions = J ? D : 0;
  const ConstColumn<T> start(offset.data(), width);
  for (int n = 0; n < count; ++n) {
    Column<T> z(room.z.column(n), width);
    z = start;
    for (int d = 0; d < D; ++d)
      z += ConstColumn<T>(entrance_.column(d), width) * static_cast<T>(X(d, first + n));
  }
  for (int d = 1; d <= directions; ++d)
    room.z.array(d * count, count).colwise() = ConstColumn<T>(entrance_.column(d - 1), width);
  through_layer(0, count, directions, room);
  for (std::size_t l = 1; l < layout_.hidden.size(); ++l) {
    product<T>(layout_.hidden[l], w_.data(), w_.data() + layout_.hidden_bias[l].offset, room.a.column(0),
               count, room.z.column(0));
    if (directions)
      product<T>(layout_.hidden[l], w_.data(), nullptr, room.a.column(count), count * directions,
                 room.z.column(count));
    through_layer(l, count, directions, room);
  }
  simd::network_kernels<T>().transposed_product({width, D, count * (1 + directions),
                                                 w_.data() + layout_.output.offset, room.a.column(0),
                                                 room.out.column(0)});
  for (int n = 0; n < count; ++n)
    for (int i = 0; i < D; ++i) {
      S(i, first + n) = scale * (static_cast<double>(room.out(i, n)) +
                                 exact_[static_cast<std::size_t>(layout_.output_bias.offset + i)]);
      for (int d = 0; d < directions; ++d)
        (*J)(i + D * d, first + n) = scale * static_cast<double>(room.out(i, n + (d + 1) * count));
    }
}

template <class T>
void NetworkScore<T>::batch(const ConstMatrix& X, double t, Matrix& S, Matrix* J) const {
  const int D = dimension(), N = static_cast<int>(X.cols()), blocks = (N + block_columns - 1) / block_columns;
  S.resize(D, N);
  if (J) J->resize(D * D, N);
  const LineVector<T> offset = offset_at(t);
  const double scale = 1 / (weights_.sigma * std::sqrt(t));
  auto work = [&](int b) {
    evaluate(X, b * block_columns, std::min(block_columns, N - b * block_columns), offset, scale,
             *rooms_.local(), S, J);
  };
  if (blocks == 1) return work(0);
  parallel_ranges(0, blocks, 1, [&](int begin, int end) {
    for (int b = begin; b < end; ++b) work(b);
  });
}

template class NetworkScore<float>;
template class NetworkScore<double>;

}  // namespace memscape
