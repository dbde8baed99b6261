// A matrix whose numbers start at a whole cache line, so that vector registers never straddle two.
#pragma once
#include <Eigen/Core>
#include <new>
#include <vector>

namespace memscape {

template <class T>
struct LineAllocator {
  using value_type = T;
  LineAllocator() = default;
  template <class U>
  LineAllocator(const LineAllocator<U>&) {}
  T* allocate(std::size_t n) { return static_cast<T*>(::operator new (n * sizeof(T), std::align_val_t{64})); }
  void deallocate(T* p, std::size_t) { ::operator delete (p, std::align_val_t{64}); }
  bool operator==(const LineAllocator&) const { return true; }
};

template <class T>
using LineVector = std::vector<T, LineAllocator<T>>;

/// Column-major, zeros at first.
template <class T>
class Table {
 public:
  Table() = default;
  Table(int rows, int columns)
      : rows_(rows),
        columns_(columns),
        values_(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns), T(0)) {}

  int rows() const { return rows_; }
  int columns() const { return columns_; }
  T* column(int n) { return values_.data() + static_cast<long>(n) * rows_; }
  const T* column(int n) const { return values_.data() + static_cast<long>(n) * rows_; }
  T& operator()(int row, int n) { return column(n)[row]; }
  const T& operator()(int row, int n) const { return column(n)[row]; }

  using Array = Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic>;
  /// Columns [first, first + count) as an Eigen array.
  Eigen::Map<Array> array(int first, int count) { return {column(first), rows_, count}; }
  Eigen::Map<const Array> array(int first, int count) const { return {column(first), rows_, count}; }

 private:
  int rows_ = 0, columns_ = 0;
  LineVector<T> values_;
};

}  // namespace memscape
