// Tables of points, files of weights, and typed formulas.
#include <cmath>

#include "core/base/error.h"
#include "core/base/finite.h"
#include "core/energy/formula/formula_examples.h"
#include "core/energy/formula/formula_program.h"
#include "core/energy/registry.h"
#include "core/learning/score/network_score.h"
#include "core/learning/score/training_file.h"
#include "core/scene/sources/data.h"
#include "core/scene/sources/point_table.h"
#include "finding.h"
#include "kinds.h"
#include "mutate.h"

namespace memscape::fuzz {
namespace {

ColumnChoice choice_of(Dice& dice) {
  static const std::string columns[] = {"",    "",  "x1", "1,2", "\"a,b\"", "2", "0", "99999999999999999999",
                                        "x,y", ",", "\""};
  static const std::string labels[] = {"", "", "none", "species", "3", "x1"};
  ColumnChoice choice;
  if (dice.one_in(2)) return choice;
  choice.columns = dice.of(columns), choice.labels = dice.of(labels);
  choice.header = static_cast<Header>(dice.below(3));
  if (dice.one_in(6)) choice.columns = mutated(dice, {choice.columns, "x1,x2"});
  return choice;
}

Training small_training() {
  Training training;
  NetworkShape& shape = training.settings.shape;
  shape.frequencies = 2, shape.time_width = shape.width = 16, shape.hidden = 1;
  training.state = first_state(training.settings);
  return training;
}

}  // namespace

bool run_table(Dice& dice) {
  static const std::vector<std::string> tables = {
      "x1,x2\n0,1\n2.5,-3e2\n",
      "0,1\n1,0\n",
      "a;b;c\n1,5;2,25;x\n-3,0;4,5;y\n",
      ",width,height,species\n0,1.5,2,setosa\n1,2.5,3,\"virginica, old\"\n",
      "# x y\n1.0e+00 2.0e+00\n3.0e+00 4.0e+00\n",
      "1\t2\t3\r\n4\t5\t6\r\n",
      "\xef\xbb\xbf\"x1\",\"x2\"\n\"1\",\"2\"\n\n3,NA\n",
      std::string("\xff\xfe\x31\x00\x2c\x00\x32\x00\x0a\x00", 10),
      "1,234;5\n2,345;6\n",
      "name\nfoo\n",
      "0.1 0.2\n0.3 0.4\n0.5 0.6 \n"};
  PointTable table;
  const ColumnChoice choice = choice_of(dice);
  const std::string bytes = mutated(dice, tables);
  show(bytes);
  if (!accepted([&] { table = read_points(bytes, "points.csv", choice); })) return false;
  expect(table.X.rows() > 0 && table.X.cols() > 0, "a table without points");
  expect(table.X.allFinite(), "a point is nowhere");
  expect(table.coordinates.size() == static_cast<std::size_t>(table.X.rows()),
         "other columns than coordinates");
  return true;
}

bool run_weights(Dice& dice) {
  static const std::string bytes = training_bytes(small_training());
  static const std::size_t header = bytes.find('\n', bytes.find('\n') + 1) + 1;
  // What is said of the numbers, the numbers, or both.
  std::string text = bytes.substr(0, header), rest = bytes.substr(header);
  if (!dice.one_in(3)) text = mutated(dice, {text});
  if (dice.one_in(2)) rest = mutated_bytes(dice, rest);
  show(text);
  Training training;
  if (!accepted([&] { training = parse_training(text + rest, "net.weights"); })) return false;
  const std::string saved = training_bytes(training);
  Training again;
  expect_accepted([&] { again = parse_training(saved, "net.weights"); }, "saved weights do not open");
  expect(again == training, "saved weights open as others");
  return true;
}

bool run_formula(Dice& dice) {
  static const std::vector<std::string> formulas = [] {
    std::vector<std::string> all = {"x1",
                                    "x+y*r",
                                    "lse(8)+d2(1)",
                                    "x1<0?1:x2",
                                    "-x1^-2",
                                    "max(x1,min(x2,a))",
                                    "ln(cosh(20*x1))/20+x2^2",
                                    "1e308*x1",
                                    "sqrt(abs(x1))^0.5",
                                    "pi*e*\u03c0"};
    for (const FormulaExample& example : formula_examples()) all.emplace_back(example.text);
    return all;
  }();
  const std::string text = mutated(dice, formulas);
  show(text);
  const std::string fault = [&] {
    const auto found = formula_fault(text);
    return found ? fault_text(*found, text) : std::string();
  }();
  if (!fault.empty()) {
    accepted([&] { throw Error(Fault::input, "energy.text " + fault); });
    return false;
  }
  Settings settings = energy_settings("formula");
  settings.values["text"] = text;
  for (const Row& row : energy_rows(settings))
    if (!settings.has(row.id.c_str())) settings.values[row.id] = row.fallback;
  const auto D = static_cast<Eigen::Index>(std::max(formula_dimension(text), 1));
  if (D > 16 || text.size() > 3000) return true;
  Matrix Xi(D, 2);
  for (double& x : Xi.reshaped()) x = std::round(dice.uniform(-2, 2));
  return accepted([&] {
    const auto model = build_model(settings, Xi);
    Matrix X(D, 5);
    for (double& x : X.reshaped())
      x = dice.one_in(4) ? 0 : dice.uniform(-2, 2) * std::pow(10, dice.uniform(-8, 8));
    Evaluation found;
    model->evaluate(X, {.energy = true, .gradient = true}, found);
    expect_numbers(found.energy, "an energy");
    expect(found.gradient.allFinite(), "a gradient is not finite");
    for (Eigen::Index i = 0; i < X.cols(); ++i) {
      expect(found.energy[i] == model->energy()->value(X.col(i)), "a batch and a single state differ");
      const Matrix H = model->energy()->hessian(X.col(i));
      expect(H.allFinite(), "a Hessian is not finite");
      expect(H == H.transpose(), "a Hessian is not symmetric");
    }
  });
}

}  // namespace memscape::fuzz
