// Sizes, offsets and names by walking along the parts.
#include "core/model/space.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <numeric>

namespace memscape {

int SpacePart::size() const {
  return std::accumulate(shape.begin(), shape.end(), 1, std::multiplies<>());
}

int Space::dimension() const {
  return offset(parts.size());
}

int Space::offset(std::size_t part) const {
  assert(part <= parts.size());
  int begin = 0;
  for (std::size_t i = 0; i < part; ++i) begin += parts[i].size();
  return begin;
}

int Space::find(std::string_view name) const {
  const auto found = std::ranges::find(parts, name, &SpacePart::name);
  return found == parts.end() ? -1 : static_cast<int>(found - parts.begin());
}

std::string Space::coordinate(int d) const {
  for (const SpacePart& part : parts) {
    if (d >= part.size()) {
      d -= part.size();
      continue;
    }
    std::string indices;
    for (auto axis = part.shape.rbegin(); axis != part.shape.rend(); d /= *axis++)
      indices = std::to_string(d % *axis + 1) + (indices.empty() ? "" : "_" + indices);
    return part.name + indices;
  }
  assert(false && "a coordinate beyond the space");
  return {};
}

std::vector<std::string> Space::coordinates() const {
  std::vector<std::string> names;
  for (int d = 0; d < dimension(); ++d) names.push_back(coordinate(d));
  return names;
}

Space vector_space(int dimension) {
  return {{{"x", {dimension}}}};
}

}  // namespace memscape
