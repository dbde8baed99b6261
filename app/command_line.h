// The command line: what `memscape` was asked to do.
#pragma once

namespace memscape {

/// Does it; the exit code: 0 done, 1 the work failed, 2 the call or the scene was wrong. Prints errors as one sentence.
int run_command_line(int count, char** arguments);

}  // namespace memscape
