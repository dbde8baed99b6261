// Trained weights on disk, little-endian: the line "memscape score network 1", a line of JSON that names
// settings and arrays ("arrays": [{"name": .., "count": ..}, ..]), then the arrays' 32-bit floats in that
// order.
#pragma once
#include <string>
#include <string_view>

#include "core/learning/score/trainer.h"

namespace memscape {

struct Training {
  TrainingSettings settings;
  TrainingState state;
  bool operator==(const Training&) const = default;
};

/// The bytes of a file of weights.
std::string training_bytes(const Training& training);
/// What such bytes hold, from which training can go on. Throws Error{input} that says what is wrong with the
/// file `name`.
Training parse_training(std::string_view bytes, const std::string& name);

}  // namespace memscape
