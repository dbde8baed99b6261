// Look-up of embedded files by name; the table itself is generated at build time (cmake/Embed.cmake).
#include "core/base/embedded.h"

namespace memscape {

std::string_view embedded(std::string_view name) {
  for (const EmbeddedFile& file : embedded_files())
    if (file.name == name) return file.bytes;
  return {};
}

}  // namespace memscape
