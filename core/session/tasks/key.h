// What a result depends on, as a value of any type with ==. It holds what it names (memories, energies)
// alive, so that nothing else can take their addresses.
#pragma once
#include <memory>
#include <utility>

namespace memscape {

class Key {
 public:
  /// Nothing is wanted.
  Key() = default;
  template <class Needs>
  static Key of(Needs needs) {
    Key key;
    key.value_ = std::make_shared<const Needs>(std::move(needs));
    key.equal_ = &equal<Needs>;
    return key;
  }

  bool any() const { return value_ != nullptr; }
  /// It must have been made of one.
  template <class Needs>
  const Needs& as() const {
    return *static_cast<const Needs*>(value_.get());
  }
  friend bool operator==(const Key& a, const Key& b) {
    if (a.equal_ != b.equal_) return false;
    return a.value_ == b.value_ || a.equal_(a.value_.get(), b.value_.get());
  }

 private:
  template <class Needs>
  static bool equal(const void* a, const void* b) {
    return *static_cast<const Needs*>(a) == *static_cast<const Needs*>(b);
  }
  std::shared_ptr<const void> value_;
  bool (*equal_)(const void* a, const void* b) = nullptr;
};

}  // namespace memscape
