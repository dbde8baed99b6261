// Objects of C libraries owned by std::unique_ptr<T, Release<free_function>>.
#pragma once

namespace memscape {

template <auto release>
struct Release {
  template <class T>
  void operator()(T* object) const {
    release(object);
  }
};

}  // namespace memscape
