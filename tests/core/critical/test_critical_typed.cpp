// Critical points of typed formulas and their kinds: scales, kinks, poles, plateaus, curves, and points that
// the Hessian does not tell.
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "support_scenes.h"

#include "core/critical/search/winding.h"
#include "core/energy/formula/formula.h"
#include "core/energy/registry.h"

namespace memscape {
namespace {

using namespace memscape::testing;

FormulaEnergy typed(const std::string& text, const Matrix& Xi, double a = 1) {
  Settings settings{"formula", {{"text", text}}};
  settings = settings_of("formula", energy_rows(settings), settings);
  settings.values["text"] = text;
  if (settings.values.contains("parameters.a")) settings.values["parameters.a"] = a;
  return FormulaEnergy(settings, Xi);
}

CriticalPoints points_of(const std::string& text, const Domain& domain = {-2, 2, -2, 2}, int D = 2) {
  const Matrix Xi = Matrix::Constant(D, 1, 0.3);
  return find_critical_points(typed(text, Xi), Xi, domain);
}

std::string list_of(const CriticalPoints& found) {
  std::string text;
  for (const CriticalPoint& point : found.points)
    text += (text.empty() ? "" : ", ") + critical_kind_text(point);
  return text;
}

struct Known {
  const char* formula;
  const char* list;
};

TEST_CASE("what the points of a formula are") {
  const Known all[] = {
      {"ln(cosh(20*x1))/20+x2^2", "minimum"},
      {"max(x^2+y^2-1,0)", "plateau of minima"},
      {"1000000 + 0.000001*(x^2+y^2)", "minimum"},
      {"(x^2+y^2-1)^4", "ring of minima, maximum"},
      {"(x^2+y^2-1)^2", "ring of minima, maximum"},
      {"1 + (x^2+y^2-1)^4", "ring of minima, maximum"},
      {"-(x^2+y^2-1)^2", "minimum, ring of maxima"},
      {"abs(x^2+y^2-1)", "ring of minima, maximum"},
      {"x^2", "line of minima"},
      {"abs(x)", "line of minima"},
      {"(y-x^2)^2", "line of minima"},
      {"max(abs(x),0.5)+y^2", "line of minima"},
      {"0*x+1", "plateau"},
      {"min(x^2+y^2,1)", "minimum"},
      {"x", ""},
      {"x^4+y^4", "minimum"},
      {"x^2+y^4", "minimum"},
      {"x^2+y^6", "minimum"},
      {"-x^4-y^2", "maximum"},
      {"x^2-y^4", "saddle"},
      {"x^3-3*x*y^2", "saddle"},
      {"x^2+y^3", "degenerate"},
      {"abs(x)+abs(y)", "minimum"},
      {"max(abs(x),abs(y))", "minimum"},
      {"r", "minimum"},
      {"-r", "maximum"},
      {"abs(x)-abs(y)", "saddle"},
      {"abs(x-0.123)+2*abs(y+0.456)+0.3*x", "minimum"},
      {"abs(x^2-1)+abs(y-0.3)", "minimum, minimum, saddle"},
      {"min((x-1)^2+y^2,(x+1)^2+y^2)", "minimum, minimum, saddle"},
      {"-1/(x^2+y^2+0.000001)", "minimum"},
      {"x^2*y^2", "line of minima, line of minima"},
      {"abs(x*y)", "line of minima, line of minima"},
      {"(x^2-1)^2*(y^2-1)^2", "line of minima, line of minima, line of minima, line of minima, maximum"},
      {"(y-sin(x))^2", "line of minima"},
      {"(x-1e-5)^2*(x+1e-5)^2+y^2", "minimum"},  // nearer than rounding of its gradients tells
      {"1e20*x^2+y^2", "minimum"},
      {"1e100*(x^2+y^2)", "minimum"},
      {"exp(-1/(x^2+y^2+1e-9))", "plateau of minima"},
  };
  for (const Known& known : all) {
    CAPTURE(std::string(known.formula));
    CHECK(list_of(points_of(known.formula)) == std::string(known.list));
  }
}

/// ln ‖x - c‖², times a sign.
class Pole : public Energy {
 public:
  Pole(const Vector& centre, double sign) : Energy(vector_space(2)), centre_(centre), sign_(sign) {}
  double value_and_gradient(const ConstVector& x, VectorRef g) const override {
    const Vector way = x - centre_;
    const double square = way.squaredNorm();
    g.setZero();
    if (!(square > 0)) return std::numeric_limits<double>::infinity();
    g = sign_ * 2 / square * way;
    return sign_ * std::log(square);
  }

