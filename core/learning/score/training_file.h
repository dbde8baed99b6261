// Trained weights on disk, little-endian: the line "memscape score network 1", a line of JSON that names
// settings and arrays ("arrays": [{"name": .., "count": ..}, ..]), then the arrays' 32-bit floats in that
// order.
#pragma once
#include <filesystem>

#include "core/learning/score/trainer.h"

namespace memscape {

struct Training {
  TrainingSettings settings;
  TrainingState state;
  bool operator==(const Training&) const = default;
};

/// Writes the file whole or not at all. Throws Error{work}.
void save_training(const std::filesystem::path& file, const Training& training);
/// What was saved, from which training can go on. Throws Error{input} that says what is wrong with the file.
Training load_training(const std::filesystem::path& file);

}  // namespace memscape
