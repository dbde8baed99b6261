// Central differences of order h⁴ along lines x + t v; each thread computes with a program of its own.
#include "core/energy/formula/formula.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/parallel.h"
#include "core/base/stop.h"
#include "core/energy/formula/formula_program.h"

namespace memscape {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double slope_step = 0x1p-12, curvature_step = 0x1p-9;
constexpr int shorter = 3;  // tries of a step, each 1/64 of the one before

/// Steps are powers of two, so that x + h is exact: about 1e6 and beyond they grow with |x|.
double step_at(double x, double step) {
  constexpr int exact = 20;
  const int power = std::isfinite(x) && x != 0 ? std::ilogb(x) : 0;
  return power > exact ? std::ldexp(step, power - exact) : step;
}

/// dE/dt at t = 0 of E along a line, `here` = E(0) finite.
template <class Along>
double slope(const Along& E, double here, double h) {
  for (int k = 0; k < shorter; ++k, h /= 64) {
    const double a = E(-2 * h), b = E(-h), c = E(h), d = E(2 * h);
    if (std::max({a, b, c, d}) < infinity) return (8 * (c - b) - (d - a)) / (12 * h);
  }
  for (double side : {h, -h}) {
    const double near = E(side), far = E(2 * side);
    if (std::max(near, far) < infinity) return (4 * near - far - 3 * here) / (2 * side);
  }
  return 0;
}

/// d²E/dt² at t = 0 of E along a line.
template <class Along>
double curvature(const Along& E, double here, double h) {
  for (int k = 0; k < shorter; ++k, h /= 64) {
    const double a = E(-2 * h), b = E(-h), c = E(h), d = E(2 * h);
    if (std::max({a, b, c, d}) < infinity) return (16 * (b + c) - (a + d) - 30 * here) / (12 * h * h);
  }
  return 0;
}

/// ∂²E/∂s∂t at 0 of E(s, t).
template <class Across>
double mixed(const Across& E, double h_s, double h_t) {
  for (int k = 0; k < shorter; ++k, h_s /= 64, h_t /= 64) {
    auto coarse = [&](double scale) {
      const double s = scale * h_s, t = scale * h_t;
      const double a = E(s, t), b = E(s, -t), c = E(-s, t), d = E(-s, -t);
      return std::max({a, b, c, d}) < infinity ? (a - b - c + d) / (4 * s * t) : infinity;
    };
    const double one = coarse(1), two = one < infinity ? coarse(2) : infinity;
    if (two < infinity) return (4 * one - two) / 3;
  }
  return 0;
}

void put(FormulaProgram& program, const ConstVector& x) {
  std::copy(x.begin(), x.end(), program.state());
}

double gradient_at(FormulaProgram& program, const ConstVector& x, VectorRef g) {
  put(program, x);
  double* state = program.state();
  const double here = program.value();
  if (here == infinity) return g.setZero(), here;
  for (Eigen::Index d = 0; d < x.size(); ++d) {
    auto along = [&](double t) { return state[d] = x[d] + t, program.value(); };
    g[d] = slope(along, here, step_at(x[d], slope_step));
    state[d] = x[d];
  }
  return here;
}

/// One row of a field; x and the derivatives are along the plane's axes.
void grid_row(FormulaProgram& program, const Plane& plane, int j, bool want_gradient, Field& field) {
  Vector x(plane.origin.size());
  Eigen::Map<Vector> state(program.state(), x.size());
  for (int i = 0; i < field.grid.width; ++i) {
    const size_t node = static_cast<size_t>(j) * field.grid.width + i;
    state = x = plane.lift(field.grid.x(i), field.grid.y(j));
    const double here = program.value();
    field.energy[node] = energy_float(here);
    if (!want_gradient) continue;
    const double h = step_at(x.cwiseAbs().maxCoeff(), slope_step);
    auto derivative = [&](int axis) {
      if (here == infinity || plane.axes.col(axis).isZero(0)) return 0.f;
      return finite_float(
          slope([&](double t) { return state = x + t * plane.axes.col(axis), program.value(); }, here, h));
    };
    field.du[node] = derivative(0), field.dv[node] = derivative(1);
  }
}

}  // namespace

struct FormulaEnergy::Programs {
  PerThread<std::unique_ptr<FormulaProgram>> all;
  Programs(const Settings& settings, const Matrix& Xi)
      : all([settings, &Xi] { return std::make_unique<FormulaProgram>(settings, Xi); }) {}
  FormulaProgram& mine() { return *all.local(); }
};

FormulaEnergy::FormulaEnergy(const Settings& settings, const Matrix& Xi)
    : Energy(vector_space(static_cast<int>(Xi.rows()))),
      Xi_(Xi),
      programs_(std::make_unique<Programs>(settings, Xi_)) {}

FormulaEnergy::~FormulaEnergy() = default;

double FormulaEnergy::value(const ConstVector& x) const {
  FormulaProgram& program = programs_->mine();
  put(program, x);
  return program.value();
}

double FormulaEnergy::value_and_gradient(const ConstVector& x, VectorRef g) const {
  return gradient_at(programs_->mine(), x, g);
}

Matrix FormulaEnergy::hessian(const ConstVector& x) const {
  const Eigen::Index D = x.size();
  Matrix H = Matrix::Zero(D, D);
  FormulaProgram& program = programs_->mine();
  put(program, x);
  double* state = program.state();
  const double here = program.value();
  if (here == infinity) return H;
  for (Eigen::Index i = 0; i < D; ++i) {
    const double h = step_at(x[i], curvature_step);
    H(i, i) = curvature([&](double t) { return state[i] = x[i] + t, program.value(); }, here, h);
    for (Eigen::Index j = 0; j < i; ++j) {
      auto across = [&](double s, double t) {
        state[i] = x[i] + s, state[j] = x[j] + t;
        return program.value();
      };
      H(i, j) = H(j, i) = mixed(across, h, step_at(x[j], curvature_step));
      state[j] = x[j];
    }
    state[i] = x[i];
  }
  return H;
}

bool FormulaEnergy::grid(const Plane& plane, const Grid& grid, bool want_gradient, Field& field,
                         const std::atomic<bool>* cancelled) const {
  prepare(field, grid, want_gradient);
  auto stop = [cancelled] { return stopped(cancelled); };
  parallel_for(0, grid.height, [&](int j) {
    if (!stop()) grid_row(programs_->mine(), plane, j, want_gradient, field);
  });
  return !stop();
}

std::string typed_formula(const Settings& settings) {
  std::string text = "E(x) = " + settings.text("text");
  for (const Row& row : formula_rows(settings.text("text")))
    text += ", " + row.symbol + " = " + value_text(row, settings.get(row.id));
  return text;
}

}  // namespace memscape
