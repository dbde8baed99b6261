// Minima against β and K: values at which their number changes that are known in closed form, and the exact
// rule of log-sum-ReLU for all subsets.
#include <doctest/doctest.h>

#include <algorithm>
#include <numbers>
#include <set>

#include "core/base/random.h"
#include "core/energy/registry.h"
#include "core/sweep/sweep.h"
#include "support_scenes.h"

namespace memscape {
namespace {

using namespace memscape::testing;

Settings settings(std::string_view kind, std::string_view distance = {}) {
  Settings result = settings_of(kind, find_energy(kind)->rows);
  if (!distance.empty()) result.values["distance"] = distance == "full" ? 1 : 0;
  return result;
}

std::shared_ptr<const Sweep> sweep_of(const Settings& energy, const Matrix& Xi) {
  auto sweep = sweep_beta(energy, Xi, {-3, 3, -3, 3}, sweep_options(Xi.cols(), Xi.rows()));
  REQUIRE(sweep);
  return sweep;
}

void check_change(const Sweep& sweep, size_t index, double at, int before, int after) {
  CAPTURE(index);
  REQUIRE(index < sweep.changes.size());
  const SweepChange& change = sweep.changes[index];
  CHECK(change.at == doctest::Approx(at).epsilon(2 * sweep.accuracy));
  CHECK(change.low <= change.at);
  CHECK(change.high >= change.at);
  CHECK(change.before == before);
  CHECK(change.after == after);
  CHECK(change.refined);
  CHECK(sweep.minima_at(0.99 * at) == before);
  CHECK(sweep.minima_at(1.01 * at) == after);
}

/// Memories at ±1 of the first axis.
Matrix pair_of(Eigen::Index D) {
  Matrix Xi = Matrix::Zero(D, 2);
  Xi(0, 0) = -1, Xi(0, 1) = 1;
  return Xi;
}

Matrix ring(int K) {
  Matrix Xi(2, K);
  for (int k = 0; k < K; ++k)
    Xi.col(k) << std::cos(2 * std::numbers::pi * k / K), std::sin(2 * std::numbers::pi * k / K);
  return Xi;
}

Matrix random_memories(int K, std::uint64_t seed) {
  Random random(seed);
  Matrix Xi(2, K);
  for (double& x : Xi.reshaped()) x = random.uniform(-1, 1);
  return Xi;
}

TEST_CASE("two memories have one minimum below β = 1/2 and two above, in one, two and three dimensions") {
  for (Eigen::Index D : {1, 2, 3}) {
    CAPTURE(D);
    const auto sweep = sweep_of(settings("lse", "full"), pair_of(D));
    REQUIRE(sweep->changes.size() == 1);
    check_change(*sweep, 0, 0.5, 1, 2);
    CHECK(sweep->most() == 2);
    for (const SweepSample& sample : sweep->samples)
      for (const SweepMinimum& minimum : sample.minima) {
        const double x = minimum.x[0];
        // Where x is nearly double, at 1/2, rounding is felt by its root.
        CHECK(std::abs(x - std::tanh(2 * sample.at * x)) < 1e-7);
        if (std::abs(x) > 1e-6) CHECK(minimum.memory == (x > 0 ? 1 : 0));
      }
  }
}

TEST_CASE("the triangle has four minima from 1.8304 to 2") {
  const auto sweep = sweep_of(settings("lse", "half"), ring(3));
  REQUIRE(sweep->changes.size() == 2);
  check_change(*sweep, 0, 1.83040, 1, 4);
  check_change(*sweep, 1, 2, 4, 3);
  // Above 2 the corners are left, below 1.83 the middle, which is the retrieval of none of them.
  const auto& between =
      std::ranges::find_if(sweep->samples, [](const SweepSample& s) { return s.minima.size() == 4; })->minima;
  CHECK(std::ranges::any_of(between, [](const SweepMinimum& m) { return m.emergent && m.x.norm() < 1e-6; }));
}

TEST_CASE("memories on a circle part at once, where the valley between them is too flat to tell") {
  const auto sweep = sweep_of(settings("lse", "full"), ring(9));
  REQUIRE(sweep->changes.size() == 1);
  check_change(*sweep, 0, 1, 1, 9);
}

TEST_CASE("two memories of log-sum-ReLU: the middle from β = 0 to 2, each from 1/2 on") {
  const auto sweep = sweep_of(settings("lsr"), pair_of(2));
  REQUIRE(sweep->changes.size() == 2);
  check_change(*sweep, 0, 0.5, 1, 3);
  check_change(*sweep, 1, 2, 3, 2);
  for (const SweepBranch& branch : branches_of(*sweep, 0.5)) {
    std::set<double> places;
    for (const auto& [sample, minimum] : branch.places)
      places.insert(sweep->samples[static_cast<size_t>(sample)].minima[static_cast<size_t>(minimum)].x[0]);
    CHECK(*places.rbegin() - *places.begin() < 1e-12);
  }
}

TEST_CASE("numbers of minima of log-sum-ReLU are those of all subsets") {
  const Matrix Xi = random_memories(7, 3);
  // A subset's centroid is a minimum while √(2/β) holds its members and no other memory.
  std::vector<std::pair<double, double>> lives;
  for (unsigned set = 1; set < 1u << Xi.cols(); ++set) {
    Vector centre = Vector::Zero(2);
    int members = 0;
    for (int k = 0; k < Xi.cols(); ++k)
      if (set >> k & 1) centre += Xi.col(k), ++members;
    centre /= members;
    double inner = 0, outer = 1e100;
    for (int k = 0; k < Xi.cols(); ++k) {
      const double distance = (Xi.col(k) - centre).norm();
      if (set >> k & 1)
        inner = std::max(inner, distance);
      else
        outer = std::min(outer, distance);
    }
    if (inner < outer) lives.push_back({2 / (outer * outer), inner > 0 ? 2 / (inner * inner) : 1e300});
  }
  const auto sweep = sweep_of(settings("lsr"), Xi);
  for (const SweepSample& sample : sweep->samples) {
    auto alive = [&](const auto& life) { return sample.at > life.first && sample.at < life.second; };
    CAPTURE(sample.at);
    CHECK(static_cast<long>(sample.minima.size()) == std::ranges::count_if(lives, alive));
  }
  REQUIRE(sweep->changes.size() > 10);
  for (const SweepChange& change : sweep->changes) {
    CAPTURE(change.at);
    auto ends_here = [&](double beta) { return std::abs(beta / change.at - 1) <= 3 * sweep->accuracy; };
    CHECK(std::ranges::any_of(
        lives, [&](const auto& life) { return ends_here(life.first) || ends_here(life.second); }));
  }
}

TEST_CASE("following only what changes finds the same changes") {
  const Matrix Xi = random_memories(20, 8);
  const Domain domain{-2, 2, -2, 2};
  SweepOptions options;
  const auto full = sweep_beta(settings("lse"), Xi, domain, options);
  options.lean = true, options.accuracy = 1e-3;
  const auto lean = sweep_beta(settings("lse"), Xi, domain, options);
  REQUIRE(full->changes.size() > 10);
  REQUIRE(lean->changes.size() == full->changes.size());
  for (size_t k = 0; k < full->changes.size(); ++k) {
    CHECK(lean->changes[k].at == doctest::Approx(full->changes[k].at).epsilon(2 * lean->accuracy));
    CHECK(lean->changes[k].after == full->changes[k].after);
  }
}

TEST_CASE("two branches meet where two memories merge") {
  const auto sweep = sweep_of(settings("lse", "full"), pair_of(2));
  const auto branches = branches_of(*sweep, 0.2);
  REQUIRE(branches.size() == 2);
  double nearest = 1;
  for (const SweepBranch& branch : branches)
    for (const auto& [sample, minimum] : branch.places) {
      const SweepSample& at = sweep->samples[static_cast<size_t>(sample)];
      if (at.at > 0.5) nearest = std::min(nearest, std::abs(at.minima[static_cast<size_t>(minimum)].x[0]));
    }
  CHECK(nearest < 0.03);  // x² = 3 (2β - 1) / (2β)³ near 1/2
}

TEST_CASE("against K the samples are those of the first memories") {
  const Matrix Xi = random_memories(12, 4);
  const Domain domain{-2, 2, -2, 2};
  Settings energy = settings("lse");
  energy.values["beta"] = 30;
  const auto sweep = sweep_count(energy, Xi, domain);
  REQUIRE(sweep->samples.size() == 12);
  for (int k = 1; k <= 12; ++k) {
    const Matrix first = Xi.leftCols(k);
    const auto& minima = sweep->samples[static_cast<size_t>(k) - 1].minima;
    CHECK(static_cast<int>(minima.size()) ==
          find_critical_points(*make_energy(energy, first), first, domain).counts.minima);
    CHECK(sweep->minima_at(k) == static_cast<int>(minima.size()));
  }
}

TEST_CASE("nothing comes of a cancelled sweep, or without β") {
  const std::atomic<bool> cancelled = true;
  CHECK(!sweep_beta(settings("lse"), pair_of(2), {}, {}, &cancelled));
  CHECK(!sweep_count(settings("lse"), pair_of(2), {}, &cancelled));
  CHECK(!beta_row_of("no energy"));
  CHECK(beta_row_of("lse")->id == "beta");
}

}  // namespace
}  // namespace memscape
