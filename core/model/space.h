// What a state is: named parts, each an array of numbers, laid one after the other in one vector of D
// numbers. A point of memory space is one part "x"; layers of neurons are several, tokens one of several
// axes.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace memscape {

/// What the numbers of a part may be.
enum class Numbers {
  real,
  sign,  ///< -1 or 1
};

/// One array of a state, the last axis fastest: {"x", {3}}, {"tokens", {16, 8}}, {"picture", {48, 48}}.
struct SpacePart {
  std::string name;
  std::vector<int> shape;
  Numbers numbers = Numbers::real;

  /// How many numbers: the product of the shape.
  int size() const;
  bool operator==(const SpacePart&) const = default;
};

struct Space {
  std::vector<SpacePart> parts;

  /// D, of the whole state.
  int dimension() const;
  /// Where a part begins in the state.
  int offset(std::size_t part) const;
  /// The part of this name, or -1.
  int find(std::string_view name) const;
  /// Name of coordinate d (from 0) as files spell it: x1..xD of a vector, and tokens2_3 of an array.
  std::string coordinate(int d) const;
  std::vector<std::string> coordinates() const;
  bool operator==(const Space&) const = default;
};

/// One real vector x of D numbers, as dense memories and typed formulas have.
Space vector_space(int dimension);

}  // namespace memscape
