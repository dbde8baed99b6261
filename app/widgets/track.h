// A slider's track: where a value lies on it (0..1), and which value a place means, rounded as its row says.
#pragma once
#include <span>

#include "core/settings/settings.h"

namespace memscape {

/// Place of a value on the row's track, 0..1.
double track_place(const Row& row, double value);
/// Value at a place: logarithmic rows are rounded to 3 significant digits, linear ones to 1, 2 or 5
/// times a power of ten, at most a 500th of the track, whole numbers to whole ones.
double track_value(const Row& row, double place);
/// The value at a place, or the nearest of `snaps` on the track that is closer to it than `reach`, a share of
/// the track.
double snapped_track_value(const Row& row, double place, std::span<const double> snaps, double reach);
/// The value after `steps` keys up (down where they are negative): on logarithmic rows 1, 2, 5, 10, 20, 50..,
/// on linear ones a fiftieth of the track rounded as above, whole numbers by 1. `fine`: in the second digit,
/// a tenth of that step, whole numbers by 1.
double stepped_value(const Row& row, double value, int steps, bool fine);
/// The row with its track widened, where it has both ends, so that it holds the value.
Row widened(const Row& row, double value);
/// `value` to `digits` significant digits.
double round_significant(double value, int digits);
/// A number for people, at most `digits` significant ones: "0.05", "12", "3.2e-05".
std::string short_number(double value, int digits = 4);

}  // namespace memscape
