// Runs the built program through a shell.
#include "support_program.h"

#include <stdlib.h>
#include <sys/wait.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "tests/support_paths.h"

namespace fs = std::filesystem;

namespace {

fs::path fresh_folder() {
  std::string name = (fs::temp_directory_path() / "memscape-test-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  return name;
}

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

Folder::Folder() : path_(fresh_folder()), notes_(fresh_folder()) {}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
  fs::remove_all(notes_, ignored);
}

Outcome Folder::run(const std::string& arguments, const std::string& input) const {
  std::ofstream(notes_ / "in", std::ios::binary) << input;
  const std::string notes = notes_.string();
  const std::string command = "cd '" + path_.string() + "' && DISPLAY= WAYLAND_DISPLAY= '" +
                              memscape::tested_program() + "' " + arguments + " <" + notes + "/in >" + notes +
                              "/out 2>" + notes + "/err";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, bytes_of(notes_ / "out"), bytes_of(notes_ / "err")};
}

void Folder::write(const std::string& name, const std::string& text) const {
  std::ofstream(path_ / name, std::ios::binary) << text;
}

std::string Folder::read(const std::string& name) const {
  return bytes_of(path_ / name);
}

int Folder::files() const {
  return static_cast<int>(std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
}
