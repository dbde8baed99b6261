// The kernels of every instruction set that this processor runs: lattice sums and tile ends against plain
// loops, and states bit by bit alike on all of them.
#include <doctest/doctest.h>

#include "core/energy/simd/kernels.h"
#include "support_energies.h"

namespace memscape {
namespace {

using namespace memscape::testing;
constexpr int side = simd::tile_side;

template <class T>
std::vector<T> numbers(int count, std::uint64_t seed, double low, double high) {
  Matrix random = random_matrix(count, 1, seed, low, high);
  return {random.data(), random.data() + count};
}

template <class T>
void check_sums(const simd::Kernels& kernels, double swing, double tolerance) {
  const int K = 150;
  auto w = numbers<T>(K, 1, -60, 0), p = numbers<T>(K, 2, -swing, swing), q = numbers<T>(K, 3, -swing, swing);
  auto s = numbers<T>(side, 4, -1, 1), t = numbers<T>(side, 5, -1, 1);
  for (int columns : {16, 32})
    for (int rows : {8, 16, 32}) {
      std::vector<T> f(side * side), fp(side * side), fq(side * side);
      simd::TileSum<T> in{K,        w.data(), p.data(), q.data(), columns,   rows,
                          s.data(), t.data(), true,     f.data(), fp.data(), fq.data()};
      kernels.sum(in);
      double worst = 0;
      for (int j = 0; j < rows; ++j)
        for (int i = 0; i < columns; ++i) {
          double sum = 0, sum_p = 0, sum_q = 0;
          for (int k = 0; k < K; ++k) {
            double term = std::exp2(double(w[k]) + double(p[k]) * double(s[i]) + double(q[k]) * double(t[j]));
            sum += term, sum_p += p[k] * term, sum_q += q[k] * term;
          }
          int at = j * side + i;
          worst = std::max({worst, std::abs(f[at] / sum - 1), std::abs(fp[at] - sum_p) / (sum * swing),
                            std::abs(fq[at] - sum_q) / (sum * swing)});
        }
      CHECK(worst < tolerance);
    }
}

TEST_CASE("sums on a lattice agree with plain loops on every instruction set") {
  for (int index = 0; simd::kernels_at(index); ++index) {
    CAPTURE(std::string(simd::kernels_at(index)->name));
    // An exponent of 20 + 60 in float is known to 4e-6 of a power of two.
    check_sums<float>(*simd::kernels_at(index), 20, 4e-6);
    check_sums<float>(*simd::kernels_at(index), 1, 2e-6);
    check_sums<double>(*simd::kernels_at(index), 200, 1e-13);
  }
}

TEST_CASE("states give the same bits on every instruction set") {
  for (const Settings& settings : all_settings(3)) {
    for (int D : {2, 5}) {
      Matrix Xi = random_matrix(D, 7, 6), X = random_matrix(D, 37, 7);
      simd::States in;
      auto choice = [&](const char* id, int fallback) {
        return settings.values.contains(id) ? settings.whole(id) : fallback;
      };
      in.dot = choice("similarity", 0) == 2, in.separation = choice("separation", 0),
      in.degree = choice("degree", 2);
      in.logarithm = choice("scaling", 0) == 0, in.scale = 3, in.lambda = 0.7, in.confinement = in.dot;
      in.D = D, in.K = 7, in.N = 37, in.Xi = Xi.data(), in.X = X.data();
      std::vector<double> scratch(simd::scratch_size(D, 7));
      in.scratch = scratch.data();
      std::vector<Vector> energies;
      std::vector<Matrix> gradients;
      for (int index = 0; simd::kernels_at(index); ++index) {
        energies.emplace_back(37), gradients.emplace_back(D, 37);
        in.energy = energies.back().data(), in.gradient = gradients.back().data();
        simd::kernels_at(index)->states(in);
        CHECK(energies.back() == energies.front());
        CHECK(gradients.back() == gradients.front());
      }
    }
  }
}

template <class T>
void check_finish(const simd::Kernels& kernels, double tolerance) {
  auto f = numbers<T>(side * side, 8, 0.1, 1e6), fp = numbers<T>(side * side, 9, -1e6, 1e6),
       fq = numbers<T>(side * side, 10, -1e6, 1e6);
  auto column = numbers<double>(side, 11, -3, 3), row = numbers<double>(side, 12, -3, 3);
  for (bool logarithm : {true, false}) {
    std::vector<float> energy(side * 40), du(side * 40), dv(side * 40);
    simd::TileFinish<T> in;
    in.logarithm = logarithm, in.lambda = 0.5, in.rate_p = 2, in.rate_q = 3;
    in.base_column = in.line_column = in.slope_column = in.base_slope_column = column.data();
    in.base_row = in.line_row = in.slope_row = in.base_slope_row = row.data();
    in.f = f.data(), in.fp = fp.data(), in.fq = fq.data();
    in.width = 29, in.height = 30, in.stride = 40;
    in.energy = energy.data(), in.du = du.data(), in.dv = dv.data();
    kernels.finish(in);
    double worst = 0;
    for (int j = 0; j < 30; ++j)
      for (int i = 0; i < 29; ++i) {
        int at = j * side + i, out = j * 40 + i;
        double base = column[i] + row[j],
               part = -0.5 * (logarithm ? std::log(double(f[at])) : std::exp(base) * f[at]);
        double u = column[i] + 2.0 * fp[at] / f[at], v = row[j] + 3.0 * fq[at] / f[at];
        if (!logarithm) u = u * part + column[i], v = v * part + row[j];
        auto error = [](double found, double exact) {
          return std::abs(found - exact) / (1 + std::abs(exact));
        };
        worst = std::max({worst, error(energy[out], base + part), error(du[out], u), error(dv[out], v)});
      }
    CHECK(worst < tolerance);
    CHECK(energy[29] == 0);  // nothing is written beside the tile
    CHECK(energy[30 * 40] == 0);
  }
}

TEST_CASE("the end of a tile agrees with plain loops on every instruction set") {
  for (int index = 0; simd::kernels_at(index); ++index) {
    CAPTURE(std::string(simd::kernels_at(index)->name));
    check_finish<float>(*simd::kernels_at(index), 3e-7);
    check_finish<double>(*simd::kernels_at(index), 1.2e-7);  // the outputs are floats
  }
}

TEST_CASE("interpolation is the product of its three matrices on every instruction set") {
  Matrix columns = random_matrix(side, 16, 13), rows = random_matrix(side, 8, 14),
         nodes = random_matrix(side, 8, 15);
  for (int index = 0; simd::kernels_at(index); ++index) {
    Matrix pixels(side, side);  // [row][column], as its transpose is stored by columns
    simd::kernels_at(index)->interpolate(
        simd::Interpolation<double>{16, 8, columns.data(), rows.data(), nodes.data(), pixels.data()});
    Matrix expected = (rows * nodes.topRows(16).transpose() * columns.transpose()).transpose();
    CHECK((pixels - expected).cwiseAbs().maxCoeff() < 1e-13);
  }
}

}  // namespace
}  // namespace memscape
