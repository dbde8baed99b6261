// By chains of nearest neighbours: two clusters that are each other's nearest are merged at once, which gives
// the same tree as always merging the nearest pair, since merging never brings others nearer.
#include "core/learning/ward.h"

#include "core/base/stop.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace memscape {
namespace {

/// The clusters that are left while they merge, side by side in memory: the time goes into their distances.
struct Clusters {
  Matrix centroids;         ///< D x N
  Vector sizes;             ///< N
  std::vector<int> living;  ///< ascending; a cluster goes by a point of it

  explicit Clusters(const ConstMatrix& X)
      : centroids(X), sizes(Vector::Ones(X.cols())), living(static_cast<size_t>(X.cols())) {
    std::iota(living.begin(), living.end(), 0);
  }

  double squared_height(int a, int b) const {
    double squares = 0;
    const double *p = centroids.col(a).data(), *q = centroids.col(b).data();
    for (Eigen::Index d = 0; d < centroids.rows(); ++d) squares += (p[d] - q[d]) * (p[d] - q[d]);
    return 2 * sizes[a] * sizes[b] / (sizes[a] + sizes[b]) * squares;
  }

  /// The nearest living one and the squared height there; `before` wins a tie, so that chains end.
  int nearest_to(int of, int before, double& height) const {
    int best = before;
    height = before < 0 ? std::numeric_limits<double>::infinity() : squared_height(of, before);
    for (int i : living) {
      const double h = squared_height(of, i);
      if (h < height && i != of) height = h, best = i;
    }
    return best;
  }

  void merge(int kept, int gone) {
    const double sum = sizes[kept] + sizes[gone];
    centroids.col(kept) = (sizes[kept] * centroids.col(kept) + sizes[gone] * centroids.col(gone)) / sum;
    sizes[kept] = sum;
    living.erase(std::ranges::lower_bound(living, gone));
  }
};

/// A merge of the clusters that hold two points.
struct PointMerge {
  int one, two;
  double height;
};

std::vector<PointMerge> chain_merges(const ConstMatrix& X, const std::atomic<bool>* cancelled) {
  Clusters clusters(X);
  std::vector<PointMerge> merges;
  std::vector<int> chain;
  while (clusters.living.size() > 1) {
    if (stopped(cancelled)) return {};
    if (chain.empty()) chain.push_back(clusters.living.front());
    const int tip = chain.back(), before = chain.size() > 1 ? chain[chain.size() - 2] : -1;
    double squared = 0;
    const int next = clusters.nearest_to(tip, before, squared);
    if (next != before) {
      chain.push_back(next);
      continue;
    }
    merges.push_back({before, tip, std::sqrt(squared)});
    clusters.merge(before, tip);
    chain.resize(chain.size() - 2);
  }
  return merges;
}

/// The cluster that a point is in now, with shorter ways for the next time.
int root_of(std::vector<int>& parents, int i) {
  while (parents[static_cast<size_t>(i)] != i) {
    int& parent = parents[static_cast<size_t>(i)];
    parent = parents[static_cast<size_t>(parent)];
    i = parent;
  }
  return i;
}

}  // namespace

std::vector<Merge> ward_tree(const ConstMatrix& X, const std::atomic<bool>* cancelled) {
  std::vector<PointMerge> merges = chain_merges(X, cancelled);
  std::ranges::stable_sort(merges, {}, &PointMerge::height);
  const int N = static_cast<int>(X.cols());
  std::vector<int> parents(static_cast<size_t>(2 * N)), sizes(static_cast<size_t>(2 * N), 1);
  std::iota(parents.begin(), parents.end(), 0);
  std::vector<Merge> tree;
  for (const PointMerge& merge : merges) {
    const int one = root_of(parents, merge.one), two = root_of(parents, merge.two),
              made = N + static_cast<int>(tree.size());
    const int size = sizes[static_cast<size_t>(one)] + sizes[static_cast<size_t>(two)];
    parents[static_cast<size_t>(one)] = parents[static_cast<size_t>(two)] = made;
    sizes[static_cast<size_t>(made)] = size;
    tree.push_back({std::min(one, two), std::max(one, two), merge.height, size});
  }
  return tree;
}

std::vector<int> cut_tree(const std::vector<Merge>& tree, int N, double height) {
  std::vector<int> parents(static_cast<size_t>(N) + tree.size());
  std::iota(parents.begin(), parents.end(), 0);
  for (size_t i = 0; i < tree.size() && tree[i].height <= height; ++i)
    parents[static_cast<size_t>(tree[i].one)] = parents[static_cast<size_t>(tree[i].two)] =
        N + static_cast<int>(i);
  std::vector<int> numbers(parents.size(), -1), labels;
  int clusters = 0;
  for (int i = 0; i < N; ++i) {
    int& number = numbers[static_cast<size_t>(root_of(parents, i))];
    if (number < 0) number = clusters++;
    labels.push_back(number);
  }
  return labels;
}

Matrix cluster_centroids(const ConstMatrix& X, const std::vector<int>& labels) {
  const int clusters = labels.empty() ? 0 : *std::ranges::max_element(labels) + 1;
  Matrix centroids = Matrix::Zero(X.rows(), clusters);
  Vector sizes = Vector::Zero(clusters);
  for (Eigen::Index i = 0; i < X.cols(); ++i) {
    centroids.col(labels[static_cast<size_t>(i)]) += X.col(i);
    ++sizes[labels[static_cast<size_t>(i)]];
  }
  for (int c = 0; c < clusters; ++c) centroids.col(c) /= std::max(sizes[c], 1.0);
  return centroids;
}

}  // namespace memscape
