// Small energies whose runs are known in closed form: a bowl ½ c ‖x - m‖², an anisotropic bowl and a double
// well.
#pragma once
#include "core/dynamics/runs/run.h"

namespace memscape {

/// E = ½ Σ c_d (x_d - m_d)², infinite where ‖x - m‖ > radius.
class Bowl : public Energy, public Attention {
 public:
  Bowl(Vector minimum, Vector curvature, double radius = std::numeric_limits<double>::infinity())
      : Energy(vector_space(static_cast<int>(minimum.size()))),
        minimum_(std::move(minimum)),
        curvature_(std::move(curvature)),
        radius_(radius) {}
  explicit Bowl(int dimension) : Bowl(Vector::Zero(dimension), Vector::Ones(dimension)) {}

  double value_and_gradient(const ConstVector& x, VectorRef g) const override {
    Vector offset = x - minimum_;
    g.setZero();
    if (offset.norm() > radius_) return std::numeric_limits<double>::infinity();
    g = curvature_.cwiseProduct(offset);
    return 0.5 * offset.dot(g);
  }
  Matrix hessian(const ConstVector&) const override { return curvature_.asDiagonal(); }
  const Attention* attention() const override { return this; }
  bool update(const ConstVector& x, VectorRef next) const override {
    next = minimum_;
    return (x - minimum_).norm() <= radius_;
  }

 private:
  Vector minimum_, curvature_;
  double radius_;
};

/// E = Σ ¼ (x_d² - 1)²: minima at ±1, maxima at 0 in every coordinate.
class Wells : public Energy {
 public:
  explicit Wells(int dimension) : Energy(vector_space(dimension)) {}
  double value_and_gradient(const ConstVector& x, VectorRef g) const override {
    double sum = 0;
    for (int d = 0; d < dimension(); ++d) {
      double a = x[d] * x[d] - 1;
      g[d] = a * x[d];
      sum += 0.25 * a * a;
    }
    return sum;
  }
  Matrix hessian(const ConstVector& x) const override {
    Vector diagonal = 3 * x.array().square() - 1;
    return diagonal.asDiagonal();
  }
};

/// A method at its defaults, but for the values given.
inline RunSettings moving_by(std::string_view kind, std::map<std::string, double, std::less<>> values = {}) {
  RunSettings settings;
  settings.method = settings_of(kind, find_dynamics(kind)->rows);
  for (const auto& [id, value] : values) settings.method.values[id] = value;
  return settings;
}

}  // namespace memscape
