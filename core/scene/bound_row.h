// Rows of values that every scene has: each is bound to its member by pointers to members, from which
// reading, writing, comparing and copying follow.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/scene/scene_rows.h"

namespace memscape::rows {

/// Where a value is in a scene: at<&Scene::view, &View::plane>.
template <auto... members>
struct At {
  static const auto& in(const Scene& scene) { return (scene.*....*members); }
  static auto& in(Scene& scene) { return (scene.*....*members); }
};
template <auto... members>
inline constexpr At<members...> at{};

template <class Member>
Value value_of(const Row& row, const Member& member) {
  if constexpr (std::is_same_v<Member, std::string>) {
    if (!row.is_number()) return member;
    const auto word = std::ranges::find(row.choices, member);
    return word == row.choices.end() ? row.fallback : Value(word - row.choices.begin());
  } else if constexpr (std::is_same_v<Member, double[2]>) {
    return Interval{member[0], member[1]};
  } else if constexpr (requires { std::begin(member); }) {
    return Value::List(std::begin(member), std::end(member));
  } else {
    return static_cast<double>(member);
  }
}

template <class Member>
void assign(const Row& row, Member& member, const Value& value) {
  if constexpr (std::is_same_v<Member, std::string>) {
    member = row.is_number() ? row.choices[static_cast<size_t>(value.number())] : value.text();
  } else if constexpr (std::is_same_v<Member, double[2]>) {
    member[0] = value.interval().low, member[1] = value.interval().high;
  } else if constexpr (std::is_same_v<Member, std::vector<bool>>) {
    member.clear();
    for (const Value& entry : value.list()) member.push_back(entry.number() != 0);
  } else if constexpr (std::is_array_v<Member>) {
    for (size_t i = 0; i < std::min(std::size(member), value.list().size()); ++i)
      member[i] = static_cast<std::remove_reference_t<decltype(member[i])>>(value.list()[i].number());
  } else {
    member = static_cast<Member>(value.number());
  }
}

inline std::string last_part(std::string_view path) {
  return std::string(path.substr(path.rfind('.') + 1));
}

/// A value of any type at a place; the path tells the row's id.
template <auto... members>
SceneRow bound(std::string_view path, Row row, At<members...>) {
  using Place = At<members...>;
  row.id = last_part(path);
  return {std::string(path),
          std::move(row),
          [](const Row& r, const Scene& scene) { return value_of(r, Place::in(scene)); },
          [](const Row& r, Scene& scene, const Value& value) { assign(r, Place::in(scene), value); },
          [](const Scene& a, const Scene& b) {
            if constexpr (std::is_array_v<std::remove_cvref_t<decltype(Place::in(a))>>)
              return std::ranges::equal(Place::in(a), Place::in(b));
            else
              return Place::in(a) == Place::in(b);
          },
          [](Scene& to, const Scene& from) {
            if constexpr (std::is_array_v<std::remove_cvref_t<decltype(Place::in(from))>>)
              std::ranges::copy(Place::in(from), std::begin(Place::in(to)));
            else
              Place::in(to) = Place::in(from);
          }};
}

/// A toggle; its default is that of an empty scene.
template <auto... members>
SceneRow toggle(std::string_view path, std::string_view label, std::string_view help, At<members...> place) {
  const Scene scene;
  return bound(path,
               {.label = std::string(label),
                .help = std::string(help),
                .fallback = static_cast<double>(place.in(scene)),
                .scale = Scale::toggle},
               place);
}

template <auto... members>
SceneRow text(std::string_view path, std::string_view label, std::string_view help, At<members...> place) {
  return bound(path,
               {.label = std::string(label),
                .help = std::string(help),
                .fallback = "",
                .type = Type::text,
                .wants = "a text in quotation marks"},
               place);
}

/// A word out of a list, the first being the default.
template <auto... members>
SceneRow word(std::string_view path, std::string_view label, std::string_view help,
              std::vector<std::string> choices, At<members...> place) {
  return bound(path,
               {.label = std::string(label),
                .help = std::string(help),
                .maximum = static_cast<double>(choices.size()) - 1,
                .scale = Scale::choice,
                .choices = choices},
               place);
}

}  // namespace memscape::rows

namespace memscape {

/// The rows of `layers` and of `study`, parts of scene_rows().
std::vector<SceneRow> layer_rows();
std::vector<SceneRow> study_rows();

}  // namespace memscape