 private:
  Vector centre_;
  double sign_;
};

TEST_CASE("a pole is no minimum and no maximum") {
  const Matrix Xi = Matrix::Constant(2, 1, 0.3);
  for (double sign : {1.0, -1.0})
    for (const Vector& centre : {Vector{{0, 0}}, Vector{{0.123, -0.4}}})
      CHECK(list_of(find_critical_points(Pole(centre, sign), Xi, {-2, 2, -2, 2})) == "");
}

TEST_CASE("degenerate points and curves are counted as what they are") {
  const CriticalPoints quartic = points_of("x^4+y^4");
  CHECK(quartic.counts == CriticalCounts{1, 1, 0, 1, 0, 0, 0});
  CHECK(quartic.points[0].singular);
  CHECK(quartic.points[0].x.norm() < 1e-9);
  const CriticalPoints ring = points_of("(x^2+y^2-1)^4");
  CHECK(ring.counts == CriticalCounts{1, 0, 0, 0, 0, 1, 0, 0, 1, 0});
  const Matrix& path = ring.points[0].path;
  REQUIRE(path.cols() > 100);
  CHECK((path.colwise().norm().array() - 1).abs().maxCoeff() < 1e-6);
  CHECK(points_of("max(x^2+y^2-1,0)").counts == CriticalCounts{1, 0, 0, 0, 0, 0, 0, 0, 0, 1});
}

TEST_CASE("eigenvalues that are zero to rounding are told as zero") {
  for (const char* formula :
       {"x^2+y^4", "(x-1e-5)^2*(x+1e-5)^2+y^2", "x^4+y^4", "x^2*y^2", "exp(-1/(x^2+y^2+1e-9))"}) {
    CAPTURE(std::string(formula));
    for (const CriticalPoint& point : points_of(formula).points) CHECK(point.eigenvalues[0] == 0);
  }
}

TEST_CASE("scale and shift of a formula and of its view change nothing") {
  const std::string wells = "((x^2-1)^2+y^2)";
  for (const char* frame : {"1*", "0.00000001*", "1000000000000*", "1000000+0.000001*", "-1000000000+1*"}) {
    CAPTURE(frame);
    CHECK(list_of(points_of(frame + wells)) == "minimum, minimum, saddle");
  }
  for (double size : {1e-6, 1e-3, 1e3, 1e6}) {
    CAPTURE(size);
    const Matrix Xi = Matrix::Constant(2, 1, 0.3 * size);
    const CriticalPoints there = find_critical_points(typed("(x/a)^4 - 2*(x/a)^2 + (y/a)^2", Xi, size), Xi,
                                                      {-2 * size, 2 * size, -2 * size, 2 * size});
    CHECK(list_of(there) == "minimum, minimum, saddle");
  }
}

TEST_CASE("in three dimensions degenerate minima are told where they are proven") {
  const Known all[] = {{"x1^2+x2^2+x3^4", "minimum"},
                       {"(x2-x1^2)^2+x1^4+x3^2", "minimum"},
                       {"x1^2+x2^2", "degenerate"},
                       {"(x1^2+x2^2+x3^2-1)^2", "degenerate"}};  // a line and a sphere
  for (const Known& known : all) {
    CAPTURE(std::string(known.formula));
    const CriticalPoints found = points_of(known.formula, {-2, 2, -2, 2}, 3);
    CHECK(list_of(found) == std::string(known.list));
    for (const CriticalPoint& point : found.points) CHECK(point.singular);
  }
}

TEST_CASE("in one dimension") {
  const Known all[] = {{"abs(x)", "minimum"},
                       {"x^4", "minimum"},
                       {"x^3", "degenerate"},
                       {"-x^6", "maximum"},
                       {"abs(x^2-1)", "minimum, minimum, maximum"},

                       {"max(abs(x),1)", "plateau of minima"},
                       {"1000000+0.000001*x^2", "minimum"}};
  for (const Known& known : all) {
    CAPTURE(std::string(known.formula));
    CHECK(list_of(points_of(known.formula, {-2, 2}, 1)) == known.list);
  }
}

TEST_CASE("of a lattice of waves none is missing") {
  // Extrema at multiples of π/20 with even and odd sums, saddles between.
  const CriticalPoints found = points_of("cos(20*x)*cos(20*y)");
  CHECK(found.counts.maxima == 313);
  CHECK(found.counts.minima == 312);
  CHECK(found.counts.saddles == 676);
}

TEST_CASE("nine memories of a polynomial have eighteen saddles") {
  Matrix Xi(2, 9);
  for (int k = 0; k < 9; ++k) Xi.col(k) << std::cos(k * 2 * EIGEN_PI / 9), std::sin(k * 2 * EIGEN_PI / 9);
  Settings settings{"polynomial", {{"degree", 3.0}, {"beta", 1.0}}};
  settings = settings_of("polynomial", energy_rows(settings), settings);
  const CriticalPoints found = find_critical_points(*make_energy(settings, Xi), Xi, {-1.5, 1.5, -1.5, 1.5});
  CHECK(found.counts.minima == 1);
  CHECK(found.counts.saddles == 18);
  CHECK(found.counts.maxima == 18);
}

TEST_CASE("log-sum-exp of four on a circle has one quartic minimum at the pitchfork") {
  Matrix Xi(2, 4);
  Xi << 1, 0, -1, 0, 0, 1, 0, -1;
  const DenseMemory energy({.beta = 2}, Xi);
  const CriticalPoints found = find_critical_points(energy, Xi, everything);
  REQUIRE(found.points.size() == 1);
  CHECK(found.counts.minima == 1);
  CHECK(found.points[0].singular);
}

TEST_CASE("where E falls for ever in 64 dimensions nothing is found, and soon") {
  const Matrix Xi = random_matrix(64, 3, 1);
  const CriticalPoints found = find_critical_points(typed("x1", Xi), Xi, everything);
  CHECK(found.points.empty());
}

TEST_CASE("the gradient turns round a box as often as its points say") {
  for (const auto& [text, turns] : {std::pair{"x^2+y^2", 1}, {"x*y", -1}, {"x^3-3*x*y^2", -2}, {"x+y", 0}}) {
    CAPTURE(text);
    const auto found = turns_round(typed(text, Matrix::Zero(2, 1)), {{-1, -0.9}, {0.8, 1}});
    REQUIRE(found);
    CHECK(*found == turns);
  }
}

}  // namespace
}  // namespace memscape
