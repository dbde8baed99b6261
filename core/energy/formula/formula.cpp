// Each thread computes with a program of its own.
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
void put(FormulaProgram& program, const ConstVector& x) {
  std::copy(x.begin(), x.end(), program.state());
}

double gradient_at(FormulaProgram& program, const ConstVector& x, VectorRef g) {
  put(program, x);
  const double here = program.value();
  if (here == infinity)
    g.setZero();
  else
    program.slopes(Matrix::Identity(x.size(), x.size()), g, nullptr);
  return here;
}

/// One row of a field; derivatives are along the plane's axes.
void grid_row(FormulaProgram& program, const Plane& plane, int j, bool want_gradient, Field& field) {
  Eigen::Map<Vector> state(program.state(), plane.origin.size());
  const Matrix axes = plane.axes;
  Vector g(2);
  for (int i = 0; i < field.grid.width; ++i) {
    const size_t node = static_cast<size_t>(j) * field.grid.width + i;
    state = plane.lift(field.grid.x(i), field.grid.y(j));
    const double here = program.value();
    field.energy[node] = energy_float(here);
    if (!want_gradient) continue;
    g.setZero();
    if (here < infinity) program.slopes(axes, g, nullptr);
    field.du[node] = finite_float(g[0]), field.dv[node] = finite_float(g[1]);
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
  FormulaProgram& program = programs_->mine();
  put(program, x);
  Matrix H = Matrix::Zero(x.size(), x.size());
  Vector g(x.size());
  if (program.value() < infinity) program.slopes(Matrix::Identity(x.size(), x.size()), g, &H);
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
