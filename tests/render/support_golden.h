// Golden pictures: tests/golden/NAME.png is what a picture should be.
#pragma once
#include <string>

#include "render/shapes/picture.h"

namespace memscape {

/// Two thresholds: few pixels may differ by more than `tolerance` (text and edges of other font or Cairo
/// versions), and none by more than `largest`.
struct GoldenThresholds {
  int tolerance = 12;   ///< of 255
  double share = 0.01;  ///< of the pixels
  int largest = 200;    ///< of 255
};

/// Compares with tests/golden/NAME.png. "" when alike, else a sentence; the actual picture is then written to
/// golden-actual/NAME.png in the working folder. With MEMSCAPE_GOLDEN_UPDATE set in the environment it
/// records instead.
std::string compare_golden(const Picture& picture, const std::string& name,
                           const GoldenThresholds& thresholds = {});

}  // namespace memscape
