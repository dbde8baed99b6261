// Drawn anew only where it differs, so that a loop may tell as often as it likes.
#include "app/cli/progress_line.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>

namespace memscape {

ProgressLine::ProgressLine(bool quiet) : shown_(!quiet && isatty(STDERR_FILENO)) {}

ProgressLine::~ProgressLine() {
  if (!drawn_.empty()) std::cerr << "\r\x1b[K" << std::flush;
}

void ProgressLine::show(std::string_view what, double share, std::string_view numbers) {
  if (!shown_) return;
  constexpr int cells = 30;
  const auto filled = static_cast<std::size_t>(cells * std::clamp(share, 0.0, 1.0));
  std::string line = "\rComputing " + std::string(what);
  if (share > 0) line += " [" + std::string(filled, '#') + std::string(cells - filled, ' ') + "]";
  if (!numbers.empty()) line += " " + std::string(numbers);
  if (line == drawn_) return;
  drawn_ = std::move(line);
  std::cerr << drawn_ << "\x1b[K" << std::flush;
}

void ProgressLine::show(const Progress& progress) {
  std::string what(progress.words);
  if (progress.panels > 1)
    what += " of panel " + std::to_string(progress.panel + 1) + " of " + std::to_string(progress.panels);
  show(what, progress.share);
}

}  // namespace memscape
