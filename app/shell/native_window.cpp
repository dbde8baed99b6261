// The loop around the window on a desktop, the one place where the program waits for input, and the signals
// that end it.
#include <pthread.h>
#include <signal.h>

#include <atomic>
#include <cstdlib>
#include <thread>

#include "app/shell/display.h"
#include "app/shell/free_memory.h"
#include "app/shell/window.h"

namespace memscape {
namespace {

/// Signals that ask the program to end wake the window instead of ending it. To be made before other threads,
/// which inherit what is blocked.
class EndSignals {
 public:
  EndSignals() {
    sigemptyset(&set_);
    for (int signal : {SIGTERM, SIGINT, SIGHUP, own_end}) sigaddset(&set_, signal);
    pthread_sigmask(SIG_BLOCK, &set_, &before_);
    thread_ = std::thread([this] {
      for (int signal = 0; sigwait(&set_, &signal) == 0 && signal != own_end;) {
        if (came_ != 0) std::_Exit(128 + signal);  // asked twice: nobody answered
        came_ = signal;
        if (awake_) Display::wake();
      }
    });
  }
  ~EndSignals() {
    pthread_kill(thread_.native_handle(), own_end);
    thread_.join();
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  /// There is a window to wake.
  void begin() { awake_ = true; }
  void end() { awake_ = false; }
  /// The signal that came, or 0.
  int came() const { return came_; }

 private:
  static constexpr int own_end = SIGUSR1;
  sigset_t set_{}, before_{};
  std::atomic<int> came_ = 0;
  std::atomic<bool> awake_ = false;
  std::thread thread_;
};

void wait(Window& window, FreeMemory& memory) {
  Display& display = window.display();
  const double seconds = window.rest(), before = display.time();
  if (seconds < 0) memory.give_back(before);
  display.wait(seconds);
  window.rested(seconds < 0 || (seconds > 0 && display.time() - before < seconds - 1e-3));
}

}  // namespace

int run_window(const Scene& scene, const WindowOptions& options) {
  keep_few_heaps();
  EndSignals signals;
  FreeMemory memory;
  Window window(scene, options);
  window.start();
  signals.begin();
  while (signals.came() == 0 && window.step()) wait(window, memory);
  signals.end();
  if (signals.came() == 0) return 0;
  window.keep_work();
  return 128 + signals.came();
}

}  // namespace memscape
