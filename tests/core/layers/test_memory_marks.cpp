// Memories are stars while they have room for these, and dots where they lie on each other.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/layers/memory_layer.h"
#include "core/page/words.h"
#include "support_layers.h"

using namespace memscape;

namespace {

struct Seen {
  size_t stars = 0, discs = 0;
  std::string caption;
};

Seen seen(const std::string& memories, float side) {
  Session session = session_of(R"({"memscape": 1, "memories": )" + memories +
                               R"(, "particles": {"kind": "none"}, "layers": {"contours": false}})");
  const Style style = make_style("light", 9);
  const Layout layout = laid_out(session, side, side, style);
  Seen seen;
  for (const Shape& shape : compose(session, layout, style, plain_measure).shapes) {
    if (const auto* marks = std::get_if<Marks>(&shape))
      (marks->mark == Mark::star ? seen.stars : seen.discs) += marks->at.size();
    if (const auto* text = std::get_if<Text>(&shape)) seen.caption += text->text;
  }
  return seen;
}

}  // namespace

TEST_CASE("a thousand stars become dots, a hundred that lie apart do not") {
  const Seen ring = seen(R"({"kind": "circle", "count": 1000, "even": true})", 400);
  CHECK(ring.stars == 0);
  CHECK(ring.discs == 1000);
  CHECK(ring.caption.find("(dots)") != std::string::npos);
  const Seen few = seen(R"({"kind": "random", "count": 100, "dimension": 2, "low": -1.4, "high": 1.4})", 600);
  CHECK(few.stars == 100);
  CHECK(few.caption.find("(stars)") != std::string::npos);
  const Seen nine = seen(R"({"kind": "circle", "count": 9})", 120);
  CHECK(nine.stars == 9);
}
