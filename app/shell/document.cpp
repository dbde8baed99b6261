// Keeps up to 200 versions of the past, the oldest forgotten first.
#include "app/shell/document.h"

#include <utility>

namespace memscape {
namespace {
constexpr size_t versions_kept = 200;
}

Document::Document(Scene scene, std::string name) : now_{scene, std::move(name)}, saved_(std::move(scene)) {}

void Document::remember() {
  past_.push_back(now_);
  if (past_.size() > versions_kept) past_.pop_front();
  future_.clear();
}

void Document::change(Scene next, std::string_view gesture) {
  if (next == now_.scene) return;
  if (gesture.empty() || gesture != gesture_) remember();
  gesture_ = gesture;
  now_.scene = std::move(next);
}

void Document::open(Scene scene, std::string name) {
  remember();
  seal();
  saved_ = scene;
  now_ = {std::move(scene), std::move(name)};
}

void Document::saved_as(std::string name) {
  saved_ = now_.scene;
  now_.name = std::move(name);
}

void Document::undo() {
  if (past_.empty()) return;
  seal();
  future_.push_back(std::exchange(now_, std::move(past_.back())));
  past_.pop_back();
}

void Document::redo() {
  if (future_.empty()) return;
  seal();
  past_.push_back(std::exchange(now_, std::move(future_.back())));
  future_.pop_back();
}

}  // namespace memscape
