// Ward's clustering: a tree worked out by hand, and the same merges as always merging the cheapest pair.
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "core/base/random.h"
#include "core/learning/ward.h"

using namespace memscape;

namespace {

Matrix random_points(int D, int N, std::uint64_t seed) {
  Random random(seed);
  Matrix X(D, N);
  for (double& x : X.reshaped()) x = random.uniform(-1, 1);
  return X;
}

double sum_of_squares(const Matrix& X, const std::vector<int>& labels) {
  const Matrix centroids = cluster_centroids(X, labels);
  double sum = 0;
  for (int i = 0; i < X.cols(); ++i) sum += (X.col(i) - centroids.col(labels[i])).squaredNorm();
  return sum;
}

/// The heights of merging the cheapest of all pairs again and again.
std::vector<double> greedy_heights(const Matrix& X) {
  std::vector<std::vector<int>> clusters;
  for (int i = 0; i < X.cols(); ++i) clusters.push_back({i});
  auto centroid = [&](const std::vector<int>& cluster) -> Vector {
    Vector sum = Vector::Zero(X.rows());
    for (int i : cluster) sum += X.col(i);
    return sum / static_cast<double>(cluster.size());
  };
  std::vector<double> heights;
  while (clusters.size() > 1) {
    double least = 1e300;
    size_t a = 0, b = 0;
    for (size_t i = 0; i < clusters.size(); ++i)
      for (size_t j = i + 1; j < clusters.size(); ++j) {
        const double m = static_cast<double>(clusters[i].size()), n = static_cast<double>(clusters[j].size());
        const double h =
            std::sqrt(2 * m * n / (m + n)) * (centroid(clusters[i]) - centroid(clusters[j])).norm();
        if (h < least) least = h, a = i, b = j;
      }
    heights.push_back(least);
    clusters[a].insert(clusters[a].end(), clusters[b].begin(), clusters[b].end());
    clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(b));
  }
  return heights;
}

}  // namespace

TEST_CASE("three points on a line, by hand") {
  const Matrix X{{0, 4, 1}};
  const auto tree = ward_tree(X);
  REQUIRE(tree.size() == 2);
  CHECK(tree[0].one == 0);
  CHECK(tree[0].two == 2);
  CHECK(tree[0].height == doctest::Approx(1));  // sqrt(2/2) |0 - 1|
  CHECK(tree[0].size == 2);
  CHECK(tree[1].one == 1);
  CHECK(tree[1].two == 3);
  CHECK(tree[1].height == doctest::Approx(std::sqrt(4.0 / 3) * 3.5));  // {0, 1} has its centroid at 0.5
  CHECK(tree[1].size == 3);

  CHECK(cut_tree(tree, 3, 0.99) == std::vector<int>{0, 1, 2});
  CHECK(cut_tree(tree, 3, 1) == std::vector<int>{0, 1, 0});
  CHECK(cut_tree(tree, 3, 5) == std::vector<int>{0, 0, 0});
  CHECK(cluster_centroids(X, {0, 1, 0}) == Matrix{{0.5, 4}});
}

TEST_CASE("the tree is that of merging the cheapest pair each time") {
  for (std::uint64_t seed : {1, 2, 3, 4}) {
    const Matrix X = random_points(2, 40, seed);
    const auto tree = ward_tree(X);
    const auto heights = greedy_heights(X);
    REQUIRE(tree.size() == heights.size());
    for (size_t i = 0; i < tree.size(); ++i)
      CHECK(tree[i].height == doctest::Approx(heights[i]).epsilon(1e-12));  // sums in another order
  }
}

TEST_CASE("squared heights add up to twice the sum of squares") {
  const Matrix X = random_points(3, 60, 9);
  double sum = 0;
  for (const Merge& merge : ward_tree(X)) sum += merge.height * merge.height;
  CHECK(sum == doctest::Approx(2 * sum_of_squares(X, std::vector<int>(60, 0))).epsilon(1e-12));
}

TEST_CASE("clusters far apart are found, few points are no trouble") {
  Matrix X = 0.05 * random_points(2, 90, 5);
  for (int i = 0; i < 90; ++i) {
    const double angle = 2 * std::numbers::pi * (i % 9) / 9;
    X.col(i) += Eigen::Vector2d(std::cos(angle), std::sin(angle));
  }
  const auto labels = cut_tree(ward_tree(X), 90, 1.5);
  for (int i = 0; i < 90; ++i) CHECK(labels[i] == i % 9);
  CHECK(ward_tree(X.leftCols(1)).empty());
  CHECK(cut_tree({}, 1, 1) == std::vector<int>{0});
  CHECK(ward_tree(Matrix::Zero(2, 5)).size() == 4);  // all in one place
}
