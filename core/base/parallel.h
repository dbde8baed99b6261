// The only way to several threads: loops whose parts may run at once, storage of a thread's own, limits on
// the number of threads. What is computed must not depend on how a loop is parted. TBB stands behind it
// (parallel.cpp).
#pragma once
#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <thread>
#include <utility>
#include <vector>

namespace memscape {

namespace detail {

/// A function of a range, without its type: what it refers to outlives the call.
struct RangeCall {
  const void* body;
  void (*call)(const void* body, std::ptrdiff_t begin, std::ptrdiff_t end);
};
void run_ranges(std::ptrdiff_t begin, std::ptrdiff_t end, std::ptrdiff_t grain, RangeCall call);

struct TileCall {
  const void* body;
  void (*call)(const void* body, int row, int row_end, int column, int column_end);
};
void run_tiles(int rows, int columns, int column_grain, TileCall call);

}  // namespace detail

/// Calls body(first, last) for parts of begin <= i < end, of at least `grain` each but for what is left over.
/// What a call throws is thrown here, once.
template <class Index, class Body>
void parallel_ranges(Index begin, Index end, Index grain, const Body& body) {
  detail::run_ranges(static_cast<std::ptrdiff_t>(begin), static_cast<std::ptrdiff_t>(end),
                     static_cast<std::ptrdiff_t>(grain),
                     {&body, [](const void* object, std::ptrdiff_t first, std::ptrdiff_t last) {
                        (*static_cast<const Body*>(object))(static_cast<Index>(first),
                                                            static_cast<Index>(last));
                      }});
}

/// Calls each(i) for begin <= i < end.
template <class Index, class Each>
void parallel_for(Index begin, Index end, const Each& each) {
  parallel_ranges(begin, end, Index{1}, [&each](Index first, Index last) {
    for (Index i = first; i < last; ++i) each(i);
  });
}

/// Calls body(row, row_end, column, column_end) for tiles of a table, at least `column_grain` columns wide.
template <class Body>
void parallel_tiles(int rows, int columns, int column_grain, const Body& body) {
  detail::run_tiles(rows, columns, column_grain,
                    {&body, [](const void* object, int row, int row_end, int column, int column_end) {
                       (*static_cast<const Body*>(object))(row, row_end, column, column_end);
                     }});
}

/// Sorts by <, on two threads where that pays.
template <class T>
void parallel_sort(std::vector<T>& items) {
  const auto middle = items.begin() + static_cast<std::ptrdiff_t>(items.size() / 2);
  if (items.size() < 4096) return std::sort(items.begin(), items.end());
  parallel_for(
      0, 2, [&](int half) { half == 0 ? std::sort(items.begin(), middle) : std::sort(middle, items.end()); });
  std::inplace_merge(items.begin(), middle, items.end());
}

/// One T for each thread that asks, made when it first does. A call that waits for threads must not hold its
/// T meanwhile.
template <class T>
class PerThread {
 public:
  explicit PerThread(std::function<T()> make = [] { return T(); }) : make_(std::move(make)) {}

  T& local() const {
    const std::thread::id self = std::this_thread::get_id();
    {
      const std::shared_lock lock(guard_);
      for (const auto& [thread, value] : all_)
        if (thread == self) return *value;
    }
    auto value = std::make_unique<T>(make_());
    T& made = *value;
    const std::unique_lock lock(guard_);
    all_.emplace_back(self, std::move(value));
    return made;
  }

 private:
  std::function<T()> make_;
  mutable std::shared_mutex guard_;
  mutable std::vector<std::pair<std::thread::id, std::unique_ptr<T>>> all_;
};

/// Threads that loops may use here and now.
int thread_count();
/// Runs `work` with at most `threads` threads, this one among them; 0 means all.
void with_threads(int threads, const std::function<void()>& work);

/// While it lives no loop of the program uses more threads than this.
class ThreadLimit {
 public:
  explicit ThreadLimit(int threads);
  ~ThreadLimit();
  ThreadLimit(const ThreadLimit&) = delete;
  ThreadLimit& operator=(const ThreadLimit&) = delete;

 private:
  struct Control;
  std::unique_ptr<Control> control_;
};

}  // namespace memscape
