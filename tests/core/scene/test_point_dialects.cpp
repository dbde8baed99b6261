// A table written in any dialect reads as the same numbers: properties over random tables.
#include <doctest/doctest.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "core/scene/sources/point_table.h"
#include "support_properties.h"

using namespace memscape;

namespace {

struct Dialect {
  char separator = ',';
  bool comma = false, named = true, rows = false, labels = false, comment = false, mark = false;
  int encoding = 0;  ///< UTF-8, UTF-16 little, big
  std::string end = "\n";
};

std::string number_text(double value, const Dialect& dialect) {
  char digits[64];
  std::string text(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  if (dialect.comma) std::ranges::replace(text, '.', ',');
  return dialect.comma && dialect.separator == ',' ? '"' + text + '"' : text;
}

std::string encoded(const std::string& text, const Dialect& dialect) {
  if (dialect.encoding == 0) return (dialect.mark ? "\xef\xbb\xbf" : "") + text;
  const bool big = dialect.encoding == 2;
  std::string bytes = big ? "\xfe\xff" : "\xff\xfe";
  for (const char c : text) bytes += big ? std::string{'\0', c} : std::string{c, '\0'};
  return bytes;
}

std::string label_of(size_t i) {
  return "a, \"" + std::to_string(i % 3) + "\"; b";
}

std::string written(const std::vector<std::vector<double>>& points, const Dialect& dialect) {
  std::string text = dialect.comment ? "# as measured, in cm" + dialect.end : "";
  auto line = [&](const std::vector<std::string>& cells) {
    for (size_t c = 0; c < cells.size(); ++c) text += (c ? std::string(1, dialect.separator) : "") + cells[c];
    text += dialect.end;
  };
  std::vector<std::string> cells;
  if (dialect.named) {
    if (dialect.rows) cells.push_back("\"\"");
    for (size_t d = 0; d < points[0].size(); ++d) cells.push_back("\"v" + std::to_string(d) + "\"");
    if (dialect.labels) cells.push_back("kind");
    line(cells);
  }
  for (size_t i = 0; i < points.size(); ++i) {
    cells.clear();
    if (dialect.named && dialect.rows) cells.push_back(std::to_string(i));
    for (const double x : points[i]) cells.push_back(number_text(x, dialect));
    if (dialect.labels) cells.push_back("\"a, \"\"" + std::to_string(i % 3) + "\"\"; b\"");
    line(cells);
  }
  return encoded(text, dialect);
}

rc::Gen<Dialect> dialects() {
  return rc::gen::exec([] {
    Dialect dialect;
    dialect.separator = *rc::gen::element(',', ';', '\t', ' ');
    dialect.comma = *rc::gen::arbitrary<bool>();
    dialect.named = *rc::gen::arbitrary<bool>();
    dialect.rows = *rc::gen::arbitrary<bool>();
    dialect.labels = *rc::gen::arbitrary<bool>();
    dialect.comment = *rc::gen::arbitrary<bool>();
    dialect.mark = *rc::gen::arbitrary<bool>();
    dialect.encoding = *rc::gen::inRange(0, 3);
    dialect.end = *rc::gen::element<std::string>("\n", "\r\n", "\r");
    return dialect;
  });
}

/// Numbers that no other reading fits: none is whole, none has three digits behind its mark.
double number(int seed) {
  return seed + 0.0625 + 1e-9 * (seed % 7);
}

}  // namespace

TEST_CASE("a table in any dialect reads as the same numbers and labels") {
  check_property([] {
    const Dialect dialect = *dialects();
    const int D = *rc::gen::inRange(dialect.comma ? 2 : 1, 6), N = *rc::gen::inRange(1, 8);
    std::vector<std::vector<double>> points(static_cast<size_t>(N));
    for (auto& point : points)
      for (int d = 0; d < D; ++d) point.push_back(number(*rc::gen::arbitrary<int>()));
    const PointTable table = read_points(written(points, dialect), "p");
    RC_ASSERT(table.X.rows() == D);
    RC_ASSERT(table.X.cols() == N);
    for (int i = 0; i < N; ++i)
      for (int d = 0; d < D; ++d)
        RC_ASSERT(table.X(d, i) == points[static_cast<size_t>(i)][static_cast<size_t>(d)]);
    RC_ASSERT(table.labels.any() == dialect.labels);
    for (size_t i = 0; i < table.labels.of.size(); ++i)
      RC_ASSERT(table.labels.names[static_cast<size_t>(table.labels.of[i])] == label_of(i));
  });
}

TEST_CASE("any double reads back as itself, with points and with commas") {
  check_property([] {
    const double x = *rc::gen::map(rc::gen::arbitrary<std::int64_t>(), [](std::int64_t bits) {
      double value;
      static_assert(sizeof value == sizeof bits);
      if ((bits >> 52 & 0x7ff) == 0x7ff) bits ^= std::int64_t{1} << 62;  // finite then
      std::memcpy(&value, &bits, sizeof value);
      return value;
    });
    Dialect dialect;
    dialect.named = false;
    RC_ASSERT(read_points(written({{x}}, dialect), "p", {.header = Header::no}).X(0, 0) == x);
    dialect.separator = ';', dialect.comma = true;
    RC_ASSERT(read_points(written({{x, 0.5}}, dialect), "p", {.header = Header::no}).X(0, 0) == x);
  });
}
