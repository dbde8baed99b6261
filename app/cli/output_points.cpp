// Commas, names and counts.
#include "app/cli/output_points.h"

#include <iostream>

namespace memscape {

void print_names(Output& out, int D) {
  for (int d = 1; d <= D; ++d) out << ",x" << d;
  out << ",energy\n";
}

void print_point(Output& out, const ConstVector& x, double energy, bool known) {
  for (double coordinate : x) out << "," << coordinate;
  out << ",";
  if (known) out << energy;
  out << "\n";
}

void say_counts(const RunCounts& counts, int step) {
  std::cerr << "At step " << step << ": " << counts.settled << " settled, " << counts.moving << " moving";
  if (counts.diverged) std::cerr << ", " << counts.diverged << " diverged";
  if (counts.unsupported) std::cerr << ", " << counts.unsupported << " without a force";
  std::cerr << ".\n";
}

}  // namespace memscape
