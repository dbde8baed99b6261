// The results that a panel shows, one of each type: anatomy, predictions, sweeps and whatever else is
// computed. What a panel has stays until there is something newer, as long as it may.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/session/tasks/key.h"

namespace memscape {

struct PanelState;

namespace detail {
template <class T>
inline constexpr char result_tag = 0;
}
/// Tells types of results apart.
using ResultType = const void*;
template <class T>
inline constexpr ResultType result_type = &detail::result_tag<T>;

/// part: published on the way; coarse: made while something is dragged; fine: all there is to know.
enum class Grade { part, coarse, fine };

/// Whether what was found for `then` may be shown by `now` until there is something newer.
using MayStay = bool (*)(const PanelState& now, const PanelState& then, const void* result);
/// Whether both are panels of the same kinds: see is_same_panel in task.h.
bool same_kinds(const PanelState& now, const PanelState& then, const void* result);

struct Shown {
  ResultType type = nullptr;
  std::shared_ptr<const void> result;
  Key key;  ///< none where no task made it
  Grade grade = Grade::fine;
  MayStay may_stay = same_kinds;
  bool late = false;  ///< found for what the panel was before, until there is something newer
};

class Found {
 public:
  template <class T>
  const T* get() const {
    const Shown* shown = find(result_type<T>);
    return shown ? static_cast<const T*>(shown->result.get()) : nullptr;
  }
  template <class T>
  std::shared_ptr<const T> share() const {
    const Shown* shown = find(result_type<T>);
    return shown ? std::static_pointer_cast<const T>(shown->result) : nullptr;
  }
  /// In place of what is there of its type.
  template <class T>
  void set(std::shared_ptr<const T> result) {
    put({result_type<T>, std::move(result), {}});
  }

  /// Why parts of a result are not computed though they are asked for, as sentences without full stops.
  void refuse(ResultType type, std::vector<std::string> sentences);
  template <class T>
  std::vector<std::string> refusals() const {
    return refusals_of(result_type<T>);
  }
  std::vector<std::string> refusals_of(ResultType type) const;
  /// Of all results.
  std::vector<std::string> refusals() const;

  const Shown* find(ResultType type) const;
  void put(Shown shown);
  void erase(ResultType type);
  /// Whether what is shown of this type was found for what the panel was before.
  bool late(ResultType type) const {
    const Shown* shown = find(type);
    return shown && shown->late;
  }
  void set_late(ResultType type, bool late);
  /// What of it the panel `now` may go on showing.
  Found kept(const PanelState& now, const PanelState& then) const;

 private:
  std::vector<Shown> all_;
  std::vector<std::pair<ResultType, std::vector<std::string>>> refused_;
};

}  // namespace memscape
