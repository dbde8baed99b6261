// Values come from a table, or of an explicit energy from the network itself.
#include "core/learning/score/learned_energy.h"

#include <array>
#include <cmath>
#include <numbers>

#include "core/base/parallel.h"
#include "core/base/stop.h"
#include "core/learning/score/energy_score.h"

namespace memscape {
namespace {

constexpr int coarse_side = 49;  // of the lattice on which `grid` asks the network, along the longer side

/// Catmull and Rom's weights of four nodes from `first` on, clamped to 0..count-1, for a place between them.
struct Cubic {
  int node[4];
  double weight[4];

  Cubic(double place, int count) {
    place = std::clamp(place, 0.0, static_cast<double>(count - 1));
    const int left = std::clamp(static_cast<int>(place), 0, std::max(0, count - 2));
    const double f = place - left;
    for (int k = 0; k < 4; ++k) node[k] = std::clamp(left - 1 + k, 0, count - 1);
    weight[0] = f * (-0.5 + f * (1 - 0.5 * f)), weight[1] = 1 + f * f * (-2.5 + 1.5 * f);
    weight[2] = f * (0.5 + f * (2 - 1.5 * f)), weight[3] = f * f * (-0.5 + 0.5 * f);
    // Beyond the border the line goes on straight.
    if (left == 0 && count > 1) move(0, 1, 2);
    if (left + 2 > count - 1 && count > 1) move(3, 2, 1);
  }
  void move(int outside, int border, int inside) {
    weight[border] += 2 * weight[outside], weight[inside] -= weight[outside], weight[outside] = 0;
  }
};

double place_in(double x, double low, double high, int count) {
  return high > low ? (x - low) / (high - low) * (count - 1) : 0;
}

double interpolated(const double* values, int width, const Cubic& across, const Cubic& up) {
  double sum = 0;
  for (int b = 0; b < 4; ++b) {
    const double* row = values + static_cast<std::ptrdiff_t>(up.node[b]) * width;
    double line = 0;
    for (int a = 0; a < 4; ++a) line += across.weight[a] * row[across.node[a]];
    sum += up.weight[b] * line;
  }
  return sum;
}

Matrix nodes_of(const Plane& plane, const Grid& grid) {
  Matrix X(plane.origin.size(), static_cast<Eigen::Index>(grid.nodes()));
  for (int j = 0; j < grid.height; ++j)
    for (int i = 0; i < grid.width; ++i)
      X.col(static_cast<Eigen::Index>(j) * grid.width + i) = plane.lift(grid.x(i), grid.y(j));
  return X;
}

/// The same rectangle with fewer nodes.
Grid coarse(Grid grid) {
  const int longest = std::max(grid.width, grid.height);
  if (longest <= coarse_side) return grid;
  const auto fewer = [&](int n) {
    return n <= 1 ? n : std::max(4, static_cast<int>(std::lround(double(n) * coarse_side / longest)));
  };
  grid.width = fewer(grid.width), grid.height = fewer(grid.height);
  return grid;
}

/// `values` on the nodes of `from`, at the nodes of `to`.
void resample(const Vector& values, const Grid& from, const Grid& to, std::vector<float>& out) {
  std::vector<Cubic> across;
  for (int i = 0; i < to.width; ++i)
    across.emplace_back(place_in(to.x(i), from.x_low, from.x_high, from.width), from.width);
  parallel_for(0, to.height, [&](int j) {
    const Cubic up(place_in(to.y(j), from.y_low, from.y_high, from.height), from.height);
    Vector line = Vector::Zero(from.width);
    for (int b = 0; b < 4; ++b)
      line += up.weight[b] * values.segment(std::ptrdiff_t{up.node[b]} * from.width, from.width);
    for (int i = 0; i < to.width; ++i) {
      const Cubic& c = across[static_cast<std::size_t>(i)];
      double sum = 0;
      for (int a = 0; a < 4; ++a) sum += c.weight[a] * line[c.node[a]];
      out[static_cast<std::size_t>(j) * to.width + i] = energy_float(sum);
    }
  });
}

bool same_plane(const Plane& a, const Plane& b) {
  return a.origin == b.origin && a.axes == b.axes;
}

bool covers(const Grid& outer, const Grid& inner) {
  const double room = 1e-9 * (outer.x_high - outer.x_low);
  return outer.x_low <= inner.x_low + room && outer.x_high >= inner.x_high - room &&
         (inner.height <= 1 || (outer.y_low <= inner.y_low + room && outer.y_high >= inner.y_high - room));
}

}  // namespace

double EnergyTable::at(double u, double v) const {
  return interpolated(energy.data(), grid.width,
                      Cubic(place_in(u, grid.x_low, grid.x_high, grid.width), grid.width),
                      Cubic(place_in(v, grid.y_low, grid.y_high, grid.height), grid.height));
}

Vector energy_from(const Vector& minus_log_p, double t, double sigma, Eigen::Index memories, int dimension) {
  const double variance = sigma * sigma * t;
  const double shift =
      std::log(static_cast<double>(memories)) + 0.5 * dimension * std::log(2 * std::numbers::pi * variance);
  return 2 * variance * (minus_log_p.array() - shift);
}

std::shared_ptr<const EnergyTable> tabulate(const Score& score, const Matrix& Xi,
                                            const TableSettings& settings,
                                            const std::atomic<bool>* cancelled) {
  const int D = score.dimension();
  if (D > most_table_dimensions) return nullptr;
  const LikelihoodSettings how{settings.t, std::max(1.0, settings.t), settings.tolerance};
  Likelihood found;
  if (!likelihood(score, data_prior(Xi, score.sigma(), how.t_end), nodes_of(settings.plane, settings.grid),
                  how, found, cancelled))
    return nullptr;
  auto table = std::make_shared<EnergyTable>();
  table->t = settings.t, table->plane = settings.plane, table->grid = settings.grid;
  table->energy = energy_from(found.energy, settings.t, score.sigma(), Xi.cols(), D);
  // A cubic through an infinite node would be no number: such nodes are as high as the highest.
  double highest = 0;
  bool any = false;
  for (double e : table->energy)
    if (std::isfinite(e)) highest = any ? std::max(highest, e) : e, any = true;
  for (double& e : table->energy)
    if (!std::isfinite(e)) e = highest;
  return any ? table : nullptr;
}

LearnedEnergy::LearnedEnergy(std::shared_ptr<const Score> score, double t,
                             std::shared_ptr<const EnergyTable> table)
    : Energy(vector_space(score->dimension())),
      score_(std::move(score)),
      t_(t),
      table_(std::move(table)),
      explicit_(score_->explicit_energy()) {}

Matrix LearnedEnergy::gradients(const ConstMatrix& X) const {
  Matrix S;
  score_->batch(X, t_, S);
  const double scale = -2 * score_->sigma() * score_->sigma() * t_;
  return S.unaryExpr([&](double s) { return std::isfinite(s) ? scale * s : 0.0; });
}

Vector LearnedEnergy::values(const ConstMatrix& X, const Matrix& G) const {
  if (explicit_) return 2 * score_->sigma() * score_->sigma() * t_ * explicit_->energies(X, t_);
  Vector E = Vector::Zero(X.cols());
  if (!table_) return E;
  const Grid& grid = table_->grid;
  Matrix inside(X.rows(), X.cols());
  for (Eigen::Index n = 0; n < X.cols(); ++n) {
    const Eigen::Vector2d place = table_->plane.project(X.col(n));
    const double u = std::clamp(place[0], grid.x_low, grid.x_high);
    const double v = grid.height > 1 ? std::clamp(place[1], grid.y_low, grid.y_high) : 0;
    inside.col(n) = table_->plane.lift(u, v);
    E[n] = table_->at(u, v);
  }
  const Vector away = (X - inside).colwise().norm();
  if (away.maxCoeff() <= 1e-9) return E;
  const Matrix slope = 0.5 * (G + gradients(inside));
  return E + (away.array() > 1e-9)
                 .select(slope.cwiseProduct(X - inside).colwise().sum().transpose(), Vector::Zero(X.cols()));
}

double LearnedEnergy::value_and_gradient(const ConstVector& x, VectorRef g) const {
  const Matrix G = gradients(x);
  g = G.col(0);
  return values(x, G)[0];
}

double LearnedEnergy::value(const ConstVector& x) const {
  Vector g(x.size());
  return has_value() ? value_and_gradient(x, g) : 0;
}

Matrix LearnedEnergy::hessian(const ConstVector& x) const {
  Matrix S, J;
  score_->batch(x, t_, S, &J);
  const Eigen::Map<const Matrix> jacobian(J.data(), x.size(), x.size());
  return -score_->sigma() * score_->sigma() * t_ * (jacobian + jacobian.transpose());
}

void LearnedEnergy::batch(const ConstMatrix& X, Vector& E, Matrix* G) const {
  if (!G && !has_value()) {
    E = Vector::Zero(X.cols());
    return;
  }
  Matrix gradient = gradients(X);
  E = values(X, gradient);
  if (G) *G = std::move(gradient);
}

bool LearnedEnergy::grid(const Plane& plane, const Grid& grid, bool want_gradient, Field& field,
                         const std::atomic<bool>* cancelled) const {
  prepare(field, grid, want_gradient);
  const Grid few = coarse(grid);
  const bool from_table = table_ && same_plane(table_->plane, plane) && covers(table_->grid, grid);
  const bool ask = want_gradient || (has_value() && !from_table);
  Matrix G;
  Vector E = Vector::Zero(static_cast<Eigen::Index>(few.nodes()));
  if (ask) {
    const Matrix X = nodes_of(plane, few);
    G = gradients(X);
    if (!from_table) E = values(X, G);
  }
  if (stopped(cancelled)) return false;
  if (from_table)
    resample(table_->energy, table_->grid, grid, field.energy);
  else
    resample(E, few, grid, field.energy);
  if (!want_gradient) return true;
  const Matrix along = plane.axes.transpose() * G;
  resample(along.row(0).transpose(), few, grid, field.du);
  resample(along.row(1).transpose(), few, grid, field.dv);
  return true;
}

Guarantees LearnedEnergy::guarantees() const {
  Guarantees known;
  if (explicit_) known.lowest = 0, known.lowest_text = "E ≥ 0, half of a square";
  return known;
}

std::shared_ptr<const Energy> LearnedEnergy::at_time(double t) const {
  return std::make_shared<LearnedEnergy>(score_, t);
}

}  // namespace memscape
