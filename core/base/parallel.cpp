// TBB, whose headers only this file reads.
#include "core/base/parallel.h"

#include <tbb/blocked_range.h>
#include <tbb/blocked_range2d.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace memscape {

void detail::run_ranges(std::ptrdiff_t begin, std::ptrdiff_t end, std::ptrdiff_t grain, RangeCall call) {
  if (begin >= end) return;
  tbb::parallel_for(tbb::blocked_range<std::ptrdiff_t>(begin, end, static_cast<std::size_t>(grain)),
                    [call](const auto& range) { call.call(call.body, range.begin(), range.end()); });
}

void detail::run_tiles(int rows, int columns, int column_grain, TileCall call) {
  tbb::parallel_for(tbb::blocked_range2d<int>(0, rows, 1, 0, columns, static_cast<std::size_t>(column_grain)),
                    [call](const auto& range) {
                      call.call(call.body, range.rows().begin(), range.rows().end(), range.cols().begin(),
                                range.cols().end());
                    });
}

int thread_count() {
  return tbb::this_task_arena::max_concurrency();
}

void with_threads(int threads, const std::function<void()>& work) {
  tbb::task_arena arena(threads > 0 ? threads : tbb::task_arena::automatic);
  arena.execute(work);
}

struct ThreadLimit::Control {
  tbb::global_control limit;
};

ThreadLimit::ThreadLimit(int threads)
    : control_(new Control{tbb::global_control(tbb::global_control::max_allowed_parallelism,
                                               static_cast<std::size_t>(std::max(1, threads)))}) {}
ThreadLimit::~ThreadLimit() = default;

}  // namespace memscape
