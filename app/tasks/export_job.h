// A figure written in the background, from a copy of what the session shows: the window goes on meanwhile.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/tasks/background.h"

namespace memscape {

class ExportJob {
 public:
  struct Result {
    std::filesystem::path file;
    std::string error;  ///< why there is no file; empty when there is
  };

  /// `wake` is called from the job's thread when it is done.
  explicit ExportJob(std::function<void()> wake);
  /// A figure that is being written is finished first.
  ~ExportJob();

  bool busy() const;
  /// Starts to write. Throws Error{work} while another figure is being written.
  void start(const Session& session, std::filesystem::path file);
  /// What has become of the last one, once.
  std::optional<Result> collect();

 private:
  struct Part;
  std::unique_ptr<Background<Part>> job_;
};

}  // namespace memscape
