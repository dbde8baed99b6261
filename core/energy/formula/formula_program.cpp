// Values are computed one by one: muparser's bulk mode reads the formula anew for every block, and starts
// threads of its own where it is built with OpenMP. Derivatives come from a second program of the same
// grammar whose operators differentiate.
#include "core/energy/formula/formula_program.h"
#include "core/base/quoted.h"

#include <muParser.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "core/energy/formula/jet_functions.h"
#include "core/energy/formula/jet_tape.h"

namespace memscape {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double largest = 1e300;  // beyond it energies are no longer compared
constexpr double tiny = 1e-150;    // ‖x‖ at the origin, where r has no slope

/// Where a program keeps its state, and the memories.
struct Place {
  std::vector<double> x;  ///< D
  double r = 0;           ///< ‖x‖
  const Matrix* Xi = nullptr;

  double squared_distance(Eigen::Index k) const {
    double sum = 0;
    for (size_t d = 0; d < x.size(); ++d) {
      const double apart = x[d] - (*Xi)(static_cast<Eigen::Index>(d), k);
      sum += apart * apart;
    }
    return sum;
  }
};

/// d2(k) = ‖x - ξ^k‖², k from 1 to K.
double distance_to_memory(void* data, double k) {
  const auto& place = *static_cast<const Place*>(data);
  const double index = std::round(k);
  if (!place.Xi || !(index >= 1 && index <= static_cast<double>(place.Xi->cols()))) return infinity;
  return place.squared_distance(static_cast<Eigen::Index>(index) - 1);
}

/// lse(β) = -(1/β) log Σ exp(-(β/2) ‖x - ξ‖²), relative to the largest term. Source: tutorial eq. 5.13 with
/// 1/β.
double log_sum_exp(void* data, double beta) {
  const auto& place = *static_cast<const Place*>(data);
  if (!place.Xi || !(beta > 0)) return infinity;
  double nearest = infinity, sum = 0;
  for (Eigen::Index k = 0; k < place.Xi->cols(); ++k) nearest = std::min(nearest, place.squared_distance(k));
  for (Eigen::Index k = 0; k < place.Xi->cols(); ++k)
    sum += std::exp(-0.5 * beta * (place.squared_distance(k) - nearest));
  return 0.5 * nearest - std::log(sum) / beta;
}

/// The memory of d2(k) on jets; null where there is none.
const Place* place_of(void* data, double k, Eigen::Index& memory) {
  const auto* place = static_cast<const Place*>(data);
  const JetTape* tape = JetTape::current();
  const double index = std::round(tape ? tape->value(k) : k);
  memory = static_cast<Eigen::Index>(index) - 1;
  return tape && place->Xi && index >= 1 && index <= static_cast<double>(place->Xi->cols()) ? place : nullptr;
}

double distance_jet(void* data, double k) {
  Eigen::Index memory = 0;
  const Place* place = place_of(data, k, memory);
  return place ? JetTape::current()->squared_distance(place->Xi->col(memory)) : infinity;
}

/// With w the softmax of -(β/2) d_k: the slope in d_k is w_k/2, in β it is -(lse + <d>/2)/β.. as products and
/// sums of jets, so that β may vary too.
double log_sum_exp_jet(void* data, double beta) {
  const auto& place = *static_cast<const Place*>(data);
  JetTape* tape = JetTape::current();
  if (!tape || !place.Xi || !(tape->value(beta) > 0)) return infinity;
  std::vector<double> distances;
  double nearest = infinity;
  for (Eigen::Index k = 0; k < place.Xi->cols(); ++k) {
    distances.push_back(tape->squared_distance(place.Xi->col(k)));
    nearest = std::min(nearest, tape->value(distances.back()));
  }
  double sum = 0;
  for (double d : distances) {
    const double b = tape->value(beta), z = -0.5 * b * (tape->value(d) - nearest);
    const double scaled = tape->binary(beta, d, z, {.a = z / b, .b = -0.5 * b, .ab = -0.5});
    const double w = std::exp(z), term = tape->unary(scaled, w, w, w), total = tape->value(sum) + w;
    sum = tape->binary(sum, term, total, {.a = 1, .b = 1});
  }
  const double s = tape->value(sum), b = tape->value(beta), l = std::log(s);
  const double log = tape->unary(sum, l, 1 / s, -1 / (s * s));
  const double part = tape->binary(
      log, beta, -l / b, {.a = -1 / b, .b = l / (b * b), .ab = 1 / (b * b), .bb = -2 * l / (b * b * b)});
  return tape->unary(part, tape->value(part) + 0.5 * nearest, 1, 0);
}

double power(double base, double exponent) {
  return std::pow(base, exponent);
}

/// Gives the parser all names that formulas may have. `dimension`: of the states; names beyond it have no
/// meaning.
void define_names(mu::Parser& parser, Place& place) {
  parser.ClearConst();
  std::string letters = "0123456789_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (int byte = 0x80; byte < 0x100; ++byte) letters += static_cast<char>(byte);  // Greek
  parser.DefineNameChars(letters.c_str());
  parser.DefineConst("pi", std::numbers::pi);
  parser.DefineConst("π", std::numbers::pi);
  parser.DefineConst("e", std::numbers::e);
  parser.DefineFun("pow", power);
  parser.DefineFunUserData("d2", distance_to_memory, &place, false);
  parser.DefineFunUserData("lse", log_sum_exp, &place, false);
  parser.DefineVar("r", &place.r);
  for (size_t d = 0; d < place.x.size(); ++d) parser.DefineVar("x" + std::to_string(d + 1), &place.x[d]);
  if (!place.x.empty()) parser.DefineVar("x", &place.x[0]);
  if (place.x.size() > 1) parser.DefineVar("y", &place.x[1]);
}

/// muparser's complaint in words. Places of the grammar are bytes from 0, of the token or past the end.
FormulaFault grammar_fault(const mu::ParserError& error, std::string_view text) {
  const std::string token = error.GetToken(), in_quotes = quoted(token);
  const size_t byte = error.GetPos() < 0 ? text.size() : static_cast<size_t>(error.GetPos());
  FormulaFault fault{"something unexpected", "correct it there"};
  fault.at = character_count(text.substr(0, std::min(byte, text.size()))) + 1;
  const bool at_token = byte < text.size() && !token.empty() && text.substr(byte).starts_with(token);
  if (at_token) fault.length = character_count(token);
  auto say = [&](std::string what, std::string cure) {
    fault.what = std::move(what), fault.cure = std::move(cure);
  };
  switch (error.GetCode()) {
    case mu::ecUNEXPECTED_OPERATOR:
      token == "*" && byte > 0 && byte < text.size() && text[byte - 1] == '*'
          ? say("an unexpected '*' after another", "write powers with ^")
          : say("an unexpected " + in_quotes, "give a value before it, or remove it");
      break;
    case mu::ecUNEXPECTED_EOF:
      say("nothing", "complete it there");
      fault.what = "a value missing";
      break;
    case mu::ecUNEXPECTED_VAR:
    case mu::ecUNEXPECTED_VAL:
    case mu::ecUNEXPECTED_FUN:
      say("an unexpected " + in_quotes, "put a sign such as * before it");
      break;
    case mu::ecUNEXPECTED_PARENS:
      token == "(" ? say("an unexpected '('", "put a sign such as * before it")
                   : say("an unexpected ')'", "give a value before it");
      break;
    case mu::ecUNEXPECTED_ARG_SEP:
    case mu::ecUNEXPECTED_ARG:
      say("an unexpected ','", "give a value before it, or remove it");
      break;
    case mu::ecTOO_MANY_PARAMS:
      say("too many values for " + in_quotes, "remove some");
      break;
    case mu::ecTOO_FEW_PARAMS:
      say("too few values for " + in_quotes, "give more, separated by commas");
      break;
    case mu::ecMISSING_ELSE_CLAUSE:
      say("a '?' without ':'", "write condition ? one : other");
      break;
    case mu::ecMISPLACED_COLON:
      say("a ':' without '?'", "write condition ? one : other");
      break;
    default:
      if (!token.empty()) say("an unexpected " + in_quotes, "correct it there");
  }
  return fault;
}

}  // namespace

