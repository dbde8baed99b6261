// Runs the built program as a person does, in a folder of its own.
#pragma once
#include <filesystem>
#include <string>

struct Outcome {
  int code = -1;
  std::string out, err;
};

/// A fresh folder that is removed at the end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  /// `memscape ARGUMENTS` in this folder, as a shell reads them; without a display.
  Outcome run(const std::string& arguments, const std::string& input = "") const;
  void write(const std::string& name, const std::string& text) const;
  std::string read(const std::string& name) const;
  /// How many files lie in it.
  int files() const;

 private:
  std::filesystem::path path_;
  std::filesystem::path notes_;  ///< where outputs go meanwhile
};
