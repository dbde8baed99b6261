// Each thread computes with programs of its own; the parameters of both formulas are one set of rows.
#include "core/flow/flow.h"

#include <limits>

#include "core/base/parallel.h"
#include "core/energy/formula/formula_program.h"

namespace memscape {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::string_view turn = "x2", van_der_pol = "μ*(1 - x1^2)*x2 - x1";

std::array<std::string, 2> flow_formulas(const Settings& settings) {
  return {settings.text("x1"), settings.text("x2")};
}

struct Pair {
  FormulaProgram along, up;
  Pair(Settings settings, const std::array<std::string, 2>& formulas, const Matrix& Xi)
      : along(with_text(settings, formulas[0]), Xi), up(with_text(settings, formulas[1]), Xi) {}
  static const Settings& with_text(Settings& settings, const std::string& text) {
    settings.values["text"] = text;
    return settings;
  }
  void velocity(const ConstVector& x, VectorRef v) {
    std::copy(x.begin(), x.end(), along.state());
    std::copy(x.begin(), x.end(), up.state());
    v[0] = along.value(), v[1] = up.value();
    if (v[0] == infinity || v[1] == infinity) v.setConstant(infinity);
  }
};

/// All parameters of both, as if they stood in one formula.
std::vector<Row> parameters_of(const Settings& settings) {
  return formula_rows(settings.text("x1") + "\n" + settings.text("x2"));
}

std::string typed_flow(const Settings& settings) {
  const auto formulas = flow_formulas(settings);
  std::string text = "dx₁/dt = " + formulas[0] + ", dx₂/dt = " + formulas[1];
  for (const Row& row : parameters_of(settings))
    text += ", " + std::string(row.symbol) + " = " + value_text(row, settings.get(row.id));
  return text;
}

std::string fault_of(const Settings& settings, int D) {
  const auto formulas = flow_formulas(settings);
  for (int d = 0; d < 2; ++d)
    if (const auto fault = formula_fault(formulas[static_cast<std::size_t>(d)], 2))
      return fault_text(*fault, formulas[static_cast<std::size_t>(d)]);
  if (D == 0 || D == 2) return "";
  return "moves states of the plane, but the memories have " + std::to_string(D) +
         (D == 1 ? " dimension" : " dimensions") + "; give memories of two";
}

}  // namespace

struct Flow::Programs {
  PerThread<std::unique_ptr<Pair>> all;
  Programs(const Settings& settings, const Matrix& Xi)
      : all([settings, &Xi] { return std::make_unique<Pair>(settings, flow_formulas(settings), Xi); }) {}
  Pair& mine() { return *all.local(); }
};

Flow::Flow(const Settings& settings, const Matrix& Xi)
    : Model(vector_space(2)), Xi_(Xi), programs_(std::make_unique<Programs>(settings, Xi_)) {}

Flow::~Flow() = default;

void Flow::velocity(const ConstVector& x, VectorRef v) const {
  programs_->mine().velocity(x, v);
}

void Flow::evaluate(const ConstMatrix& X, const Wants& wants, Evaluation& found) const {
  if (!wants.velocity) return;
  found.velocity.resize(2, X.cols());
  parallel_ranges(Eigen::Index{0}, X.cols(), Eigen::Index{64}, [&](Eigen::Index begin, Eigen::Index end) {
    Pair& mine = programs_->mine();
    for (Eigen::Index i = begin; i < end; ++i) mine.velocity(X.col(i), found.velocity.col(i));
  });
}

EnergyKind flow_kind() {
  const auto formula = [](std::string id, std::string help, std::string_view fallback) {
    return Row{.id = std::move(id),
               .label = "Formula",
               .help = std::move(help),
               .fallback = fallback,
               .type = Type::formula,
               .wants = "a formula in quotation marks",
               .fault = [](const std::string& text) {
                 const auto fault = formula_fault(text, 2);
                 return fault ? fault_text(*fault, text) : std::string();
               }};
  };
  EnergyKind kind{
      .kind = "flow",
      .title = "Typed flow (no energy)",
      .help =
          "Two formulas for dx1/dt and dx2/dt that you type; other names in them become "
          "parameters with sliders. A flow need not run down anything: it may turn for ever.",
      .source = "typed by you; Jacobian by differences",
      .rows = {formula("x1", "A formula of dx1/dt, of x1, x2 and parameters with any names.", turn),
               formula("x2", "A formula of dx2/dt.", van_der_pol)},
      .make = [](const Settings& settings, const Matrix& Xi) -> std::unique_ptr<Model> {
        return std::make_unique<Flow>(settings, Xi);
      },
      .formula = typed_flow,
      .brought = [](const Settings& settings) { return Rows(parameters_of(settings)); },
      .fault = fault_of};
  kind.has_energy = false;
  return kind;
}

}  // namespace memscape
