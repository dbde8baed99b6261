// The only threads of the program besides those of loops (base/parallel.h): a few for what is soon done, a
// few of lower priority for what lasts. The most urgent waits least.
#pragma once
#include <functional>
#include <memory>

namespace memscape {

class Workers {
 public:
  Workers();
  /// What has been posted is still done; who does not want it says so to it before.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// `work` must not throw.
  void post(int urgency, bool lasting, std::function<void()> work);

 private:
  struct Pool;
  std::unique_ptr<Pool> prompt_, lasting_;
};

}  // namespace memscape
