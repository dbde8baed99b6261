// The rows of all energies. The named ones are members of the family of tutorial eq. 5.7; `dense` is the
// whole family.
#include "core/energy/registry.h"

#include <algorithm>
#include <cassert>

#include "core/energy/dense/dense.h"
#include "core/energy/dense/dense_formula.h"
#include "core/energy/diffusion.h"
#include "core/energy/formula/formula.h"
#include "core/energy/formula/formula_program.h"
#include "core/flow/flow.h"
#include "core/learning/score/network_kind.h"

namespace memscape {
namespace {

Row beta_row(double fallback, const std::string& help) {
  return {"beta", "β", "Inverse temperature", "", help, 0.001, 10000, fallback, Scale::logarithmic};
}

Row scaled_row(bool fallback) {
  return {"scaled",
          "1/β",
          "Divide by β",
          "",
          "Puts the factor 1/β in front, which keeps the energy and its slope of the same size at every β. "
          "Without it a larger β also makes every step longer.",
          0,
          1,
          fallback ? 1.0 : 0.0,
          Scale::toggle};
}

Row confined_row(bool fallback) {
  return {"confined",
          "½‖x‖²",
          "Confinement",
          "",
          "Adds ½‖x‖², which pulls states towards the origin; without it dot products grow without bound.",
          0,
          1,
          fallback ? 1.0 : 0.0,
          Scale::toggle};
}

Row degree_row(const std::string& help) {
  return {"degree", "n", "Degree", "", help, 1, 20, 3, Scale::integer};
}

DenseForm lse_form(const Settings& settings) {
  return {.similarity = settings.whole("distance") == 0 ? Similarity::half : Similarity::full,
          .beta = settings.get("beta"),
          .scaled = settings.on("scaled")};
}

DenseForm lsr_form(const Settings& settings) {
  return {
      .separation = Separation::shifted_relu, .beta = settings.get("beta"), .scaled = settings.on("scaled")};
}

DenseForm mhn_form(const Settings& settings) {
  return {.similarity = Similarity::dot, .beta = settings.get("beta"), .scaled = true, .confined = true};
}

DenseForm polynomial_form(const Settings& settings) {
  return {.similarity = Similarity::dot,
          .separation = settings.on("rectified") ? Separation::rectified : Separation::power,
          .scaling = Scaling::identity,
          .degree = settings.whole("degree"),
          .beta = settings.get("beta"),
          .scaled = false,
          .confined = settings.on("confined")};
}

/// The choices of `dense` stand in the order of the enumerators.
DenseForm dense_form(const Settings& settings) {
  return {.similarity = static_cast<Similarity>(settings.whole("similarity")),
          .separation = static_cast<Separation>(settings.whole("separation")),
          .scaling = static_cast<Scaling>(settings.whole("scaling")),
          .degree = settings.whole("degree"),
          .beta = settings.get("beta"),
          .scaled = settings.on("scaled"),
          .confined = settings.on("confined")};
}

/// A member of the family as a row: `form` reads its settings.
template <DenseForm (*form)(const Settings&)>
EnergyKind member(std::string_view kind, std::string_view title, std::string_view help,
                  std::string_view source, std::vector<Row> rows) {
  return {kind,
          title,
          help,
          source,
          std::move(rows),
          [](const Settings& settings, const Matrix& Xi) -> std::unique_ptr<Model> {
            return std::make_unique<DenseMemory>(form(settings), Xi);
          },
          [](const Settings& settings) { return formula_of(form(settings)); }};
}

EnergyKind lse_kind() {
  EnergyKind kind = member<lse_form>(
      "lse", "Log-sum-exp", "Every memory digs a well, and a smooth minimum over all wells is the energy.",
      "tutorial eqs. 5.13 and 4.8",
      {beta_row(8,
                "How sharply memories are told apart: small values blend them into one wide well, large "
                "values give "
                "each its own."),
       {"distance",
        "",
        "Distance",
        "",
        "Half of the squared distance (eq. 5.13) or the full one (eq. 4.8): `full` at β is `half` at 2β.",
        0,
        1,
        0,
        Scale::choice,
        {"half", "full"}},
       scaled_row(true)});
  kind.at_time = [](const Settings& settings, double t) {
    Settings later = settings;
    later.values["beta"] = inverse_temperature(t, 1);
    later.values["distance"] = later.values["scaled"] = 1;
    return later;
  };
  return kind;
}

EnergyKind lsr_kind() {
  return member<lsr_form>(
      "lsr", "Log-sum-ReLU",
      "Each memory reaches as far as √(2/β) and no further; where reaches overlap, new minima emerge at "
      "exact centroids.",
      "tutorial eq. 5.52",
      {beta_row(
           4,
           "Sets how far a memory reaches: its well has the radius √(2/β). Outside all wells the energy is "
           "infinite and nothing moves."),
       scaled_row(true)});
}

EnergyKind mhn_kind() {
  return member<mhn_form>(
      "mhn", "Modern Hopfield network",
      "Compares by dot product under a bowl ½‖x‖²; one full step down is one step of softmax attention.",
      "tutorial eq. 5.7 with the dot product, confined by ½‖x‖²",
      {beta_row(
          8,
          "The sharpness of the softmax over memories: small values average them, large values pick one.")});
}

EnergyKind polynomial_kind() {
  return member<polynomial_form>(
      "polynomial", "Polynomial memory",
      "Raises each overlap x·ξ to a power; degree 2 is the classic Hopfield energy, higher degrees store "
      "more.",
      "tutorial eqs. 5.7 and 5.12",
      {degree_row("The power n of the overlap: larger powers let the best match win more clearly. A power "
                  "stops growing at e³⁰⁰."),
       {"rectified", "", "Rectified", "",
        "Counts positive overlaps only; otherwise an even degree also stores the mirror image -ξ of each "
        "memory.",
        0, 1, 1, Scale::toggle},
       beta_row(1, "Scales every overlap before the power is taken."),
       confined_row(true)});
}

EnergyKind dense_kind() {
  return member<dense_form>(
      "dense", "Dense associative memory",
      "The whole family: choose how states are compared (S), how matches are separated (F) and how they are "
      "summed up (Q).",
      "tutorial eq. 5.7",
      {{"similarity",
        "S",
        "Similarity",
        "",
        "How a state and a memory are compared: minus half of the squared distance, minus all of it, or the "
        "dot product.",
        0,
        2,
        0,
        Scale::choice,
        {"half", "full", "dot"}},
       {"separation",
        "F",
        "Separation",
        "",
        "How fast a better match outgrows the others: exp z, zⁿ, max(z, 0)ⁿ or max(1 + z, 0); exp z and zⁿ "
        "under no "
        "logarithm stop growing at e³⁰⁰. Powers are "
        "meant for dot "
        "products, since distances give z ≤ 0.",
        0,
        3,
        0,
        Scale::choice,
        {"exp", "power", "rectified", "relu"}},
       {"scaling",
        "Q",
        "Scaling of the sum",
        "",
        "The logarithm or the sum itself. Where the logarithm has no positive argument the energy is "
        "infinite.",
        0,
        1,
        0,
        Scale::choice,
        {"log", "identity"}},
       degree_row("The power n of `power` and `rectified`; no other separation uses it."),
       beta_row(8, "Multiplies every similarity: how sharply memories are told apart."),
       scaled_row(true),
       confined_row(false)});
}

std::string text_fault(const std::string& text, int D) {
  const auto fault = formula_fault(text, D);
  return fault ? fault_text(*fault, text) : std::string();
}

EnergyKind formula_kind() {
  EnergyKind kind{"formula",
                  "Typed formula",
                  "Any energy E(x1, x2, .., a, b, ..) that you type; other names in it become parameters "
                  "with sliders. It knows "
                  "r = ‖x‖, the squared distance d2(k) to memory k, and lse(β).",
                  "typed by you; gradient and Hessian by differences",
                  {{.id = "text",
                    .label = "Formula",
                    .help = "A formula of x1, x2, .. and of parameters with any names.",
                    .fallback = default_formula,
                    .type = Type::formula,
                    .wants = "a formula in quotation marks",
                    .fault = [](const std::string& text) { return text_fault(text, 0); }}},
                  [](const Settings& settings, const Matrix& Xi) -> std::unique_ptr<Model> {
                    return std::make_unique<FormulaEnergy>(settings, Xi);
                  },
                  typed_formula};
  kind.brought = [](const Settings& settings) { return Rows(formula_rows(settings.text("text"))); };
  kind.fault = [](const Settings& settings, int D) { return text_fault(settings.text("text"), D); };
  return kind;
}

}  // namespace

std::span<const EnergyKind> energy_kinds() {
  static const std::vector<EnergyKind> kinds = {
      lse_kind(),       lsr_kind(),    mhn_kind(),     polynomial_kind(), dense_kind(),
      diffusion_kind(), circle_kind(), formula_kind(), flow_kind(),       score_network_kind()};
  return kinds;
}

const EnergyKind* find_energy(std::string_view kind) {
  auto kinds = energy_kinds();
  auto found =
      std::find_if(kinds.begin(), kinds.end(), [&](const EnergyKind& row) { return row.kind == kind; });
  return found == kinds.end() ? nullptr : &*found;
}

Rows energy_rows(const Settings& settings) {
  const EnergyKind* kind = find_energy(settings.kind);
  if (!kind) return {};
  if (!kind->brought) return Rows(kind->rows);
  std::vector<Row> rows = kind->rows;
  for (const Row& row : kind->brought(settings)) rows.push_back(row);
  return Rows(std::move(rows));
}

Settings energy_settings(std::string_view kind) {
  const Settings fresh = settings_of(kind, energy_rows({std::string(kind)}));
  return settings_of(kind, energy_rows(fresh), fresh);
}

std::vector<std::string> formulas_of(const Settings& settings) {
  std::vector<std::string> ids;
  if (const EnergyKind* kind = find_energy(settings.kind))
    for (const Row& row : kind->rows)
      if (row.type == Type::formula) ids.push_back(row.id);
  return ids;
}

std::string energy_fault(const Settings& settings, int D) {
  const EnergyKind* kind = find_energy(settings.kind);
  return kind && kind->fault ? kind->fault(settings, D) : "";
}

std::shared_ptr<const Model> make_model(const Settings& settings, const Matrix& Xi) {
  const EnergyKind* row = find_energy(settings.kind);
  assert(row);
  return row->make(settings, Xi);
}

std::shared_ptr<const Energy> make_energy(const Settings& settings, const Matrix& Xi) {
  return energy_of(make_model(settings, Xi));
}

}  // namespace memscape
