// Keeps up to 200 versions of the past, the oldest forgotten first.
#include "core/actions/document.h"

#include <utility>

#include "core/base/error.h"

namespace memscape {
namespace {
constexpr size_t versions_kept = 200;
}

Document::Document(Scene scene, std::string name)
    : now_{settled({.scene = scene})},
      name_(std::move(name)),
      saved_(std::make_shared<const Scene>(std::move(scene))) {}

Document::Document(Parts parts)
    : now_{settled({.scene = *parts.now.scene})},
      name_(std::move(parts.now.name)),
      saved_(std::move(parts.now.saved)),
      past_(std::move(parts.past)),
      future_(std::move(parts.future)),
      left_(std::move(parts.left)) {}

Document::Version Document::version() const {
  return {std::make_shared<const Scene>(now_.scene), name_, saved_};
}

void Document::act(const Action& action, std::string_view gesture) {
  if (std::holds_alternative<Undo>(action)) return go(past_, future_);
  if (std::holds_alternative<Redo>(action)) return go(future_, past_);
  EditorState next = update(now_, action);
  const Open* open = std::get_if<Open>(&action);
  if (open && dirty()) leave();
  if (open || next.scene != now_.scene) {
    if (gesture.empty() || gesture != gesture_) past_.push_back(version());
    if (past_.size() > versions_kept) past_.pop_front();
    future_.clear();
    gesture_ = gesture;
  }
  if (open) {
    name_ = open->from;
    saved_ = std::make_shared<const Scene>(next.scene);
  }
  now_ = std::move(next);
}

/// What has changes stays among what was left, each scene once.
void Document::leave() {
  std::erase_if(left_, [&](const Version& version) { return *version.scene == now_.scene; });
  left_.push_back(version());
}

/// The versions before and after it that go by the same name have that scene saved from now on.
void Document::keep() {
  const auto before = std::exchange(saved_, std::make_shared<const Scene>(now_.scene));
  for (Versions* versions : {&past_, &future_, &left_})
    for (Version& version : *versions)
      if (version.saved == before) version.saved = saved_;
  std::erase_if(left_, [](const Version& version) { return !version.dirty(); });
}

void Document::saved_as(std::string name) {
  keep();
  name_ = std::move(name);
}

void Document::go(Versions& from, Versions& to) {
  gesture_.clear();
  if (from.empty()) return;
  to.push_back(version());
  now_.scene = *from.back().scene;
  name_ = from.back().name;
  saved_ = from.back().saved;
  from.pop_back();
  std::erase_if(left_, [&](const Version& version) { return *version.scene == now_.scene; });
  now_ = settled(std::move(now_));
}

void Document::take_back_left() {
  saved_ = left_.back().saved;
  left_.pop_back();
}

Document replay(std::span<const LogLine> log) {
  const Open* first = log.empty() ? nullptr : std::get_if<Open>(&log.front().action);
  if (!first)
    throw Error(Fault::input, "The log does not begin with a scene: its first line is to open one.");
  Document document(first->scene, first->from);
  for (size_t i = 1; i < log.size(); ++i) try {
      document.act(log[i].action, log[i].gesture);
    } catch (const Error& error) {
      throw Error(error.fault(), "Line " + std::to_string(i + 1) + " of the log: " + error.what());
    }
  return document;
}

}  // namespace memscape
