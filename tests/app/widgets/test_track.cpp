// Places on a slider's track.
#include <doctest/doctest.h>

#include "app/widgets/track.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"

using namespace memscape;

TEST_CASE("a place on the track near a change is the change") {
  const Row& row = *row_at(default_scene(), "energy.beta");
  const std::vector<double> snaps{0.5, 1.8304};
  const double place = track_place(row, 1.8304);
  CHECK(snapped_track_value(row, place + 0.009, snaps, 0.01) == 1.8304);
  CHECK(snapped_track_value(row, place - 0.009, snaps, 0.01) == 1.8304);
  CHECK(snapped_track_value(row, place + 0.011, snaps, 0.01) == track_value(row, place + 0.011));
  CHECK(snapped_track_value(row, place, {}, 0.01) == 1.83);
  // The nearer of two; none at the ends of the track.
  const std::vector<double> close{1, 1.1};
  CHECK(snapped_track_value(row, track_place(row, 1.08), close, 0.1) == 1.1);
  const std::vector<double> end{row.minimum};
  CHECK(snapped_track_value(row, 0.005, end, 0.01) == track_value(row, 0.005));
}
