// When tooltips come.
#include <doctest/doctest.h>

#include "app/widgets/tips.h"

using memscape::Tips;

TEST_CASE(
    "a tooltip comes after a rest, not while a button is held, and after a drag only when the pointer "
    "moved") {
  Tips tips;
  tips.begin_frame(0, false, true);
  CHECK_FALSE(tips.is_due(1, 0));
  CHECK(tips.is_due(1, 0.7));
  CHECK_FALSE(tips.is_due(2, 0.8));  // another one begins anew
  CHECK(tips.is_due(2, 1.5));

  tips.begin_frame(2, true, true);  // a drag
  CHECK_FALSE(tips.is_due(2, 2));
  tips.begin_frame(3, false, false);
  CHECK_FALSE(tips.is_due(2, 9));
  tips.begin_frame(10, false, true);
  CHECK_FALSE(tips.is_due(2, 10.1));
  CHECK(tips.is_due(2, 10.7));
}
