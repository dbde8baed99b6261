// The command line: what `memscape` was asked to do.
#pragma once

namespace memscape {

/// Does it. The exit code: 0 done, 1 the work failed. Throws Error where the call, the scene or the work is
/// at fault.
int run_command_line(int count, char** arguments);

}  // namespace memscape
