// Candidates are windows along a line. One is kept when the line hardly bends in it and when its box is free:
// segments of all lines are filed in buckets of the page, so that a box is tested against its neighbourhood
// only.
#include "core/drawing/contour_labels.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace memscape {
namespace {

constexpr Point2 kApart{2, 3};  // along and across a label: room for others, in heights of the text

float dot(Point2 a, Point2 b) {
  return a.x * b.x + a.y * b.y;
}
float distance(Point2 a, Point2 b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

/// A line with its arc length at each point.
struct Measured {
  const PageLine* line;
  std::vector<float> arc;

  float length() const { return arc.empty() ? 0 : arc.back(); }
  Point2 at(float s) const {
    size_t k = std::upper_bound(arc.begin(), arc.end(), s) - arc.begin();
    if (k == 0) return line->points.front();
    if (k == arc.size()) return line->points.back();
    float t = (s - arc[k - 1]) / (arc[k] - arc[k - 1]);
    return line->points[k - 1] + t * (line->points[k] - line->points[k - 1]);
  }
};

Measured measured(const PageLine& line) {
  Measured result{&line, {}};
  float s = 0;
  for (size_t p = 0; p < line.points.size(); ++p) {
    if (p > 0) s += distance(line.points[p], line.points[p - 1]);
    result.arc.push_back(s);
  }
  return result;
}

struct Axes {
  Point2 along, across;
};

Axes axes_of(const LineLabel& label) {
  float radians = label.angle * std::numbers::pi_v<float> / 180;
  Point2 along{std::cos(radians), -std::sin(radians)};
  return {along, {-along.y, along.x}};
}

/// True when the segment a b meets the label's box: Liang-Barsky in the axes of the box.
bool meets(const LineLabel& label, Point2 a, Point2 b) {
  Axes axes = axes_of(label);
  float enter = 0, leave = 1;
  auto cut = [&](Point2 axis, float half) {
    float p = dot(a - label.centre, axis), d = dot(b - a, axis);
    if (d == 0) return std::abs(p) <= half;
    float t0 = (-half - p) / d, t1 = (half - p) / d;
    enter = std::max(enter, std::min(t0, t1));
    leave = std::min(leave, std::max(t0, t1));
    return enter <= leave;
  };
  return cut(axes.along, label.size.x / 2) && cut(axes.across, label.size.y / 2);
}

/// True when two boxes meet: an edge of one meets the other, or one lies within the other.
bool meets(const LineLabel& a, const LineLabel& b) {
  std::vector<Point2> corners = label_corners(b);
  for (size_t k = 0; k < 4; ++k)
    if (meets(a, corners[k], corners[(k + 1) % 4])) return true;
  return meets(b, a.centre, a.centre);
}

/// All segments, filed by the buckets of the page that they pass.
class Buckets {
 public:
  Buckets(const std::vector<Measured>& lines, const Rect& plot, float side) : plot_(plot), side_(side) {
    columns_ = static_cast<int>(plot.width / side) + 1;
    rows_ = static_cast<int>(plot.height / side) + 1;
    cells_.resize(static_cast<size_t>(columns_) * rows_);
    for (size_t l = 0; l < lines.size(); ++l)
      for (size_t p = 1; p < lines[l].arc.size(); ++p)
        file(lines[l], static_cast<int>(l), static_cast<int>(p));
  }

  struct Piece {
    int line, point;  ///< the segment that ends at this point
  };
  /// Calls `visit` with pieces near a box of this radius until it returns true.
  template <class Visit>
  bool any_near(Point2 centre, float radius, const Visit& visit) const {
    for (int j = row(centre.y - radius); j <= row(centre.y + radius); ++j)
      for (int i = column(centre.x - radius); i <= column(centre.x + radius); ++i)
        for (const Piece& piece : cells_[static_cast<size_t>(j) * columns_ + i])
          if (visit(piece)) return true;
    return false;
  }

 private:
  int column(float x) const { return std::clamp(static_cast<int>((x - plot_.x) / side_), 0, columns_ - 1); }
  int row(float y) const { return std::clamp(static_cast<int>((y - plot_.y) / side_), 0, rows_ - 1); }
  void file(const Measured& line, int l, int p) {
    Point2 a = line.line->points[p - 1], b = line.line->points[p];
    for (int j = row(std::min(a.y, b.y)); j <= row(std::max(a.y, b.y)); ++j)
      for (int i = column(std::min(a.x, b.x)); i <= column(std::max(a.x, b.x)); ++i)
        cells_[static_cast<size_t>(j) * columns_ + i].push_back({l, p});
  }
  Rect plot_;
  float side_;
  int columns_, rows_;
  std::vector<std::vector<Piece>> cells_;
};

struct Candidate {
  LineLabel label;
  float badness;
};

/// The window [s, s + width] of a line as a candidate; badness is infinite where the line bends too much.
Candidate candidate_at(const Measured& line, int index, float s, Point2 size) {
  constexpr int kSamples = 8;
  constexpr float kBend = 0.22f;  // of the text's height: largest way of the line from its chord
  Point2 a = line.at(s), b = line.at(s + size.x);
  Point2 chord = b - a;
  float length = std::hypot(chord.x, chord.y), worst = 0, mean = 0;
  Candidate candidate{{index, s, s + size.x, 0.5f * (a + b), 0, size}, INFINITY};
  if (length < 0.9f * size.x) return candidate;
  Point2 normal{-chord.y / length, chord.x / length};
  for (int k = 1; k < kSamples; ++k) {
    float off = dot(line.at(s + size.x * k / kSamples) - a, normal);
    worst = std::max(worst, std::abs(off));
    mean += off / kSamples;
  }
  if (worst > kBend * size.y) return candidate;
  if (chord.x < 0) chord = -1 * chord;  // upright
  candidate.label.centre = candidate.label.centre + mean * normal;
  candidate.label.angle = std::atan2(-chord.y, chord.x) * 180 / std::numbers::pi_v<float>;
  candidate.badness = worst / size.y + std::abs(candidate.label.angle) / 180;
  return candidate;
}

bool inside(const LineLabel& label, const Rect& plot) {
  auto corners = label_corners(label);
  return std::all_of(corners.begin(), corners.end(), [&](Point2 p) { return plot.contains(p); });
}

/// True when no line but the label's own stretch of its own line comes into the box.
bool is_free(const LineLabel& label, const std::vector<Measured>& lines, const Buckets& buckets) {
  float radius = std::hypot(label.size.x, label.size.y) / 2;
  return !buckets.any_near(label.centre, radius, [&](const Buckets::Piece& piece) {
    const Measured& line = lines[piece.line];
    if (piece.line == label.line) {
      float from = line.arc[piece.point - 1], to = line.arc[piece.point];
      if (to > label.from && from < label.to) return false;  // of the gap, or ends in it
    }
    return meets(label, line.line->points[piece.point - 1], line.line->points[piece.point]);
  });
}

}  // namespace

std::vector<Point2> label_corners(const LineLabel& label) {
  Axes axes = axes_of(label);
  Point2 x = (label.size.x / 2) * axes.along, y = (label.size.y / 2) * axes.across;
  return {label.centre - x - y, label.centre + x - y, label.centre + x + y, label.centre - x + y};
}

std::vector<LineLabel> place_labels(const std::vector<PageLine>& lines, const std::vector<Point2>& sizes,
                                    const Rect& plot) {
  std::vector<Measured> all;
  for (const PageLine& line : lines) all.push_back(measured(line));
  float side = std::min(plot.width, plot.height);
  Buckets buckets(all, plot, std::max(8.f, side / 64));
  std::vector<LineLabel> placed;
  for (size_t level = 0; level < sizes.size(); ++level) {
    std::vector<Candidate> candidates;
    float length = 0;
    for (size_t l = 0; l < all.size(); ++l) {
      if (all[l].line->level != static_cast<int>(level) || all[l].length() < 1.6f * sizes[level].x) continue;
      length += all[l].length();
      for (float s = 0; s + sizes[level].x <= all[l].length(); s += 0.6f * sizes[level].x) {
        Candidate candidate = candidate_at(all[l], static_cast<int>(l), s, sizes[level]);
        if (candidate.badness < INFINITY && inside(candidate.label, plot)) candidates.push_back(candidate);
      }
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.badness < b.badness; });
    size_t first = placed.size(), wanted = std::clamp<size_t>(std::lround(length / (3 * side)), 1, 3);
    for (const Candidate& candidate : candidates) {
      if (placed.size() - first >= wanted) break;
      LineLabel apart = candidate.label;  // on a front with many lines labels would stand on each other
      apart.size = apart.size + Point2{kApart.x * apart.size.y, kApart.y * apart.size.y};
      bool clear = std::none_of(placed.begin(), placed.end(), [&](const LineLabel& other) {
        bool same = &other - placed.data() >= static_cast<std::ptrdiff_t>(first);
        return meets(apart, other) || (same && distance(candidate.label.centre, other.centre) < 0.4f * side);
      });
      if (clear && is_free(candidate.label, all, buckets)) placed.push_back(candidate.label);
    }
  }
  return placed;
}

}  // namespace memscape
