// A picture is alike when the share of pixels off by more than the tolerance, and the largest difference, are
// small enough.
#include "support_golden.h"

#include <cstdlib>

#include "core/base/files.h"
#include "render/figure/png.h"
#include "tests/support_paths.h"

namespace memscape {

std::string compare_golden(const Picture& picture, const std::string& name,
                           const GoldenThresholds& thresholds) {
  namespace fs = std::filesystem;
  fs::path golden = fs::path(source_tree()) / "tests" / "golden" / (name + ".png");
  if (std::getenv("MEMSCAPE_GOLDEN_UPDATE")) {
    write_file(golden, png_bytes(picture));
    return "";
  }
  fs::path actual = fs::current_path() / "golden-actual" / (name + ".png");
  std::string sentence;
  if (!fs::exists(golden)) {
    sentence = "There is no " + golden.string();
  } else {
    Picture wanted = read_png(golden);
    Difference d = difference(picture, wanted, thresholds.tolerance);
    if (d.share <= thresholds.share && d.largest <= thresholds.largest) return "";
    sentence = "The picture " + name + " (" + std::to_string(picture.width) + " x " +
               std::to_string(picture.height) + ") differs from its golden one in " +
               std::to_string(100 * d.share) + " % of the pixels, by at most " + std::to_string(d.largest) +
               " of 255";
  }
  fs::create_directories(actual.parent_path());
  write_file(actual, png_bytes(picture));
  return sentence + "; look at " + actual.string() +
         " and record it with MEMSCAPE_GOLDEN_UPDATE=1 if it is right.";
}

}  // namespace memscape
