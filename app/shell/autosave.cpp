// The document and the networks are copied (copies share what they hold) and written by an errand.
#include "app/shell/autosave.h"

#include <cstdio>
#include <sstream>
#include <utility>

#include "app/shell/unsaved.h"
#include "core/actions/document_text.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/quoted.h"
#include "core/session/networks.h"

namespace memscape {
namespace {

constexpr double rest_seconds = 1;                         // after the last change
constexpr double least_seconds = 3, longest_seconds = 12;  // between two writes

std::string matrix_text(const Matrix& X) {
  std::string text = std::to_string(X.rows()) + " " + std::to_string(X.cols()) + "\n";
  char number[32];
  for (Eigen::Index i = 0; i < X.size(); ++i) {
    std::snprintf(number, sizeof number, "%.17g\n", X.data()[i]);
    text += number;
  }
  return text;
}

Matrix matrix_of(const std::string& text, const std::string& name) {
  std::istringstream in(text);
  Eigen::Index rows = 0, columns = 0;
  in >> rows >> columns;
  if (!in || rows < 1 || columns < 1 || rows > 1000000 || columns > 1000000 / rows * 100)
    throw Error(Fault::input, shown_file(name) + " does not hold the memories of a network.");
  Matrix X(rows, columns);
  for (Eigen::Index i = 0; i < X.size(); ++i) in >> X.data()[i];
  if (!in) throw Error(Fault::input, shown_file(name) + " does not hold the memories of a network.");
  return X;
}

/// Copies share what they hold, so that another thread may write them.
struct Content {
  Document document;
  std::vector<std::shared_ptr<const Network>> networks;

  void write(const KeptWork& folder) const {
    std::vector<std::string> names;
    std::vector<KeptWork::File> files;
    for (const auto& network : networks) {
      const std::string name = std::to_string(names.size() + 1);
      names.push_back(name);
      files.emplace_back(name + ".weights", training_bytes(network->training));
      files.emplace_back(name + ".memories", matrix_text(*network->Xi));
    }
    folder.write(document_text(document, names), files);
  }
};

}  // namespace

Autosave::Autosave(std::filesystem::path state, Scheduler& tasks)
    : state_(std::move(state)), tasks_(tasks), left_(KeptWork::left_behind(state_)) {}
Autosave::~Autosave() = default;

Autosave::Mark Autosave::mark_of(const Workbench& bench) {
  return {bench.version, bench.document.dirty(), bench.document.left().size(), unsaved_networks(bench)};
}

void Autosave::keep_up(Workbench& bench) {
  if (state_.empty() || failed_ || (writing_ && !writing_->done)) return;
  failed_ = writing_ && !writing_->error.empty();
  if (std::exchange(writing_, nullptr) && !failed_) bench.events.say("kept");
  if (failed_) return;
  Mark now = mark_of(bench);
  if (now != seen_) changed_at_ = bench.now, seen_ = std::move(now);
  if (seen_ == written_ || (!seen_.any() && !written_.any())) return;
  const double due = std::max(std::min(changed_at_ + rest_seconds, written_at_ + longest_seconds),
                              written_at_ + least_seconds);
  if (bench.now < due) return bench.pulse.wake_by(due);
  written_ = seen_, written_at_ = bench.now;
  if (!written_.any()) {
    if (own_->any()) own_->remove();
    return;
  }
  writing_ = tasks_.errand(
      [state = state_, own = own_, content = Content{bench.document, written_.networks}](const Watch&) {
        if (!own->any()) *own = KeptWork::begin(state);
        content.write(*own);
      },
      false);
}

void Autosave::write(const Workbench& bench) {
  if (state_.empty()) return;
  tasks_.wait(writing_);
  const Mark now = mark_of(bench);
  if (!now.any()) return finish();
  if (!own_->any()) *own_ = KeptWork::begin(state_);
  Content{bench.document, now.networks}.write(*own_);
}

void Autosave::finish() {
  tasks_.wait(writing_);
  if (own_->any()) own_->remove();
}

void Autosave::restore(Workbench& bench) {
  const KeptWork& kept = left_.front();
  KeptDocument document = parse_document(read_file(kept.document()), kept.document().string());
  std::vector<std::shared_ptr<Network>> networks;
  for (const std::string& name : document.weights) {
    const std::string weights = (kept.folder() / (name + ".weights")).string(),
                      memories = (kept.folder() / (name + ".memories")).string();
    auto Xi = std::make_shared<const Matrix>(matrix_of(read_file(memories), memories));
    networks.push_back(make_network(parse_training(read_file(weights), weights), Xi));
    networks.back()->floor = loss_floor(networks.back()->training.settings, *Xi);
  }
  for (const auto& network : networks) bench.session.set_network(network);
  perform(bench, Open{document.document.scene(), document.document.name()});
  bench.document = std::move(document.document);
  *own_ = std::move(left_.front());
  left_.erase(left_.begin());
  written_ = seen_ = mark_of(bench);
  bench.events.say("restored", bench.document.name());
}

void Autosave::throw_away() {
  left_.front().remove();
  left_.erase(left_.begin());
}

}  // namespace memscape