std::optional<FormulaFault> formula_fault(std::string_view text, int dimension) {
  if (auto fault = formula_text_fault(text, dimension)) return fault;
  const int known = std::max({2, dimension, formula_dimension(text)});
  Place place{.x = std::vector<double>(static_cast<size_t>(known), 0.5)};
  try {
    mu::Parser parser;
    define_names(parser, place);
    parser.EnableOptimizer(false);  // constants are not divided by zero here
    for (const std::string& name : formula_parameters(text)) parser.DefineConst(name, 1);
    parser.SetExpr(std::string(text));
    parser.GetUsedVar();
  } catch (const mu::ParserError& error) {
    return grammar_fault(error, text);
  }
  return {};
}

struct FormulaProgram::Machine {
  Place place, jets;  ///< numbers, and jets in the place of numbers
  mu::Parser parser, slopes;
  JetTape tape;
  bool uses_r = true, works = false;

  void read(mu::Parser& into, const Settings& settings) const {
    for (const Row& row : formula_rows(settings.text("text")))
      into.DefineConst(row.symbol, settings.get_or(row.id, row.fallback.number()));
    into.SetExpr(settings.text("text"));
  }

  void differentiate(const ConstVector& x, const ConstMatrix& along, VectorRef g, Matrix* H) {
    tape.begin(x, along, H != nullptr);
    for (size_t d = 0; d < jets.x.size(); ++d) jets.x[d] = tape.coordinate(static_cast<Eigen::Index>(d));
    if (uses_r) jets.r = tape.norm();
    JetTape::current() = &tape;
    double E = infinity;
    try {
      E = slopes.Eval();
    } catch (const mu::ParserError&) {
      works = false;
    }
    tape.read(E, g, H);
    JetTape::current() = nullptr;
  }
};

