// Which folders dialogues propose.
#include <doctest/doctest.h>

#include <filesystem>

#include "app/files/written_folders.h"
#include "tests/app/support_window.h"

using namespace memscape;
using memscape::test::TemporaryFolder;
namespace fs = std::filesystem;

TEST_CASE("a folder in which writing failed is not proposed, until it works there") {
  TemporaryFolder one, two;
  const fs::path own[] = {one.path};
  WrittenFolders folders;
  CHECK(folders.proposed(own) == one.path);
  folders.failed(one.path + "/a.png");
  CHECK(folders.proposed(own) != one.path);
  folders.worked(two.path + "/b.png");
  CHECK(folders.proposed(own) == two.path);
  folders.worked(one.path + "/a.png");
  CHECK(folders.proposed(own) == one.path);
  const fs::path missing[] = {two.path + "/none", two.path};
  CHECK(folders.proposed(missing) == two.path);
}
