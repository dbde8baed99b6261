// `memscape schema`: a JSON Schema of scenes.
#include "app/cli/cli_command.h"
#include "app/cli/output.h"
#include "core/scene/scene_json.h"

namespace memscape {

CliCommand schema_command(Request&) {
  auto run = [] {
    Output out;
    out << scene_schema();
    out.flush();
    return 0;
  };
  return {"schema", "A JSON Schema of scenes", {}, run, false};
}

}  // namespace memscape