FormulaProgram::FormulaProgram(const Settings& settings, const Matrix& Xi)
    : machine_(std::make_unique<Machine>()) {
  Machine& m = *machine_;
  m.place = m.jets = {std::vector<double>(static_cast<size_t>(Xi.rows())), 0, &Xi};
  if (formula_fault(settings.text("text"), static_cast<int>(Xi.rows()))) return;
  try {
    define_names(m.parser, m.place);
    m.read(m.parser, settings);
    define_names(m.slopes, m.jets);
    define_jets(m.slopes);
    m.slopes.DefineFunUserData("d2", distance_jet, &m.jets, false);
    m.slopes.DefineFunUserData("lse", log_sum_exp_jet, &m.jets, false);
    m.read(m.slopes, settings);
    m.uses_r = m.parser.GetUsedVar().contains("r");
    m.works = true;
  } catch (const mu::ParserError&) {  // checked when it was read; then it is infinite
  }
}

FormulaProgram::~FormulaProgram() = default;

double* FormulaProgram::state() {
  return machine_->place.x.data();
}

double FormulaProgram::value() {
  Machine& m = *machine_;
  if (!m.works) return infinity;
  if (m.uses_r) {
    double sum = 0;
    for (double x : m.place.x) sum += x * x;
    m.place.r = std::sqrt(sum);
  }
  try {
    const double E = m.parser.Eval();
    return std::abs(E) <= largest ? E : infinity;
  } catch (const mu::ParserError&) {
    m.works = false;
    return infinity;
  }
}

void FormulaProgram::slopes(const ConstMatrix& along, VectorRef g, Matrix* H) {
  Machine& m = *machine_;
  const Eigen::Map<const Vector> x(m.place.x.data(), static_cast<Eigen::Index>(m.place.x.size()));
  g.setZero();
  if (H) H->setZero(along.cols(), along.cols());
  if (!m.works) return;
  if (!m.uses_r || !x.isZero(0)) return m.differentiate(x, along, g, H);
  // r has a kink at the origin, powers of r have none: the mean of both sides is right for all.
  Vector g_other(g.size());
  Matrix H_other;
  m.differentiate(tiny * Vector::Unit(x.size(), 0), along, g, H);
  m.differentiate(-tiny * Vector::Unit(x.size(), 0), along, g_other, H ? &H_other : nullptr);
  g = 0.5 * g + 0.5 * g_other;  // a sum may be infinite
  if (H) *H = 0.5 * *H + 0.5 * H_other;
}

}  // namespace memscape
