// The formula of a dense associative memory as a text with its numbers, for the window and for captions.
#pragma once
#include <string>

#include "core/energy/dense/dense.h"

namespace memscape {

/// E.g. "E(x) = −(1/β) log Σ exp(−β‖x − ξ‖²), β = 8". Uses letters that Inter and DejaVu Sans have.
std::string formula_of(const DenseForm& form);

}  // namespace memscape
