// Threads are begun when there is work for them, and wait for more.
#include "core/session/tasks/workers.h"

#ifdef __linux__
#include <sys/resource.h>
#endif

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace memscape {
namespace {

/// Lowers the priority of this thread alone, where the system can.
void yield_to_window() {
#ifdef __linux__
  setpriority(PRIO_PROCESS, 0, 5);
#endif
}

}  // namespace

struct Workers::Pool {
  std::size_t most;
  bool yields;
  std::mutex lock;
  std::condition_variable news;
  std::multimap<int, std::function<void()>, std::greater<>>
      waiting;  ///< in the order of coming where as urgent
  std::size_t idle = 0;
  bool ends = false;
  std::vector<std::thread> threads;

  Pool(std::size_t threads, bool yielding) : most(threads), yields(yielding) {}
  ~Pool() {
    {
      const std::scoped_lock held(lock);
      ends = true;
    }
    news.notify_all();
    for (std::thread& thread : threads) thread.join();
  }

  void post(int urgency, std::function<void()> work) {
    const std::scoped_lock held(lock);
    waiting.emplace(urgency, std::move(work));
    if (waiting.size() > idle && threads.size() < most) threads.emplace_back([this] { serve(); });
    news.notify_one();
  }

  void serve() {
    if (yields) yield_to_window();
    std::unique_lock held(lock);
    for (;;) {
      ++idle;
      news.wait(held, [&] { return ends || !waiting.empty(); });
      --idle;
      if (waiting.empty()) return;
      auto work = waiting.extract(waiting.begin());
      held.unlock();
      work.mapped()();
      work = {};
      held.lock();
    }
  }
};

Workers::Workers() : prompt_(std::make_unique<Pool>(4, false)), lasting_(std::make_unique<Pool>(4, true)) {}
Workers::~Workers() = default;

void Workers::post(int urgency, bool lasting, std::function<void()> work) {
  (lasting ? lasting_ : prompt_)->post(urgency, std::move(work));
}

}  // namespace memscape
