// By chains of nearest neighbours: two clusters that are each other's nearest are merged at once, which gives
// the same tree as always merging the nearest pair, since merging never brings others nearer.
#include "core/learning/ward.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace memscape {
namespace {

struct Cluster {
  Vector centroid;
  int size = 1;
  int name = 0;  ///< a point of it
  bool alive = true;
};

double height_of(const Cluster& a, const Cluster& b) {
  const double weight = 2.0 * a.size * b.size / (a.size + b.size);
  return std::sqrt(weight) * (a.centroid - b.centroid).norm();
}

/// The nearest living cluster; `before` wins a tie, so that chains end.
int nearest_to(const std::vector<Cluster>& clusters, int of, int before, double& height) {
  int best = before;
  height = before < 0 ? std::numeric_limits<double>::infinity()
                      : height_of(clusters[static_cast<size_t>(of)], clusters[static_cast<size_t>(before)]);
  for (int i = 0; i < static_cast<int>(clusters.size()); ++i) {
    const Cluster& other = clusters[static_cast<size_t>(i)];
    if (i == of || !other.alive) continue;
    const double h = height_of(clusters[static_cast<size_t>(of)], other);
    if (h < height) height = h, best = i;
  }
  return best;
}

/// A merge of the clusters that hold two points.
struct PointMerge {
  int one, two;
  double height;
};

std::vector<PointMerge> chain_merges(const ConstMatrix& X) {
  std::vector<Cluster> clusters;
  for (int i = 0; i < static_cast<int>(X.cols()); ++i) clusters.push_back({X.col(i), 1, i, true});
  std::vector<PointMerge> merges;
  std::vector<int> chain;
  int first = 0;  // no living cluster comes before it
  while (static_cast<Eigen::Index>(merges.size()) + 1 < X.cols()) {
    while (!clusters[static_cast<size_t>(first)].alive) ++first;
    if (chain.empty()) chain.push_back(first);
    const int tip = chain.back(), before = chain.size() > 1 ? chain[chain.size() - 2] : -1;
    double height = 0;
    const int next = nearest_to(clusters, tip, before, height);
    if (next != before) {
      chain.push_back(next);
      continue;
    }
    Cluster &kept = clusters[static_cast<size_t>(before)], &gone = clusters[static_cast<size_t>(tip)];
    merges.push_back({kept.name, gone.name, height});
    kept.centroid = (kept.size * kept.centroid + gone.size * gone.centroid) / (kept.size + gone.size);
    kept.size += gone.size;
    gone.alive = false;
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

std::vector<Merge> ward_tree(const ConstMatrix& X) {
  std::vector<PointMerge> merges = chain_merges(X);
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
