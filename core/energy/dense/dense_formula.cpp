// The formula of a dense associative memory as a text: -λ Q(Σ F(β S)) + ½‖x‖² with the chosen S, F, Q and λ
// put in.
#include "core/energy/dense/dense_formula.h"

#include <array>
#include <charconv>
#include <string_view>

namespace memscape {
namespace {

std::string number(double value) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

std::string superscript(int n) {
  static constexpr std::array<std::string_view, 10> digits = {"⁰", "¹", "²", "³", "⁴",
                                                              "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text;
  for (char digit : std::to_string(n)) text += digits[static_cast<size_t>(digit - '0')];
  return text;
}

/// β S(x, ξ) without its sign, which is negative for distances.
std::string_view size_of_overlap(Similarity similarity) {
  switch (similarity) {
    case Similarity::half:
      return "(β/2)‖x − ξ‖²";
    case Similarity::full:
      return "β‖x − ξ‖²";
    case Similarity::dot:
      return "β x·ξ";
  }
  return {};
}

std::string separated(const DenseForm& form) {
  std::string size(size_of_overlap(form.similarity)), sign = form.is_dot() ? "" : "−";
  switch (form.separation) {
    case Separation::exponential:
      return "exp(" + sign + size + ")";
    case Separation::power:
      return "(" + sign + size + ")" + superscript(form.degree);
    case Separation::rectified:
      return "max(" + sign + size + ", 0)" + superscript(form.degree);
    case Separation::shifted_relu:
      return "max(1 " + (form.is_dot() ? std::string("+") : sign) + " " + size + ", 0)";
  }
  return {};
}

}  // namespace

std::string formula_of(const DenseForm& form) {
  std::string text = "E(x) = −";
  if (form.scaled) text += "(1/β) ";
  if (form.scaling == Scaling::log) text += "log ";
  text += "Σ " + separated(form);
  if (form.is_confined()) text += " + ½‖x‖²";
  return text + ", β = " + number(form.beta);
}

}  // namespace memscape
