// Lines of CSV about points, as `simulate` and `sample` print them.
#pragma once
#include "app/cli/output.h"
#include "core/dynamics/runs/run.h"

namespace memscape {

/// ",x1,x2,..,energy" and the end of the line.
void print_names(Output& out, int D);
/// A point after a comma, without its energy where that is not known, and the end of the line.
void print_point(Output& out, const ConstVector& x, double energy, bool known);
/// How many particles are settled, diverged.. at this step, on standard error.
void say_counts(const RunCounts& counts, int step);

}  // namespace memscape
