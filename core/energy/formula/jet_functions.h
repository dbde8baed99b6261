// The operators and functions of typed formulas, on jets (jet_tape.h).
#pragma once

namespace mu {
class Parser;
}

namespace memscape {

/// Puts operators and functions that differentiate in the place of muparser's own: the grammar stays what it
/// is. They compute on JetTape::current().
void define_jets(mu::Parser& parser);

}  // namespace memscape
