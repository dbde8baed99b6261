// Places on a slider's track.
#include <doctest/doctest.h>

#include "app/shell/workbench.h"
#include "app/widgets/track.h"
#include "app/widgets/track_decoration.h"
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

TEST_CASE(
    "keys step logarithmic rows by 1, 2, 5, others by round steps and whole numbers by one; finely a tenth") {
  const Row& beta = *row_at(default_scene(), "energy.beta");
  CHECK(stepped_value(beta, 4, 1, false) == 5);
  CHECK(stepped_value(beta, 5, 1, false) == 10);
  CHECK(stepped_value(beta, 5, 3, false) == 50);
  CHECK(stepped_value(beta, 5, -1, false) == 2);
  CHECK(stepped_value(beta, 1, -1, false) == 0.5);
  CHECK(stepped_value(beta, 0.002, -1, false) == 0.001);
  CHECK(stepped_value(beta, 0.001, -1, false) == 0.001);
  CHECK(stepped_value(beta, 10000, 1, false) == 10000);
  CHECK(stepped_value(beta, 5, 1, true) == 5.1);
  CHECK(stepped_value(beta, 10, -1, true) == 9.9);
  CHECK(stepped_value(beta, 9.9, 1, true) == 10);

  const Row angle{.minimum = -1, .maximum = 1};
  CHECK(stepped_value(angle, 0, 1, false) == 0.02);
  CHECK(stepped_value(angle, 0.013, 1, false) == 0.02);
  CHECK(stepped_value(angle, 0.013, -1, false) == 0);
  CHECK(stepped_value(angle, 0.02, -1, true) == 0.018);
  CHECK(stepped_value(angle, 0.99, 1, false) == 1);

  const Row whole{.minimum = 0, .maximum = 9, .scale = Scale::integer},
      count{.minimum = 0, .maximum = 1000, .scale = Scale::integer_log};
  CHECK(stepped_value(whole, 3, 1, false) == 4);
  CHECK(stepped_value(whole, 0, -1, false) == 0);
  CHECK(stepped_value(count, 0, 1, false) == 1);
  CHECK(stepped_value(count, 1, -1, false) == 0);
  CHECK(stepped_value(count, 9, 1, false) == 10);
  CHECK(stepped_value(count, 9, 2, false) == 20);
  CHECK(stepped_value(count, 9, 2, true) == 11);
}

TEST_CASE("both ends of a process's times say that they are the wrong way round") {
  Workbench bench(parse_scene(R"({"memscape": 1, "energy": {"kind": "diffusion"},
    "dynamics": {"kind": "reverse_sde", "t_min": 0.5, "t_max": 0.1}})"),
                  "", false, "", {}, [] {});
  for (const char* path : {"dynamics.t_min", "dynamics.t_max"}) {
    const TrackDecoration decoration = decoration_of(bench, path);
    CHECK(decoration.note.find("no time passes") != std::string::npos);
    CHECK(decoration.note_alarms);
  }
  Workbench usual(parse_scene(R"({"memscape": 1, "energy": {"kind": "diffusion"},
    "dynamics": {"kind": "reverse_sde"}})"),
                  "", false, "", {}, [] {});
  CHECK(decoration_of(usual, "dynamics.t_min").note.empty());
}
