// Ticks: whatever the range, their texts differ, stand apart and say what they stand at.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>

#include "core/page/axes.h"
#include "support_properties.h"

using namespace memscape;

namespace {

constexpr float kSize = 8;

float width(const std::string& text) {
  float letters = 0;
  for (const char c : text) letters += (c & 0xc0) != 0x80;  // of UTF-8
  return 0.6f * kSize * letters;
}

TickTrack below(float length) {
  return {.length = length, .spacing = 3.8f * kSize, .gap = 0.6f * kSize, .extent = width};
}
TickTrack beside(float length, float room) {
  return {.length = length,
          .spacing = 2.6f * kSize,
          .gap = 0.1f * kSize,
          .extent = [](auto&) { return kSize; },
          .across = width,
          .room = room};
}

std::string all_of(const Ticks& ticks) {
  std::string all;
  for (size_t i = 0; i < ticks.values.size(); ++i) all += ticks.text(i) + " ";
  return all + "|" + name_suffix(ticks.format);
}

/// A tick's text as a number again.
double read(std::string text, const NumberFormat& format) {
  const std::string minus = "−";
  if (text.starts_with(minus)) text = "-" + text.substr(minus.size());
  return format.offset + std::strtod((text + "e" + std::to_string(format.exponent)).c_str(), nullptr);
}

void check(double low, double high, const Ticks& ticks, const TickTrack& track) {
  for (size_t i = 0; i < ticks.values.size(); ++i) {
    const double value = ticks.values[i];
    const double off = 1e-6 * (high - low) + 3e-16 * std::max(std::abs(low), std::abs(high));
    RC_ASSERT(value >= low - off);
    RC_ASSERT(value <= high + off);
    if (track.across) RC_ASSERT(track.across(ticks.text(i)) <= track.room);
    RC_ASSERT(ticks.text(i) != "−0");
    if (i == 0) continue;
    RC_ASSERT(ticks.text(i) != ticks.text(i - 1));
    const double before = ticks.values[i - 1], step = value - before;
    const double resolution = 3e-16 * std::max(std::abs(low), std::abs(high));
    if (ticks.words.empty() && std::isfinite(step))
      RC_ASSERT(std::abs(read(ticks.text(i), ticks.format) - value) <= 0.01 * step + resolution);
    const double apart = track.length * (value / 2 - before / 2) / (high / 2 - low / 2);
    const float needed = (track.extent(ticks.text(i)) + track.extent(ticks.text(i - 1))) / 2;
    RC_ASSERT(apart >= needed - 1e-3);
  }
}

double number_of(int mantissa, int power) {
  return mantissa * 1e-9 * std::pow(10.0, power);
}

}  // namespace

TEST_CASE("ticks that are far from zero and close together are read as differences") {
  CHECK(all_of(ticks_of(0.8, 0.80000005, below(300))) == "0 1 2 3 4 5 | − 0.8 (×10⁻⁸)");
  CHECK(all_of(ticks_of(5, 5 + 1e-9, beside(200, 40))) == "0.0 0.2 0.4 0.6 0.8 1.0 | − 5 (×10⁻⁹)");
  CHECK(all_of(ticks_of(100000, 100008, beside(200, 30))) == "0 1 2 3 4 5 6 7 8 | − 100000");
  CHECK(all_of(ticks_of(-100008, -100000, beside(200, 30))) == "−8 −7 −6 −5 −4 −3 −2 −1 0 | + 100000");
  CHECK(all_of(ticks_of(0, 1, below(300))) == "0.0 0.2 0.4 0.6 0.8 1.0 |");
}

TEST_CASE("a range of neighbouring doubles has ticks that differ") {
  const double low = 0.8, high = std::nextafter(std::nextafter(low, 1), 1);
  const Ticks ticks = ticks_of(low, high, below(300));
  REQUIRE(ticks.values.size() >= 2);
  CHECK(ticks.text(0) != ticks.text(1));
  CHECK(ticks.format.offset == 0.8);
}

TEST_CASE("a label on its own tells its offset") {
  const double values[] = {0.8, 0.80000001, 0.80000002};
  const NumberFormat format = format_of(values);
  CHECK(whole_number_text(values[0], format) == "0.8");
  CHECK(whole_number_text(values[2], format) == "0.8 + 2×10⁻⁸");
}

TEST_CASE("property: texts of ticks differ, stand apart and are right") {
  check_property([] {
    const int power = *rc::gen::inRange(-300, 300), finer = *rc::gen::inRange(0, 18);
    const double at = number_of(*rc::gen::inRange(-1000000000, 1000000000), power);
    const double span = number_of(*rc::gen::inRange(1, 1000000000), power - finer);
    const double low = at, high = at + span;
    RC_PRE(low < high);
    for (const float length : {20.f, 90.f, 300.f}) {
      check(low, high, ticks_of(low, high, below(length)), below(length));
      for (const float room : {10.f, 24.f, 60.f})
        check(low, high, ticks_of(low, high, beside(length, room)), beside(length, room));
    }
  });
  check_property([] {
    const double at = number_of(*rc::gen::inRange(-1000000000, 1000000000), *rc::gen::inRange(-12, 13));
    const double span = number_of(*rc::gen::inRange(1, 1000000000), *rc::gen::inRange(-12, 13));
    RC_PRE(at < at + span);
    RC_ASSERT(ticks_of(at, at + span, beside(200, 35)).values.size() >= 2);
  });
}

TEST_CASE("both ends of what a double is have ticks") {
  for (const double end : {1.7e308, 1e300, 1e-300, 1e-307}) {
    const Ticks ticks = ticks_of(-end, end, below(300));
    CAPTURE(end);
    REQUIRE(ticks.values.size() >= 2);
    CHECK(ticks.text(0) != ticks.text(1));
  }
}

TEST_CASE("powers of ten stand apart too") {
  for (const auto& [low, high] : {std::pair{1e-3, 1e5}, std::pair{1e-300, 1e300}, std::pair{2e-4, 9e-4}}) {
    const TickTrack track = below(60);
    const Ticks ticks = log_ticks(low, high, track);
    float end = -1e9f;
    for (size_t i = 0; i < ticks.values.size(); ++i) {
      const float at = track.length * static_cast<float>((std::log10(ticks.values[i]) - std::log10(low)) /
                                                         (std::log10(high) - std::log10(low)));
      CHECK(at - width(ticks.text(i)) / 2 >= end);
      end = at + width(ticks.text(i)) / 2;
    }
  }
}
