// Whatever was thrown ends here as a sentence.
#include "core/base/error.h"

#include <filesystem>
#include <new>

#include "core/base/quoted.h"

namespace memscape {
namespace {

constexpr size_t most_bytes = 1000;

std::string sentence_of(const std::string& text) {
  std::string line = escaped(text);
  if (line.size() <= most_bytes) return line;
  size_t end = most_bytes - 4;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
  return line.substr(0, end) + "….";
}

}  // namespace

Error::Error(Fault fault, const std::string& sentence)
    : std::runtime_error(sentence_of(sentence)), fault_(fault) {}

Error caught() {
  const char* too_large =
      "The memory does not suffice for this; give fewer memories, particles or cells, or a smaller size.";
  try {
    throw;
  } catch (const Error& error) {
    return error;
  } catch (const std::bad_alloc&) {
    return {Fault::work, too_large};
  } catch (const std::length_error&) {
    return {Fault::work, too_large};
  } catch (const std::filesystem::filesystem_error& error) {
    const std::string name = error.path1().string();
    return {Fault::work, (name.empty() ? "A file or folder" : shown_file(name)) + " cannot be used (" +
                             error.code().message() + "); check the path."};
  } catch (...) {
    return {Fault::work,
            "The work failed for a reason that Memscape does not know; please report what was asked for."};
  }
}

}  // namespace memscape
