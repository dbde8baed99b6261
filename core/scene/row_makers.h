// How rows of scene_rows.h are written: a path, a parameter, and where in a Scene its value is.
#pragma once
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/scene/scene_rows.h"

namespace memscape::rows {

inline std::string_view last_part(std::string_view path) {
  return path.substr(path.rfind('.') + 1);
}

/// A number, toggle or choice that `access` finds in a scene.
template <class Access>
SceneRow number(std::string_view path, Parameter row, Access) {
  using Value = std::remove_reference_t<decltype(Access{}(std::declval<Scene&>()))>;
  row.id = last_part(path);
  return {path, row,
          [](const Scene& scene) { return static_cast<double>(Access{}(const_cast<Scene&>(scene))); },
          [](Scene& scene, double value) { Access{}(scene) = static_cast<Value>(value); }};
}

template <class Access>
SceneRow toggle(std::string_view path, std::string_view label, std::string_view help, Access access) {
  Scene scene;
  const double fallback = access(scene) ? 1 : 0;
  return number(path,
                {.label = label,
                 .help = help,
                 .minimum = 0,
                 .maximum = 1,
                 .fallback = fallback,
                 .scale = Scale::toggle},
                access);
}

template <class Access>
SceneRow text(std::string_view path, std::string_view label, std::string_view help, Access) {
  return {path,
          {.id = last_part(path), .label = label, .help = help},
          nullptr,
          nullptr,
          [](Scene& scene) -> std::string& { return Access{}(scene); }};
}

/// A word out of a list, the first being the default.
template <class Access>
SceneRow word(std::string_view path, std::string_view label, std::string_view help,
              std::vector<std::string_view> choices, Access) {
  Parameter row{.id = last_part(path),
                .label = label,
                .help = help,
                .minimum = 0,
                .maximum = static_cast<double>(choices.size()) - 1,
                .fallback = 0,
                .scale = Scale::choice,
                .choices = choices};
  return {path, row, nullptr, nullptr, [](Scene& scene) -> std::string& { return Access{}(scene); }};
}

// Where a value is: AT(view.plane).
#define AT(member)         \
  [](Scene & s) -> auto& { \
    return s.member;       \
  }

}  // namespace memscape::rows

namespace memscape {

/// The rows of `layers` and of `study`, parts of scene_rows().
std::vector<SceneRow> layer_rows();
std::vector<SceneRow> study_rows();

}  // namespace memscape
