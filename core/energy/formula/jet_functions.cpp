// Each operation with its value and its derivatives up to the second. At kinks the derivatives are those
// between the two sides (abs at 0: 0), at poles and at infinite slopes zero.
#include "core/energy/formula/jet_functions.h"

#include <muParser.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/energy/formula/jet_tape.h"

namespace memscape {
namespace {

JetTape& tape() {
  return *JetTape::current();
}

/// Constants are folded when the formula is read, without a tape.
double of(double a) {
  return JetTape::is_jet(a) ? tape().value(a) : a;
}

double one(double a, double f, double f1, double f2) {
  return JetTape::is_jet(a) ? tape().unary(a, f, f1, f2) : f;
}

double two(double a, double b, double f, const JetTape::Slopes& slopes) {
  return JetTape::is_jet(a) || JetTape::is_jet(b) ? tape().binary(a, b, f, slopes) : f;
}

double inverse(double v) {
  return v != 0 ? 1 / v : 0;
}

double plus(double a) {
  return a;
}
double minus(double a) {
  return one(a, -of(a), -1, 0);
}
double add(double a, double b) {
  return two(a, b, of(a) + of(b), {.a = 1, .b = 1});
}
double subtract(double a, double b) {
  return two(a, b, of(a) - of(b), {.a = 1, .b = -1});
}
double multiply(double a, double b) {
  const double u = of(a), v = of(b);
  return two(a, b, u * v, {.a = v, .b = u, .ab = 1});
}
double divide(double a, double b) {
  const double u = of(a), v = of(b), i = inverse(v);
  return two(a, b, u / v, {.a = i, .b = -u * i * i, .ab = -i * i, .bb = 2 * u * i * i * i});
}

/// c u^n where that is finite, else 0.
double monomial(double c, double u, double n) {
  return c == 0 || (u == 0 && n < 0) ? 0 : c * std::pow(u, n);
}

double power(double a, double b) {
  const double u = of(a), n = of(b), f = std::pow(u, n);
  JetTape::Slopes s{.a = monomial(n, u, n - 1), .aa = monomial(n * (n - 1), u, n - 2)};
  if (JetTape::is_jet(b) && u > 0) {
    const double l = std::log(u);
    s.b = f * l, s.bb = f * l * l, s.ab = monomial(1 + n * l, u, n - 1);
  }
  return two(a, b, f, s);
}

double below(double a, double b) {
  return of(a) < of(b);
}
double above(double a, double b) {
  return of(a) > of(b);
}
double at_most(double a, double b) {
  return of(a) <= of(b);
}
double at_least(double a, double b) {
  return of(a) >= of(b);
}
double equal(double a, double b) {
  return of(a) == of(b);
}
double unequal(double a, double b) {
  return of(a) != of(b);
}
double both(double a, double b) {
  return of(a) != 0 && of(b) != 0;
}
double either(double a, double b) {
  return of(a) != 0 || of(b) != 0;
}

double sine(double a) {
  const double s = std::sin(of(a)), c = std::cos(of(a));
  return one(a, s, c, -s);
}
double cosine(double a) {
  const double s = std::sin(of(a)), c = std::cos(of(a));
  return one(a, c, -s, -c);
}
double tangent(double a) {
  const double t = std::tan(of(a)), d = 1 + t * t;
  return one(a, t, d, 2 * t * d);
}
double arc_sine(double a) {
  const double v = of(a), i = inverse(1 - v * v), root = i > 0 ? std::sqrt(i) : 0;
  return one(a, std::asin(v), root, v * i * root);
}
double arc_cosine(double a) {
  const double v = of(a), i = inverse(1 - v * v), root = i > 0 ? std::sqrt(i) : 0;
  return one(a, std::acos(v), -root, -v * i * root);
}
double arc_tangent(double a) {
  const double v = of(a), i = 1 / (1 + v * v);
  return one(a, std::atan(v), i, -2 * v * i * i);
}
double arc_tangent_of(double a, double b) {
  const double y = of(a), x = of(b), i = inverse(x * x + y * y), bend = 2 * x * y * i * i;
  return two(a, b, std::atan2(y, x),
             {.a = x * i, .b = -y * i, .aa = -bend, .ab = (y * y - x * x) * i * i, .bb = bend});
}
double hyperbolic_sine(double a) {
  const double s = std::sinh(of(a)), c = std::cosh(of(a));
  return one(a, s, c, s);
}
double hyperbolic_cosine(double a) {
  const double s = std::sinh(of(a)), c = std::cosh(of(a));
  return one(a, c, s, c);
}
double hyperbolic_tangent(double a) {
  const double v = of(a), t = std::tanh(v), c = std::abs(v) < 350 ? 1 / std::cosh(v) : 0, d = c * c;
  return one(a, t, d, -2 * t * d);
}
double area_sine(double a) {
  const double v = of(a), i = 1 / (1 + v * v), root = std::sqrt(i);
  return one(a, std::asinh(v), root, -v * i * root);
}
double area_cosine(double a) {
  const double v = of(a), i = inverse(v * v - 1), root = i > 0 ? std::sqrt(i) : 0;
  return one(a, std::acosh(v), root, -v * i * root);
}
double area_tangent(double a) {
  const double v = of(a), i = inverse(1 - v * v);
  return one(a, std::atanh(v), i, 2 * v * i * i);
}
double exponential(double a) {
  const double f = std::exp(of(a));
  return one(a, f, f, f);
}
double logarithm(double a) {
  const double v = of(a), i = inverse(v);
  return one(a, std::log(v), i, -i * i);
}
double logarithm_2(double a) {
  const double v = of(a), i = inverse(v) * std::numbers::log2e;
  return one(a, std::log2(v), i, -i * inverse(v));
}
double logarithm_10(double a) {
  const double v = of(a), i = inverse(v) * std::numbers::log10e;
  return one(a, std::log10(v), i, -i * inverse(v));
}
double square_root(double a) {
  const double v = of(a), root = std::sqrt(v), i = inverse(root);
  return one(a, root, 0.5 * i, -0.25 * i * i * i);
}
double sign_of(double v) {
  return v < 0 ? -1 : v > 0 ? 1 : 0;
}
double absolute(double a) {
  return one(a, std::abs(of(a)), sign_of(of(a)), 0);
}
double sign(double a) {
  return sign_of(of(a));
}
double nearest_integer(double a) {
  return std::floor(of(a) + 0.5);
}

double sum(const double* a, int n) {
  double total = a[0];
  for (int i = 1; i < n; ++i) total = add(total, a[i]);
  return total;
}
double average(const double* a, int n) {
  return divide(sum(a, n), n);
}

/// The best of the values; of equal ones the mean, whose slope lies between theirs.
template <class Better>
double best(const double* a, int n, const Better& better) {
  double chosen = a[0];
  int equals = 1;
  for (int i = 1; i < n; ++i) {
    if (better(of(a[i]), of(chosen) / equals)) {
      chosen = a[i], equals = 1;
    } else if (of(a[i]) == of(chosen) / equals) {
      chosen = add(chosen, a[i]), ++equals;
    }
  }
  return equals > 1 ? divide(chosen, equals) : chosen;
}
double largest(const double* a, int n) {
  return best(a, n, [](double one, double other) { return one > other; });
}
double smallest(const double* a, int n) {
  return best(a, n, [](double one, double other) { return one < other; });
}

}  // namespace

void define_jets(mu::Parser& parser) {
  parser.EnableBuiltInOprt(false);
  parser.DefineInfixOprt("-", minus);
  parser.DefineInfixOprt("+", plus);
  parser.DefineOprt("+", add, mu::prADD_SUB);
  parser.DefineOprt("-", subtract, mu::prADD_SUB);
  parser.DefineOprt("*", multiply, mu::prMUL_DIV);
  parser.DefineOprt("/", divide, mu::prMUL_DIV);
  parser.DefineOprt("^", power, mu::prPOW, mu::oaRIGHT);
  const std::pair<const char*, mu::fun_type2> comparisons[] = {
      {"<", below}, {">", above}, {"<=", at_most}, {">=", at_least}, {"==", equal}, {"!=", unequal}};
  for (const auto& [name, compare] : comparisons) parser.DefineOprt(name, compare, mu::prCMP);
  parser.DefineOprt("&&", both, mu::prLAND);
  parser.DefineOprt("||", either, mu::prLOR);
  const std::pair<const char*, mu::fun_type1> functions[] = {{"sin", sine},
                                                             {"cos", cosine},
                                                             {"tan", tangent},
                                                             {"asin", arc_sine},
                                                             {"acos", arc_cosine},
                                                             {"atan", arc_tangent},
                                                             {"sinh", hyperbolic_sine},
                                                             {"cosh", hyperbolic_cosine},
                                                             {"tanh", hyperbolic_tangent},
                                                             {"asinh", area_sine},
                                                             {"acosh", area_cosine},
                                                             {"atanh", area_tangent},
                                                             {"exp", exponential},
                                                             {"ln", logarithm},
                                                             {"log", logarithm},
                                                             {"log2", logarithm_2},
                                                             {"log10", logarithm_10},
                                                             {"sqrt", square_root},
                                                             {"abs", absolute},
                                                             {"sign", sign},
                                                             {"rint", nearest_integer}};
  for (const auto& [name, function] : functions) parser.DefineFun(name, function);
  parser.DefineFun("atan2", arc_tangent_of);
  parser.DefineFun("pow", power);
  parser.DefineFun("sum", sum);
  parser.DefineFun("avg", average);
  parser.DefineFun("max", largest);
  parser.DefineFun("min", smallest);
}

}  // namespace memscape
