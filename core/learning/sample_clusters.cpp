// Ward's tree, cut; then counts and energies.
#include "core/learning/sample_clusters.h"

#include "core/base/stop.h"
#include "core/model/model.h"

namespace memscape {
namespace {

Vector energies_of(const Matrix& X, const Model& model) {
  Evaluation found;
  if (has_value(model)) model.evaluate(X, {.energy = true}, found);
  return found.energy;
}

}  // namespace

Matrix samples_of(const Frame& frame) {
  std::vector<int> kept;
  for (int i = 0; i < static_cast<int>(frame.X.cols()); ++i)
    if (frame.status[static_cast<size_t>(i)] != Status::diverged) kept.push_back(i);
  return frame.X(Eigen::all, kept);
}

SampleClusters sample_clusters(const ConstMatrix& X, const Matrix& Xi, const Model& model, double height,
                               const std::atomic<bool>* cancelled) {
  SampleClusters found;
  const std::vector<Merge> tree = ward_tree(X, cancelled);
  if (stopped(cancelled)) return {};
  const std::vector<int> labels = cut_tree(tree, static_cast<int>(X.cols()), height);
  found.centroids = cluster_centroids(X, labels);
  found.sizes.resize(static_cast<size_t>(found.centroids.cols()));
  for (int label : labels) ++found.sizes[static_cast<size_t>(label)];
  found.nearest.resize(static_cast<size_t>(Xi.cols()));
  for (const auto& x : X.colwise()) {
    Eigen::Index memory = 0;
    (Xi.colwise() - x).colwise().squaredNorm().minCoeff(&memory);
    ++found.nearest[static_cast<size_t>(memory)];
  }
  found.energies = energies_of(found.centroids, model);
  found.memory_energies = energies_of(Xi, model);
  return found;
}

}  // namespace memscape
