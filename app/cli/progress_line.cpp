// Drawn anew only where it differs, so that a loop may tell as often as it likes.
#include "app/cli/progress_line.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

namespace memscape {
namespace {

std::size_t columns() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace

ProgressLine::ProgressLine(bool quiet) : shown_(!quiet && isatty(STDERR_FILENO)) {}

ProgressLine::~ProgressLine() {
  if (!drawn_.empty()) std::cerr << "\r\x1b[K" << std::flush;
}

void ProgressLine::show(std::string_view what, double share, std::string_view numbers) {
  if (!shown_) return;
  constexpr int cells = 30;
  const auto filled = static_cast<std::size_t>(cells * std::clamp(share, 0.0, 1.0));
  std::string line = "\rComputing " + std::string(what);
  const std::string bar = " [" + std::string(filled, '#') + std::string(cells - filled, ' ') + "]";
  const std::size_t room = columns();  // a line that wraps cannot be taken away
  if (share > 0 && line.size() + bar.size() <= room) line += bar;
  if (!numbers.empty() && line.size() + 1 + numbers.size() <= room) line += " " + std::string(numbers);
  if (line == drawn_) return;
  drawn_ = std::move(line);
  std::cerr << drawn_ << "\x1b[K" << std::flush;
}

void ProgressLine::show(const Progress& progress) {
  std::string what(progress.words);
  if (progress.panels > 1)
    what += " of panel " + std::to_string(progress.panel + 1) + " of " + std::to_string(progress.panels);
  if (progress.seconds >= 5) what += ", about " + duration_text(progress.seconds);
  show(what, progress.share);
}

}  // namespace memscape
